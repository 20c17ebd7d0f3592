import AssayModel
import FoundationEssentials
import GRDB
import Glibc
import Testing

@testable import AssayStore

struct `A store in SQLite` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `waits for the disk at every commit, after each opening`() throws {
    let store = try open()
    #expect(try pragmas(store) == ["2", "wal", "1"])
    try store.reopen()
    #expect(try pragmas(store) == ["2", "wal", "1"])
    #expect(try pragmas(try open()) == ["2", "wal", "1"])
  }

  @Test func `refuses a connection that does not wait for the disk`() throws {
    let queue = try DatabaseQueue(path: folder.file("other.sqlite"))
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
      #expect(throws: StoreError.notDurable(path: "x", detail: "synchronous is 1, not 2")) {
        try SQLiteStore.checkDurability(of: db, "x")
      }
      try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
      #expect(throws: StoreError.notDurable(path: "x", detail: "the journal mode is delete, not wal")) {
        try SQLiteStore.checkDurability(of: db, "x")
      }
    }
  }

  @Test func `is readable by its owner alone, with its log`() throws {
    let store = try open()
    _ = try store.start(starting("a"))
    for name in ["assay.sqlite", "assay.sqlite-wal"] {
      var status = stat()
      #expect(unsafe stat(folder.file(name), &status) == 0)
      #expect(status.st_mode & 0o777 == 0o600)
    }
  }

  @Test func `is not made in a folder that is not there`() {
    let path = folder.file("none/assay.sqlite")
    #expect(throws: StoreError.noSuchFolder(path: path)) { try SQLiteStore(path: path) }
  }

  @Test func `leaves a file alone that is no store`() throws {
    let path = folder.file("assay.sqlite")
    let text = Data(String(repeating: "bank: sample\n", count: 100).utf8)
    try text.write(to: URL(filePath: path))
    #expect(throws: StoreError.notAStore(path: path)) { try SQLiteStore(path: path) }
    #expect(FileManager.default.contents(atPath: path) == text)
  }

  @Test func `leaves a database alone that is another program's`() throws {
    let path = folder.file("assay.sqlite")
    try raw { try $0.execute(sql: "CREATE TABLE recipe (name TEXT)") }
    let before = FileManager.default.contents(atPath: path)
    #expect(throws: StoreError.notAStore(path: path)) { try SQLiteStore(path: path) }
    #expect(FileManager.default.contents(atPath: path) == before)
  }

  @Test func `of a later layout is refused`() throws {
    _ = try open()
    try raw { try $0.execute(sql: "PRAGMA user_version = 9") }
    let path = folder.file("assay.sqlite")
    #expect(throws: StoreError.newerSchema(path: path, found: 9, known: 1)) { try SQLiteStore(path: path) }
  }

  @Test func `says that a folder is no store`() throws {
    #expect(throws: StoreError.self) { try SQLiteStore(path: folder.path) }
  }

  @Test func `says that another process holds it, and works again after that`() throws {
    let store = try SQLiteStore(path: folder.file("assay.sqlite"), patience: Interval(milliseconds: 20))
    _ = try store.start(starting("a"))
    let other = try DatabaseQueue(path: folder.file("assay.sqlite"))
    let error = try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      let error = #expect(throws: StoreError.self) { try store.append([saving(1)], to: sample("a"), after: 1) }
      try db.execute(sql: "ROLLBACK")
      return error
    }
    #expect(error == .locked(path: folder.file("assay.sqlite")))
    #expect(error?.isRetryable == true)
    #expect(try store.append([saving(1)], to: sample("a"), after: 1) == .appended(count: 2))
  }

  @Test func `stops at a full disk, and goes on with nothing lost after it is opened again`() throws {
    let store = try open()
    _ = try store.start(starting("a"))
    _ = try store.append([saving(1)], to: sample("a"), after: 1)
    try store.write { try $0.execute(sql: "PRAGMA max_page_count = 1") }
    let large = SessionEvent(
      at: Instant(milliseconds: 1), .saved("s1", .essay(String(repeating: "x", count: 200_000))))
    let path = folder.file("assay.sqlite")
    #expect(throws: StoreError.diskFull(path: path)) { try store.append([large], to: sample("a"), after: 2) }
    #expect(throws: StoreError.stopped(path: path)) { try store.append([saving(2)], to: sample("a"), after: 2) }
    #expect(throws: StoreError.stopped(path: path)) { try store.session(sample("a")) }
    try store.reopen()
    #expect(try store.session(sample("a"))?.events == starting("a") + [saving(1)])
    #expect(try store.append([large, saving(2)], to: sample("a"), after: 2) == .appended(count: 4))
  }

  @Test func `says when it cannot be written`() throws {
    let store = try open()
    _ = try store.start(starting("a"))
    try store.write { try $0.execute(sql: "PRAGMA query_only = 1") }
    #expect(throws: StoreError.readOnly(path: folder.file("assay.sqlite"))) {
      try store.append([saving(1)], to: sample("a"), after: 1)
    }
  }

  @Test func `overwrites and removes nothing`() throws {
    let store = try open()
    _ = try store.publish("exam", packageBytes: [1], at: Instant(milliseconds: 1), note: "")
    _ = try store.put(
      Registration(candidate: sample("c"), assessment: "exam"), requestKey: "k", at: Instant(milliseconds: 1))
    _ = try store.start(starting("a"))
    for table in ["package", "publication", "registration", "session", "event"] {
      for sql in ["DELETE FROM \(table)", "UPDATE \(table) SET \(table == "session" ? "id" : "digest") = 'x'"] {
        #expect(throws: (any Error).self, "\(sql)") { try raw { try $0.execute(sql: sql) } }
      }
    }
    #expect(try store.session(sample("a"))?.events == starting("a"))
  }

  private func open() throws -> SQLiteStore { try SQLiteStore(path: folder.file("assay.sqlite")) }

  private func pragmas(_ store: SQLiteStore) throws -> [String] {
    try store.read { db in
      try ["synchronous", "journal_mode", "foreign_keys"].map { try String.fetchOne(db, sql: "PRAGMA \($0)") ?? "" }
    }
  }

  /// Works on the file beside the store.
  private func raw(_ body: (Database) throws -> Void) throws {
    try DatabaseQueue(path: folder.file("assay.sqlite")).writeWithoutTransaction(body)
  }
}
