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
        try DatabaseFile.checkDurability(of: db, "x")
      }
      try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
      #expect(throws: StoreError.notDurable(path: "x", detail: "the journal mode is delete, not wal")) {
        try DatabaseFile.checkDurability(of: db, "x")
      }
    }
  }

  @Test func `is readable by its owner alone, with its log`() throws {
    let store = try open()
    _ = try store.start(starting("a"))
    for name in ["", "-wal", "-keys", "-keys-wal"].map({ "assay.sqlite" + $0 }) {
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
    #expect(throws: StoreError.newerSchema(path: path, found: 9, known: Schema.store.version)) {
      try SQLiteStore(path: path)
    }
  }

  @Test func `makes nothing of a folder, a device, a link to nothing or a file of one byte`() throws {
    let (byte, link) = (folder.file("byte"), folder.file("link"))
    try Data([0x78]).write(to: URL(filePath: byte))
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.file("nothing"))
    for path in [folder.path, "/dev/null", byte, link] {
      #expect(throws: StoreError.notAStore(path: path)) { try SQLiteStore(path: path) }
    }
    #expect(try Data(contentsOf: URL(filePath: byte)) == Data([0x78]))
    #expect(!FileManager.default.fileExists(atPath: folder.file("nothing")))
  }

  @Test(arguments: [-1, 0, Int(Int32.min)])
  func `says that a layout is damaged which there never was`(layout: Int) throws {
    _ = try open()
    try raw { try $0.execute(sql: "PRAGMA user_version = \(layout)") }
    #expect(throws: StoreError.self) { try open() }
  }

  @Test(arguments: [-1, 0, 1, 3, Int.max])
  func `says that a session is damaged whose row counts other events than it has`(count: Int) throws {
    let store = try open()
    _ = try store.start(starting("a"))
    _ = try store.append([saving(1)], to: sample("a"), after: 1)
    try store.write { try $0.fold() }
    try raw { try $0.execute(sql: "UPDATE session SET last = \(count)") }
    #expect(throws: StoreError.self) { try open().session(sample("a")) }
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

  @Test func `refuses writes on a full disk, goes on being read, and takes them again once there is space`() throws {
    let store = try open()
    _ = try store.start(starting("a"))
    _ = try store.append([saving(1)], to: sample("a"), after: 1)
    try store.write { try $0.db.execute(sql: "PRAGMA max_page_count = 1") }
    let large = SessionEvent(
      at: Instant(milliseconds: 1), .saved("s1", .essay(String(repeating: "x", count: 200_000))))
    let path = folder.file("assay.sqlite")
    for _ in 0..<3 {
      #expect(throws: StoreError.diskFull(path: path)) { try store.append([large], to: sample("a"), after: 2) }
      #expect(try store.session(sample("a"))?.events == starting("a") + [saving(1)])
    }
    try store.write { try $0.db.execute(sql: "PRAGMA max_page_count = 1000000") }
    #expect(try store.append([large, saving(2)], to: sample("a"), after: 2) == .appended(count: 4))
  }

  @Test(arguments: ["assay.sqlite", "assay.sqlite-wal", "assay.sqlite-keys", "assay.sqlite-keys-wal"])
  func `keeps nothing in a file that was taken away, and goes on when it is put back`(name: String) throws {
    let store = try open()
    _ = try store.start(starting("a"))
    let (path, taken) = (folder.file("assay.sqlite"), folder.file("taken"))
    try FileManager.default.moveItem(atPath: folder.file(name), toPath: taken)
    #expect(throws: StoreError.taken(path: path)) { try store.append([saving(1)], to: sample("a"), after: 1) }
    #expect(throws: StoreError.stopped(path: path)) { try store.append([saving(1)], to: sample("a"), after: 1) }
    if name == "assay.sqlite-keys" {
      #expect(throws: StoreError.keysMissing(path: folder.file(name))) { try store.reopen() }
      #expect(!FileManager.default.fileExists(atPath: folder.file(name)))
    }
    if name == "assay.sqlite" {
      #expect(throws: StoreError.taken(path: path)) { try store.reopen() }
      #expect(!FileManager.default.fileExists(atPath: path))
    }
    try? FileManager.default.removeItem(atPath: folder.file(name))
    try FileManager.default.moveItem(atPath: taken, toPath: folder.file(name))
    try store.reopen()
    #expect(try store.append([saving(1)], to: sample("a"), after: 1) == .appended(count: 2))
    #expect(try open().session(sample("a"))?.events == starting("a") + [saving(1)])
  }

  @Test func `keeps nothing in a file that another has replaced`() throws {
    let store = try open()
    _ = try store.start(starting("a"))
    let other = try SQLiteStore(path: folder.file("other.sqlite"))
    _ = try other.start(starting("b"))
    for suffix in ["", "-wal", "-shm", "-keys", "-keys-wal", "-keys-shm"] {
      let (from, to) = (folder.file("other.sqlite" + suffix), folder.file("assay.sqlite" + suffix))
      try FileManager.default.removeItem(atPath: to)
      try FileManager.default.copyItem(atPath: from, toPath: to)
    }
    #expect(throws: StoreError.taken(path: folder.file("assay.sqlite"))) {
      try store.append([saving(1)], to: sample("a"), after: 1)
    }
    try store.reopen()
    #expect(try store.session(sample("a")) == nil)
    #expect(try store.session(sample("b"))?.events == starting("b"))
  }

  @Test func `says when it cannot be written`() throws {
    let store = try open()
    _ = try store.start(starting("a"))
    try store.write { try $0.db.execute(sql: "PRAGMA query_only = 1") }
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
    _ = try store.start(starting("b", of: "c-2"))
    _ = try store.erase(ErasureRequest([sample("c-2")], at: Instant(milliseconds: 2), officer: "", reason: "asked"))
    let columns = [
      "package": ["digest", "bytes"], "publication": ["package", "note"], "registration": ["content", "sealed", "key"],
      "session": ["id", "key", "plain"], "journal": ["content", "digest"], "erasure": ["reason", "candidate"],
      "erased_key": ["erasure", "key"],
    ]
    for (table, columns) in columns {
      let updates = columns.map { "UPDATE \(table) SET \($0) = \($0)" }
      for sql in ["DELETE FROM \(table)"] + updates {
        #expect(throws: (any Error).self, "\(sql)") { try raw { try $0.execute(sql: sql) } }
      }
    }
    #expect(try store.session(sample("a"))?.events == starting("a"))
  }

  private func open() throws -> SQLiteStore { try SQLiteStore(path: folder.file("assay.sqlite")) }

  private func pragmas(_ store: SQLiteStore) throws -> [String] {
    try store.read { reading in
      try ["synchronous", "journal_mode", "foreign_keys"].map {
        try String.fetchOne(reading.db, sql: "PRAGMA \($0)") ?? ""
      }
    }
  }

  /// Works on the file beside the store.
  private func raw(_ body: (Database) throws -> Void) throws {
    try DatabaseQueue(path: folder.file("assay.sqlite")).writeWithoutTransaction(body)
  }
}
