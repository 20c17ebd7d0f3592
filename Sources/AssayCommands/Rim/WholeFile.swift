import Glibc

/// A file that is written whole or not at all.
///
/// The bytes go to a new file beside it that then takes its place and its permissions, so that nobody sees half of them;
/// what is not finished is taken away. A link is followed. What is no file, such as a pipe or a device, is written into
/// and not replaced.
struct WholeFile: ~Copyable {
  /// Why it could not be written.
  struct Refused: Error {
    var reason: String

    init(_ reason: String) { self.reason = reason }

    /// What the system says of its last error.
    static var bySystem: Refused { Refused(systemReason(errno)) }
  }

  private var descriptor: Int32
  private let target: String
  /// The file beside it; nil where the bytes go right into what is there.
  private let new: String?
  /// The permissions that it has already.
  private let permissions: mode_t?

  init(_ path: String) throws(Refused) {
    guard !path.isEmpty else { throw Refused("it has no name") }
    var status = stat()
    let exists = unsafe stat(path, &status) == 0
    let kind = status.st_mode & S_IFMT
    guard !exists || kind != S_IFDIR else { throw Refused(systemReason(EISDIR)) }
    let target = exists ? resolved(path) : path
    let isReplaced = !exists || kind == S_IFREG
    let new = isReplaced ? "\(target).\(getpid()).new" : nil
    let descriptor =
      if let new {
        unsafe open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      } else {
        unsafe open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY)
      }
    guard descriptor >= 0 else { throw .bySystem }
    self.descriptor = descriptor
    self.target = target
    self.new = new
    permissions = exists && isReplaced ? status.st_mode & 0o777 : nil
  }

  /// Appends bytes.
  mutating func write(_ bytes: [UInt8]) throws(Refused) {
    // A reader of a pipe that went away has what it wanted.
    guard writeAll(bytes, to: descriptor) || (new == nil && errno == EPIPE) else { throw .bySystem }
  }

  /// Puts the file in its place.
  mutating func finish() throws(Refused) {
    guard let new else { return }
    guard fsync(descriptor) == 0 else { throw .bySystem }
    if let permissions { guard fchmod(descriptor, permissions) == 0 else { throw .bySystem } }
    guard unsafe rename(new, target) == 0 else { throw .bySystem }
    close(descriptor)
    descriptor = -1
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if let new { unsafe unlink(new) }
  }
}

/// Writes a file, whole or not at all.
///
/// - Returns: Why it could not be written; nil when it was.
func writeWhole(_ bytes: [UInt8], to path: String) -> String? {
  do throws(WholeFile.Refused) {
    var file = try WholeFile(path)
    try file.write(bytes)
    try file.finish()
    return nil
  } catch {
    return error.reason
  }
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

/// The file that a link leads to.
private func resolved(_ path: String) -> String {
  guard let real = unsafe realpath(path, nil) else { return path }
  defer { unsafe free(real) }
  return unsafe String(cString: real)
}
