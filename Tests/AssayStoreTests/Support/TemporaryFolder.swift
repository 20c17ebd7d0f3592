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
    guard let log = FileManager.default.contents(atPath: file(name) + "-wal") else { return }
    try Data(log.prefix(logBytes ?? log.count)).write(to: URL(filePath: file(copy) + "-wal"))
  }
}
