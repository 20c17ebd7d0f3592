import Glibc

/// Writes a file, whole or not at all.
///
/// The bytes go to a new file beside it that then takes its place and its permissions, so that nobody sees half of them.
/// A link is followed. What is no file, such as a pipe or a device, is written into and not replaced.
///
/// - Returns: Why it could not be written; nil when it was.
func writeWhole(_ bytes: [UInt8], to path: String) -> String? {
  guard !path.isEmpty else { return "it has no name" }
  var status = stat()
  let exists = unsafe stat(path, &status) == 0
  guard !exists || status.st_mode & S_IFMT != S_IFDIR else { return systemReason(EISDIR) }
  guard !exists || status.st_mode & S_IFMT == S_IFREG else { return writeInto(path, bytes) }
  let target = exists ? resolved(path) : path
  let new = "\(target).\(getpid()).new"
  let file = unsafe open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
  guard file >= 0 else { return systemReason(errno) }
  var isWritten = writeAll(bytes, to: file) && fsync(file) == 0
  if isWritten, exists { isWritten = fchmod(file, status.st_mode & 0o777) == 0 }
  let failure = errno
  close(file)
  guard isWritten else {
    unsafe unlink(new)
    return systemReason(failure)
  }
  guard unsafe rename(new, target) == 0 else {
    let failure = errno
    unsafe unlink(new)
    return systemReason(failure)
  }
  return nil
}

/// Reads a file of at most 64 MiB, or says why it cannot be read.
func readWhole(_ path: String) throws(Failure) -> [UInt8] {
  let limit = 64 << 20
  let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
  guard file >= 0 else { throw Failure("`\(path)` could not be read: \(systemReason(errno)).") }
  defer { close(file) }
  var bytes: [UInt8] = []
  while true {
    guard let chunk = readChunk(file) else { throw Failure("`\(path)` could not be read: \(systemReason(errno)).") }
    if chunk.isEmpty { return bytes }
    bytes += chunk
    guard bytes.count <= limit else { throw Failure("`\(path)` has more than 64 MiB; divide it.", .usedWrongly) }
  }
}

private func writeInto(_ path: String, _ bytes: [UInt8]) -> String? {
  let file = unsafe open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
  guard file >= 0 else { return systemReason(errno) }
  defer { close(file) }
  return writeAll(bytes, to: file) || errno == EPIPE ? nil : systemReason(errno)
}

/// The file that a link leads to.
private func resolved(_ path: String) -> String {
  guard let real = unsafe realpath(path, nil) else { return path }
  defer { unsafe free(real) }
  return unsafe String(cString: real)
}
