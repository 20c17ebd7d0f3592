import AssayModel
import FoundationEssentials
import GRDB
import Synchronization

/// A connection to the two files of a store, and what it knows of the journal.
final class Connection: Sendable {
  let queue: DatabaseQueue
  let keys: KeyFile
  private let path: String
  /// The files that were opened.
  private let files: [OpenFiles]
  private let tail = Mutex(JournalTail())

  init(_ path: String, _ patience: Interval) throws(StoreError) {
    self.path = path
    queue = try DatabaseFile.open(path, .store, patience)
    let keysPath = SQLiteStore.keysPath(of: path)
    do {
      let ring = try queue.read { try Data.fetchOne($0, sql: "SELECT id FROM ring") }
      if ring != nil, !DatabaseFile.isThere(keysPath) { throw StoreError.keysMissing(path: keysPath) }
      keys = try KeyFile(path: keysPath, patience: patience)
      try queue.writeWithoutTransaction { [keys] db in
        if ring == nil {
          try db.execute(sql: "INSERT INTO ring VALUES (1, ?) ON CONFLICT DO NOTHING", arguments: [keys.ring])
        }
        guard try Data.fetchOne(db, sql: "SELECT id FROM ring") == keys.ring else {
          throw StoreError.keysOfAnotherStore(path: keysPath)
        }
      }
    } catch {
      throw StoreError(error, path)
    }
    files = Self.files(of: path)
  }

  private static func files(of path: String) -> [OpenFiles] {
    [OpenFiles(at: path), OpenFiles(at: SQLiteStore.keysPath(of: path))]
  }

  /// Carries out a transaction that writes, all or nothing.
  func write<Value: Sendable>(_ body: (inout WriteTransaction) throws -> Value) throws -> Value {
    try queue.writeWithoutTransaction { db in
      try tail.withLock { tail in
        try db.cachedStatement(sql: "BEGIN IMMEDIATE").execute()
        do {
          guard Self.files(of: path) == files else { throw StoreError.taken(path: path) }
          try tail.follow(db, path)
          let (value, written) = try carryOut(body, tail, db)
          try db.cachedStatement(sql: "COMMIT").execute()
          tail.take(written)
          return value
        } catch {
          try rollBack(db)
          throw error
        }
      }
    }
  }

  /// In a function of its own, so that nothing shares the tail any more when it takes in what was written.
  private func carryOut<Value>(
    _ body: (inout WriteTransaction) throws -> Value, _ tail: JournalTail, _ db: Database
  ) throws -> (Value, WriteTransaction.Written) {
    var transaction = WriteTransaction(db, keys, tail)
    let value = try body(&transaction)
    try transaction.finish()
    return (value, transaction.written)
  }

  /// Ends a transaction that failed; where that fails too, the store stops.
  private func rollBack(_ db: Database) throws {
    do {
      try db.rollback()
    } catch {
      throw StoreError.inputOutput(path: path, detail: "a failed write could not be taken back")
    }
  }

  /// Writes the store's file anew and empties its log, so that nothing is left of what was blanked.
  func scrub() throws {
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "VACUUM")
      _ = try db.checkpoint(.truncate)
    }
  }

  /// Reads at one point in time.
  func read<Value: Sendable>(_ body: (ReadTransaction) throws -> Value) throws -> Value {
    try queue.read { db in
      try tail.withLock { tail in
        try tail.follow(db, path)
        return try body(ReadTransaction(db, keys, tail))
      }
    }
  }
}
