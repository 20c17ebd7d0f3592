import Glibc

/// A file that is read whole: a key, a panel's judgements.
enum SmallFile {
  /// The most that such a file may have.
  static let limit = 64 << 20

  /// The bytes of a file, or why there are none.
  static func bytes(of path: String) throws(Failure) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw Failure("`\(path)` cannot be read: \(systemReason(errno)).") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while true {
      guard let chunk = readChunk(descriptor) else {
        throw Failure("`\(path)` cannot be read: \(systemReason(errno)).")
      }
      guard !chunk.isEmpty else { return bytes }
      bytes += chunk
      guard bytes.count <= limit else { throw Failure("`\(path)` is larger than 64 MiB.", .fellShort) }
    }
  }
}
