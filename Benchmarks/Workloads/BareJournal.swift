import GRDBSQLite

/// The least that SQLite can do for a durable answer: one prepared insert of a row as large as an event's, and a
/// commit for each, or for many.
///
/// A write-ahead log with `synchronous` FULL, as in the store, so that each commit waits for the disk.
@safe
final class BareJournal {
  private var database: OpaquePointer?
  private var statement: OpaquePointer?

  /// As long as the journal's text of a saved answer.
  private let content = Array(
    #"{"v":1,"at":1767225600000,"seq":1234,"event":"saved","slot":"s12","answer":{"choice":"o2"}}"#.utf8)
  private let digest = [UInt8](repeating: 0x5A, count: 32)

  init(path: String) throws {
    try unsafe check(sqlite3_open(path, &database), "open")
    for sql in [
      "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
      "CREATE TABLE event (number INTEGER PRIMARY KEY, content TEXT NOT NULL, digest BLOB NOT NULL) STRICT",
    ] {
      try run(sql)
    }
    let insert = "INSERT INTO event (content, digest) VALUES (?, ?)"
    try unsafe check(sqlite3_prepare_v2(database, insert, -1, &statement, nil), insert)
  }

  deinit {
    unsafe sqlite3_finalize(statement)
    unsafe sqlite3_close(database)
  }

  /// The elapsed time of some commits of so many rows each.
  func time(_ commits: Int, ofRows rows: Int) throws -> Double {
    let start = Time.elapsed
    for _ in 0..<commits {
      try run("BEGIN IMMEDIATE")
      _ = try time(rows)
      try run("COMMIT")
    }
    return Time.elapsed - start
  }

  /// The elapsed time of some rows, each committed by itself where no transaction was begun.
  func time(_ count: Int) throws -> Double {
    try unsafe content.withUnsafeBufferPointer { content in
      try unsafe digest.withUnsafeBufferPointer { digest in
        let start = Time.elapsed
        for _ in 0..<count {
          unsafe sqlite3_bind_text(
            statement, 1, UnsafeRawPointer(content.baseAddress)?.assumingMemoryBound(to: CChar.self),
            Int32(content.count), nil)
          unsafe sqlite3_bind_blob(statement, 2, digest.baseAddress, Int32(digest.count), nil)
          guard unsafe sqlite3_step(statement) == SQLITE_DONE else { throw Failure("SQLite did not insert a row") }
          unsafe sqlite3_reset(statement)
        }
        return Time.elapsed - start
      }
    }
  }

  private func run(_ sql: String) throws { try unsafe check(sqlite3_exec(database, sql, nil, nil, nil), sql) }

  private func check(_ code: Int32, _ what: String) throws {
    guard code == SQLITE_OK else { throw Failure("SQLite: \(what): error \(code)") }
  }
}
