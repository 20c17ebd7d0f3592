import Glibc

/// The least that a disk can do for what must not be lost: bytes at the end of a file, and a wait until they are on it.
final class RawWrites {
  private let file: Int32
  private let bytes: [UInt8]

  /// - Parameters:
  ///   - path: A new file.
  ///   - size: How many bytes each write has.
  /// - Throws: ``Failure`` where the file cannot be made.
  init(path: String, size: Int) throws {
    bytes = [UInt8](repeating: 0x5A, count: size)
    file = unsafe open(path, O_CREAT | O_WRONLY | O_TRUNC | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Failure("\(path) cannot be made (error \(errno))") }
  }

  deinit { close(file) }

  /// The elapsed time of each of some writes, each on the disk before the next.
  func times(_ count: Int) throws -> [Double] {
    try (0..<count).map { _ in
      let start = Time.elapsed
      guard unsafe write(file, bytes, bytes.count) == bytes.count, fdatasync(file) == 0 else {
        throw Failure("the disk takes no writes (error \(errno))")
      }
      return Time.elapsed - start
    }
  }
}
