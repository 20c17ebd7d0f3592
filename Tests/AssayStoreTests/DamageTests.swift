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
    _ = try store.append([saving(1), saving(2), saving(3)], to: sample("a"), after: 1)
  }

  @Test func `shows at the event whose bytes are others`() throws {
    for row in 1...4 {
      try change("UPDATE event SET content = replace(content, '\"at\":1', '\"at\":2') WHERE number = \(row)")
      #expect(place(of: { try store.session(sample("a")) }) == .session(sample("a"), row: row))
      try change("UPDATE event SET content = replace(content, '\"at\":2', '\"at\":1') WHERE number = \(row)")
    }
    #expect(try store.session(sample("a"))?.events.count == 4)
  }

  @Test func `shows when an event was exchanged for another with a digest of its own`() throws {
    let forged = saving(9).journalText
    let digest = RowDigest.event(after: nil, session: sample("a"), number: 3, content: forged)
    try change("UPDATE event SET content = '\(forged)', digest = x'\(digest.hexadecimal)' WHERE number = 3")
    #expect(place(of: { try store.session(sample("a")) }) == .session(sample("a"), row: 3))
  }

  @Test(
    arguments: [
      ("DELETE FROM event WHERE number = 2", 2),
      ("DELETE FROM event WHERE number = 4", nil),
      ("DELETE FROM event", nil),
      ("UPDATE session SET last = 3", nil),
      ("UPDATE session SET state = 'submitted'", nil),
      ("UPDATE session SET candidate = 'c-2'", nil),
      ("UPDATE session SET attempt = 2", nil),
      ("UPDATE session SET package = 'none'", nil),
      ("UPDATE event SET digest = x'00' WHERE number = 2", 2),
    ] as [(String, Int?)])
  func `shows when a session and its events do not fit`(sql: String, row: Int?) throws {
    try change(sql)
    #expect(place(of: { try store.session(sample("a")) }) == .session(sample("a"), row: row))
    #expect(place(of: { try store.sessions(of: "exam", after: 0, limit: 9) }) == .session(sample("a"), row: row))
  }

  @Test func `shows in packages, publications and registrations`() throws {
    let digest = ContentDigest(of: [1, 2, 3])
    try change("UPDATE package SET bytes = x'010204'")
    #expect(place(of: { try store.package(digest) }) == .package(digest))
    try change("UPDATE publication SET note = 'm'")
    #expect(place(of: { try store.publication(of: "exam") }) == .publication(1))
    #expect(place(of: { try store.publications() }) == .publication(1))
    try change("UPDATE registration SET content = replace(content, 'c-1', 'c-2')")
    #expect(place(of: { try store.registration(of: sample("c-1"), for: "exam") }) == .registration(1))
    #expect(place(of: { try store.registrations(for: "exam") }) == .registration(1))
  }

  @Test func `is told from an event that a later release wrote`() throws {
    let later = #"{"v":2,"at":1,"event":"sealed"}"#
    let digest = RowDigest.event(after: nil, session: sample("a"), number: 1, content: later)
    try change("DELETE FROM event WHERE number > 1")
    try change("UPDATE event SET content = '\(later)', digest = x'\(digest.hexadecimal)'")
    let error = #expect(throws: StoreError.self) { try store.session(sample("a")) }
    guard case .unreadable(.session(sample("a"), row: 1), let detail)? = error else {
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

  /// Changes the file behind the store's back, past the triggers.
  private func change(_ sql: String) throws {
    try DatabaseQueue(path: folder.file("assay.sqlite")).writeWithoutTransaction { db in
      for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
        try db.execute(sql: "DROP TRIGGER \(name)")
      }
      try db.execute(sql: sql)
    }
  }

  private func place<Value>(of read: () throws -> Value) -> StoreError.Place? {
    let error = #expect(throws: StoreError.self) { try read() }
    if case .damaged(let place, _)? = error { return place }
    return nil
  }
}
