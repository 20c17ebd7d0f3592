package import AssayModel
import FoundationEssentials
import GRDB
import Synchronization

/// A store in one SQLite file, with a write-ahead log.
///
/// A write returns when it is on disk: `synchronous` is FULL, and a connection on which that does not hold is refused.
/// Several processes may work on one file; each write takes its turn and waits for others as long as it was told to.
///
/// After a write that failed for anything but a lock or a full disk, whether it was kept is not known. The store then
/// takes no more and throws ``StoreError/stopped(path:)`` until ``reopen()`` has read the file again and brought what is in it to the disk.
package final class SQLiteStore: Store {
  package let path: String
  private let patience: Interval
  /// The one connection; nil after a failed write.
  private let connection: Mutex<Connection?>

  /// A connection, and the files that it was opened on.
  struct Connection {
    var queue: DatabaseQueue
    var files: OpenFiles
  }

  /// Opens the store in a file, and makes it, readable by its owner alone, where there is none.
  ///
  /// - Parameters:
  ///   - path: The file; beside it stand, while it is open, files that end in `-wal` and `-shm` and belong to it.
  ///   - patience: How long to wait for other processes.
  /// - Throws: Why the file cannot be used; one that is not a store is left as it is.
  package init(path: String, patience: Interval = Interval(seconds: 5)) throws(StoreError) {
    self.path = path
    self.patience = patience
    try Self.createFile(path)
    connection = Mutex(try Self.open(path, patience))
  }

  package func reopen() throws(StoreError) {
    connection.withLock { $0 = nil }
    try Self.checkKind(of: path)
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
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    let connection = try current()
    do {
      return try connection.queue.writeWithoutTransaction { db in
        try db.cachedStatement(sql: "BEGIN IMMEDIATE").execute()
        do {
          guard OpenFiles(at: path) == connection.files else { throw StoreError.taken(path: path) }
          let value = try body(db)
          try db.cachedStatement(sql: "COMMIT").execute()
          return value
        } catch {
          try rollBack(db)
          throw error
        }
      }
    } catch {
      let error = StoreError(error, path)
      if error.leavesOutcomeUnknown { self.connection.withLock { $0 = nil } }
      throw error
    }
  }

  /// Ends a transaction that failed; where that fails too, the store stops.
  private func rollBack(_ db: Database) throws {
    do {
      try db.rollback()
    } catch {
      throw StoreError.inputOutput(path: path, detail: "a failed write could not be taken back")
    }
  }

  /// Reads at one point in time.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    let connection = try current()
    do {
      return try connection.queue.read(body)
    } catch {
      throw StoreError(error, path)
    }
  }

  private func current() throws(StoreError) -> Connection {
    guard let connection = connection.withLock({ $0 }) else { throw .stopped(path: path) }
    return connection
  }
}
