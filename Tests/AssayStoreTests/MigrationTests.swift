import AssayModel
import FoundationEssentials
import GRDB
import Testing

@testable import AssayStore

struct `A store of the first layout` {
  private let folder: TemporaryFolder
  private let registration: Registration

  init() throws {
    folder = try TemporaryFolder()
    var registration = Registration(candidate: sample("c-1"), assessment: "exam")
    registration.groups = ["language": "other"]
    self.registration = registration
  }

  private var path: String { folder.file("assay.sqlite") }

  private func make() throws {
    try LayoutOne.make(
      path,
      [
        starting("a") + [saving(1), saving(2)], starting("b", of: "c-2") + [saving(1), submission],
        starting("c", of: "c-2", attempt: 2),
      ], [("k", registration)])
  }

  @Test func `keeps all that it has, and takes more`() throws {
    try make()
    let store = try SQLiteStore(path: path)
    #expect(try store.session(sample("a"))?.events == starting("a") + [saving(1), saving(2)])
    #expect(try store.session(sample("b"))?.summary.state == .submitted)
    #expect(try store.publication(of: "exam")?.note == "n")
    #expect(try store.package(ContentDigest(of: [1, 2, 3])) == [1, 2, 3])
    #expect(try store.registration(of: sample("c-1"), for: "exam")?.registration == registration)
    guard case .repeated = try store.put(registration, requestKey: "k", at: Instant(milliseconds: 9)) else {
      Issue.record("the request key is known")
      return
    }
    #expect(try store.append([saving(3)], to: sample("a"), after: 3) == .appended(count: 4))
    #expect(try store.append([saving(3)], to: sample("a"), after: 3) == .conflict(count: 4))
    #expect(try store.append([saving(3)], to: sample("b"), after: 3) == .closed(count: 3))
    #expect(try store.start(starting("d", of: "c-2", attempt: 2, key: "z")) == .attemptTaken(sample("c")))
    #expect(try store.start(starting("d", of: "c-2", attempt: 3)) == .started)
    let expected = starting("a") + [saving(1), saving(2), saving(3)]
    for reads in [store, try SQLiteStore(path: path)] {
      #expect(try reads.session(sample("a"))?.events == expected)
      #expect(try reads.summaries(of: "exam", by: nil).map(\.session.text) == ["a", "b", "c", "d"])
    }
    try store.write { try $0.fold() }
    #expect(try SQLiteStore(path: path).session(sample("a"))?.events == expected)
  }

  @Test func `is brought to the new one once, however many open it`() async throws {
    try make()
    let path = path
    try await withThrowingTaskGroup(of: Int?.self) { group in
      for _ in 0..<4 {
        group.addTask {
          try SQLiteStore(path: path, patience: Interval(seconds: 60)).session(sample("a"))?.events.count
        }
      }
      for try await count in group { #expect(count == 3) }
    }
  }

  @Test func `shows damage where it is, and opens all the same`() throws {
    try make()
    try DatabaseQueue(path: path).writeWithoutTransaction { db in
      try db.execute(sql: "DROP TRIGGER event_stays; DROP TRIGGER event_remains")
      try db.execute(sql: "UPDATE event SET content = replace(content, 'o1', 'o2') WHERE session = 1 AND number = 2")
      try db.execute(sql: "UPDATE event SET digest = x'00' WHERE session = 2 AND number = 2")
      try db.execute(sql: "DELETE FROM event WHERE session = 3")
    }
    let store = try SQLiteStore(path: path)
    #expect(place { try store.session(sample("a")) } == .session(sample("a"), row: 2))
    #expect(place { try store.session(sample("b")) } == .session(sample("b"), row: 2))
    #expect(place { try store.session(sample("c")) } == .session(sample("c"), row: nil))
    #expect(try store.start(starting("e", of: "c-9")) == .started)
  }

  @Test func `is left as it is where it was moved to the new one half way`() throws {
    try make()
    let before = try #require(FileManager.default.contents(atPath: path))
    // A table of the new layout stands in the way, as it never does.
    try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: "CREATE TABLE folded (x)") }
    #expect(throws: StoreError.self) { try SQLiteStore(path: path) }
    try DatabaseQueue(path: path).writeWithoutTransaction { db in
      #expect(try Int.fetchOne(db, sql: "PRAGMA user_version") == 1)
      try db.execute(sql: "DROP TABLE folded")
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM event") == 7)
    }
    #expect(try SQLiteStore(path: path).session(sample("a"))?.events.count == 3)
    #expect(!before.isEmpty)
  }

  @Test func `loses what stood in the clear of a candidate who is erased, and nothing else`() throws {
    var registration = registration
    registration.groups = ["canary": "REGISTERED-IN-THE-CLEAR"]
    let secret = SessionEvent(
      at: Instant(milliseconds: 2000), sequence: 1, .saved("s1", .essay("CANARY-IN-THE-CLEAR")))
    // Many, so that rows move from page to page.
    let others = (0..<60).map { number in
      starting("o-\(number)", of: "c-\(number + 10)") + (1...9).map { saving($0) }
    }
    try LayoutOne.make(
      path, Array(others[..<30]) + [starting("a") + [secret, saving(2)]] + Array(others[30...]), [("k", registration)])
    let store = try SQLiteStore(path: path)
    #expect(try store.append([saving(3)], to: sample("a"), after: 3) == .appended(count: 4))
    #expect(try folder.contains("CANARY-IN-THE-CLEAR") && folder.contains("REGISTERED-IN-THE-CLEAR"))
    let receipt = try store.receipt(of: sample("a"))
    let outcomes = try store.erase(
      ErasureRequest([sample("c-1")], at: Instant(milliseconds: 5), officer: "", reason: "asked"))
    guard case .erased(let erasure) = outcomes[0] else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(erasure.sessions == 1 && erasure.events == 4 && erasure.registrations == 1)
    #expect(try !folder.contains("CANARY-IN-THE-CLEAR"))
    #expect(try !folder.contains("REGISTERED-IN-THE-CLEAR"))
    #expect(try store.session(sample("a"))?.content == .erased(erasure))
    #expect(try store.receipt(of: sample("a")) == receipt)
    #expect(try store.registration(of: sample("c-1"), for: "exam") == nil)
    for number in 0..<60 {
      #expect(try store.session(sample("o-\(number)"))?.events.count == 10)
    }
  }

  private func place<Value>(_ read: () throws -> Value) -> StoreError.Place? {
    let error = #expect(throws: StoreError.self) { try read() }
    if case .damaged(let place, _)? = error { return place }
    return nil
  }
}
