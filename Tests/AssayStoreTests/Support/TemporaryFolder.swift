import FoundationEssentials
import Glibc

/// A folder that is gone when the test is over.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "assay-store-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in it.
  func file(_ name: String) -> String { path + "/" + name }

  /// Copies the database and its log, as a crash would leave them, into a file of another name.
  ///
  /// - Parameters:
  ///   - name: The database to copy.
  ///   - copy: The name of the copy.
  ///   - logBytes: How many bytes of the log to keep; nil for all.
  /// - Throws: What the file system refuses.
  func crash(_ name: String, into copy: String, logBytes: Int? = nil) throws {
    try FileManager.default.copyItem(atPath: file(name), toPath: file(copy))
    try copyKeys(of: name, to: copy)
    guard let log = FileManager.default.contents(atPath: file(name) + "-wal") else { return }
    try Data(log.prefix(logBytes ?? log.count)).write(to: URL(filePath: file(copy) + "-wal"))
  }

  /// Gives a copy of a store its keys.
  func copyKeys(of name: String, to copy: String) throws {
    for suffix in ["-keys", "-keys-wal"] where FileManager.default.fileExists(atPath: file(name + suffix)) {
      try FileManager.default.copyItem(atPath: file(name + suffix), toPath: file(copy + suffix))
    }
  }

  /// The bytes of everything in it, file by file.
  func contents() throws -> [(name: String, bytes: [UInt8])] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted().map { name in
      (name, Array(FileManager.default.contents(atPath: file(name)) ?? Data()))
    }
  }
}

extension TemporaryFolder {
  /// Removes files, those of them that are there.
  func remove(_ names: [String]) throws {
    for name in names where FileManager.default.fileExists(atPath: file(name)) {
      try FileManager.default.removeItem(atPath: file(name))
    }
  }

  /// Whether these bytes stand in any file.
  func contains(_ bytes: [UInt8]) throws -> Bool { try contents().contains { Self.find(bytes, in: $0.bytes) } }

  func contains(_ text: String) throws -> Bool { try contains(Array(text.utf8)) }

  /// The C library's search, since a debug build walks through megabytes for seconds.
  private static func find(_ part: [UInt8], in whole: [UInt8]) -> Bool {
    var start = 0
    while start + part.count <= whole.count {
      let found: Int? = unsafe whole.withUnsafeBytes { buffer in
        guard let base = buffer.baseAddress,
          let place = unsafe memchr(base + start, Int32(part[0]), whole.count - start)
        else { return nil }
        return unsafe UnsafeRawPointer(place) - base
      }
      guard let found, found + part.count <= whole.count else { return false }
      if whole[found..<found + part.count].elementsEqual(part) { return true }
      start = found + 1
    }
    return false
  }
}
