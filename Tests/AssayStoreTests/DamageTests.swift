import AssayDigest
import AssayModel
import FoundationEssentials
import GRDB
import Testing

@testable import AssayStore

struct `Damage in a store` {
  private let folder: TemporaryFolder
  private let store: SQLiteStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteStore(path: folder.file("assay.sqlite"))
    _ = try store.publish("exam", packageBytes: [1, 2, 3], at: Instant(milliseconds: 1), note: "n")
    _ = try store.put(
      Registration(candidate: sample("c-1"), assessment: "exam"), requestKey: "k", at: Instant(milliseconds: 1))
    _ = try store.start(starting("a"))
    _ = try store.append([saving(1), saving(2)], to: sample("a"), after: 1)
    _ = try store.append([saving(3)], to: sample("a"), after: 3)
  }

  /// The session's events stand in entries 4, 5 and 6: one, two and one.
  @Test func `shows at the event whose bytes are others`() throws {
    for (entry, rows) in [(4, [1]), (5, [2, 3]), (6, [4])] {
      for (index, row) in rows.enumerated() {
        try changeEntry(entry) { bytes, record in bytes[record.places[index].lowerBound + 20] ^= 1 }
        #expect(place(of: { try reopened().session(sample("a")) }) == .session(sample("a"), row: row))
        try changeEntry(entry) { bytes, record in bytes[record.places[index].lowerBound + 20] ^= 1 }
      }
      try changeEntry(entry) { bytes, _ in bytes[bytes.count - 1] ^= 1 }
      #expect(place(of: { try reopened().session(sample("a")) }) == .session(sample("a"), row: rows[rows.count - 1]))
      try changeEntry(entry) { bytes, _ in bytes[bytes.count - 1] ^= 1 }
    }
    #expect(try reopened().session(sample("a"))?.events.count == 4)
  }

  @Test func `shows when an event stands in another's place, with digests that fit`() throws {
    try changeEntry(5) { bytes, record in
      let (first, second) = (Array(bytes[record.places[0]]), Array(bytes[record.places[1]]))
      guard first.count == second.count else { return }
      bytes.replaceSubrange(record.places[0], with: second)
      bytes.replaceSubrange(record.places[1], with: first)
    }
    #expect(place(of: { try reopened().session(sample("a")) }) == .session(sample("a"), row: 2))
  }

  @Test(
    arguments: [
      ("DELETE FROM journal WHERE number = 5", 3),
      ("UPDATE session SET last = 3", 3),
      ("UPDATE session SET state = 'submitted'", nil),
      ("UPDATE session SET candidate = 'c-2'", nil),
      ("UPDATE session SET attempt = 2", nil),
      ("UPDATE session SET package = 'none'", nil),
      ("UPDATE session SET latest = 1", nil),
      ("UPDATE session SET digest = NULL", nil),
      ("UPDATE session SET digest = zeroblob(32)", nil),
      ("UPDATE session SET place = 5", 4),
      ("UPDATE session SET place = 99", 4),
      ("UPDATE session SET plain = 1", nil),
      ("UPDATE session SET erasure = 1", nil),
      ("UPDATE session SET key = x'00'", nil),
    ] as [(String, Int?)])
  func `shows when a session and its events do not fit`(sql: String, row: Int?) throws {
    try store.write { try $0.fold() }
    try change(sql)
    let store = sql.contains("UPDATE") ? try reopened() : store
    #expect(place(of: { try store.session(sample("a")) }) == .session(sample("a"), row: row))
    #expect(place(of: { try store.sessions(of: "exam", after: 0, limit: 9) }) == .session(sample("a"), row: row))
  }

  @Test func `shows when the journal itself is not whole, before anything is written after it`() throws {
    for sql in ["DELETE FROM journal WHERE number = 5", "UPDATE journal SET content = zeroblob(90) WHERE number = 5"] {
      let copy = folder.file("copy-\(sql.count).sqlite")
      try folder.crash("assay.sqlite", into: "copy-\(sql.count).sqlite")
      try change(sql, in: copy)
      let damaged = try SQLiteStore(path: copy)
      #expect(place(of: { try damaged.append([saving(4)], to: sample("a"), after: 4) }) == .entry(5))
      #expect(place(of: { try damaged.summary(of: sample("a")) }) == .entry(5))
    }
  }

  @Test func `shows when another journal took the place of the one that was written`() throws {
    try changeEntry(6) { bytes, record in bytes[record.places[0].lowerBound] ^= 1 }
    #expect(place(of: { try store.summary(of: sample("a")) }) == .store(path: folder.file("assay.sqlite")))
    try change("DELETE FROM journal WHERE number = 6")
    #expect(try reopened().summary(of: sample("a"))?.count == 3)
  }

  @Test func `shows in packages, publications and registrations`() throws {
    let digest = ContentDigest(of: [1, 2, 3])
    try change("UPDATE package SET bytes = x'010204'")
    #expect(place(of: { try store.package(digest) }) == .package(digest))
    try change("UPDATE publication SET note = 'm'")
    #expect(place(of: { try store.publication(of: "exam") }) == .publication(1))
    #expect(place(of: { try store.publications() }) == .publication(1))
    for sql in ["sealed = zeroblob(90)", "request_key = 'l'", "at = 2", "key = zeroblob(16)"] {
      let kept = try kept("SELECT request_key, at, sealed, key FROM registration")
      try change("UPDATE registration SET \(sql)")
      #expect(place(of: { try store.registration(of: sample("c-1"), for: "exam") }) == .registration(1))
      #expect(place(of: { try store.registrations(for: "exam") }) == .registration(1))
      try change("UPDATE registration SET (request_key, at, sealed, key) = (?, ?, ?, ?)", kept)
    }
    #expect(try store.registration(of: sample("c-1"), for: "exam") != nil)
  }

  @Test func `is told from an event that a later release wrote`() throws {
    let later = Array(#"{"v":2,"at":1,"event":"sealed"}"#.utf8)
    let event = JournalEvent(content: later, at: 1, newState: nil)
    try store.write { transaction in
      guard let (session, head) = try transaction.find(sample("a")) else { return }
      try transaction.append([event], to: session, after: head)
    }
    let error = #expect(throws: StoreError.self) { try store.session(sample("a")) }
    guard case .unreadable(.session(sample("a"), row: 5), let detail)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(detail.contains("events of format 2 are not known"))
  }

  /// Any bit of the file may flip: what is read is what was written, or an error, and never a trap.
  @Test func `by one bit gives an error or the truth`() throws {
    let expected = try #require(try store.session(sample("a")))
    try store.reopen()
    let bytes = try #require(FileManager.default.contents(atPath: folder.file("assay.sqlite")))
    var dice = Dice(seed: 3)
    var caught = 0
    for round in 0..<150 {
      var flipped = bytes
      flipped[dice.below(bytes.count)] ^= UInt8(1 << dice.below(8))
      let path = folder.file("flipped-\(round).sqlite")
      try flipped.write(to: URL(filePath: path))
      try folder.copyKeys(of: "assay.sqlite", to: "flipped-\(round).sqlite")
      do throws(StoreError) {
        let copy = try SQLiteStore(path: path, patience: .zero)
        let read = try copy.session(sample("a"))
        _ = try copy.summaries(of: nil, by: nil)
        _ = try copy.publications()
        _ = try copy.registrations(for: "exam")
        _ = try copy.append([saving(4)], to: sample("a"), after: 4)
        #expect(read == nil || read == expected, "round \(round)")
      } catch {
        caught += 1
      }
    }
    #expect(caught > 0)
  }

  /// Changes an entry of the journal and makes its digest, and those of all entries after, fit.
  private func changeEntry(_ number: Int, _ change: (inout [UInt8], EntryRecord.Events) -> Void) throws {
    try raw(folder.file("assay.sqlite")) { db in
      var digest = try Data.fetchOne(db, sql: "SELECT digest FROM journal WHERE number = ?", arguments: [number - 1])
        .flatMap { Digest(bytes: $0) }
      for row in try Row.fetchAll(db, sql: "SELECT number, content FROM journal WHERE number >= ?", arguments: [number])
      {
        let place: Int = row[0]
        var bytes = Array(row[1] as Data)
        if place == number, case .events(let record)? = try EntryReader.records(of: bytes).first {
          change(&bytes, record)
        }
        let next = RowDigest.entry(place, after: digest, content: bytes.span)
        try db.execute(
          sql: "UPDATE journal SET content = ?, digest = ? WHERE number = ?",
          arguments: [Data(bytes), next.data, place])
        digest = next
      }
    }
  }

  /// Changes the file behind the store's back, past the triggers.
  private func change(_ sql: String, _ arguments: StatementArguments = [], in path: String? = nil) throws {
    try raw(path ?? folder.file("assay.sqlite")) { try $0.execute(sql: sql, arguments: arguments) }
  }

  private func kept(_ sql: String) throws -> StatementArguments {
    try DatabaseQueue(path: folder.file("assay.sqlite")).read { db in
      guard let row = try Row.fetchOne(db, sql: sql) else { return [] }
      return StatementArguments(row.databaseValues)
    }
  }

  private func raw(_ path: String, _ body: (Database) throws -> Void) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    try DatabaseQueue(path: path, configuration: configuration).writeWithoutTransaction { db in
      for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
        try db.execute(sql: "DROP TRIGGER \(name)")
      }
      try body(db)
    }
  }

  private func reopened() throws -> SQLiteStore { try SQLiteStore(path: folder.file("assay.sqlite")) }

  private func place<Value>(of read: () throws -> Value) -> StoreError.Place? {
    let error = #expect(throws: StoreError.self) { try read() }
    if case .damaged(let place, _)? = error { return place }
    return nil
  }
}
