package import AssayModel
import FoundationEssentials
import GRDB
import Synchronization

/// A store in one SQLite file with a write-ahead log, and a second file beside it with the keys of candidates.
///
/// A write returns when it is on disk: `synchronous` is FULL, and a connection on which that does not hold is refused.
/// Several processes may work on one file; each write takes its turn and waits for others as long as it was told to.
///
/// What candidates do is sealed with a key of their own, which the file `<store>-keys` holds: both files are to be backed
/// up, and apart, so that a backup of one tells nothing, and an erasure holds for all backups of the other.
///
/// After a write that failed for anything but a lock or a full disk, whether it was kept is not known. The store then
/// takes no more and throws ``StoreError/stopped(path:)`` until ``reopen()`` has read the file again and brought what is in it to the disk.
package final class SQLiteStore: Store {
  package let path: String
  private let patience: Interval
  /// The one connection; nil after a failed write.
  private let connection: Mutex<Connection?>

  /// Opens the store in a file, and makes it, readable by its owner alone, where there is none.
  ///
  /// - Parameters:
  ///   - path: The file; beside it stand one that ends in `-keys` and, while they are open, files that end in `-wal` and
  ///     `-shm` and belong to them.
  ///   - patience: How long to wait for other processes.
  /// - Throws: Why the file cannot be used; one that is not a store is left as it is.
  package init(path: String, patience: Interval = Interval(seconds: 5)) throws(StoreError) {
    self.path = path
    self.patience = patience
    try DatabaseFile.create(path)
    connection = Mutex(try Self.open(path, patience))
  }

  private static func open(_ path: String, _ patience: Interval) throws(StoreError) -> Connection {
    let connection = try Connection(path, patience)
    do {
      try connection.finishErasures()
    } catch {
      throw StoreError(error, path)
    }
    return connection
  }

  /// The path of the file with the keys of a store.
  package static func keysPath(of path: String) -> String { path + "-keys" }

  package func reopen() throws(StoreError) {
    connection.withLock { $0 = nil }
    try DatabaseFile.checkKind(of: path)
    let opened = try Self.open(path, patience)
    do {
      // Unlike when the file was opened for the first time, nothing goes on before this has worked.
      _ = try opened.queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    } catch {
      throw StoreError(error, path)
    }
    connection.withLock { $0 = opened }
  }

  /// Carries out a transaction that writes, all or nothing.
  func write<Value: Sendable>(_ body: (inout WriteTransaction) throws -> Value) throws(StoreError) -> Value {
    try stoppingOnDoubt { connection in try connection.write(body) }
  }

  /// Reads at one point in time.
  func read<Value: Sendable>(_ body: (ReadTransaction) throws -> Value) throws(StoreError) -> Value {
    try withConnection { try $0.read(body) }
  }

  /// Works on the connection without changing anything.
  func withConnection<Value>(_ work: (Connection) throws -> Value) throws(StoreError) -> Value {
    let connection = try current()
    do {
      return try work(connection)
    } catch {
      throw StoreError(error, path)
    }
  }

  /// Does what changes the files; where it fails so that its outcome is not known, the store stops.
  func stoppingOnDoubt<Value>(_ work: (Connection) throws -> Value) throws(StoreError) -> Value {
    let connection = try current()
    do {
      return try work(connection)
    } catch {
      let error = StoreError(error, path)
      if error.leavesOutcomeUnknown { self.connection.withLock { $0 = nil } }
      throw error
    }
  }

  private func current() throws(StoreError) -> Connection {
    guard let connection = connection.withLock({ $0 }) else { throw .stopped(path: path) }
    return connection
  }
}
