import AssayDigest
import AssayModel
import FoundationEssentials
import GRDB
import Testing

@testable import AssayStore

struct `Erasing a candidate` {
  private let folder: TemporaryFolder
  private var path: String { folder.file("assay.sqlite") }

  init() throws { folder = try TemporaryFolder() }

  private func request(_ candidates: String...) -> ErasureRequest {
    ErasureRequest(candidates.map { sample($0) }, at: Instant(milliseconds: 77), officer: "o", reason: "asked for it")
  }

  private func fill(_ store: any Store) throws {
    for candidate in ["c-1", "c-2", "c-3"] {
      _ = try store.put(
        Registration(candidate: sample(candidate), assessment: "exam"), requestKey: candidate,
        at: Instant(milliseconds: 1))
      _ = try store.start(starting("a-\(candidate)", of: candidate))
      _ = try store.append([saving(1), saving(2)], to: sample("a-\(candidate)"), after: 1)
    }
    _ = try store.start(starting("b-c-1", of: "c-1", attempt: 2))
  }

  @Test(arguments: StoreKind.allCases)
  func `leaves of what they did that it was, and nothing that can be read`(kind: StoreKind) throws {
    let store = try kind.make(in: folder)
    try fill(store)
    let receipts = try store.summaries(of: nil, by: nil).map { try store.receipt(of: $0.session) }
    let summaries = try store.summaries(of: nil, by: nil)
    let outcomes = try store.erase(request("c-1", "c-9", "c-3", "c-1"))
    let first = Erasure(
      number: 1, candidate: sample("c-1"), at: Instant(milliseconds: 77), officer: "o", reason: "asked for it",
      sessions: 2, events: 4, registrations: 1)
    guard outcomes.count == 4, case .erased(let third) = outcomes[2] else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(outcomes[0] == .erased(first) && outcomes[1] == .nothing && outcomes[3] == .nothing)
    #expect(third.number == 2 && third.sessions == 1 && third.events == 3)
    #expect(try store.erasures() == [first, third])

    #expect(try store.session(sample("a-c-1"))?.content == .erased(first))
    #expect(throws: StoreError.erased(.session(sample("a-c-1"), row: nil), first)) {
      try store.session(sample("a-c-1"))?.events
    }
    #expect(try store.session(sample("a-c-2"))?.events.count == 3)
    #expect(try store.append([saving(3)], to: sample("a-c-1"), after: 3) == .erased(count: 3))
    #expect(try store.append([saving(3)], to: sample("a-c-2"), after: 3) == .appended(count: 4))
    #expect(try store.registration(of: sample("c-1"), for: "exam") == nil)
    #expect(try store.registrations(for: "exam").map(\.registration.candidate.text) == ["c-2"])
    #expect(throws: StoreError.erased(.registration(1), first)) {
      try store.put(
        Registration(candidate: sample("c-1"), assessment: "exam"), requestKey: "c-1", at: Instant(milliseconds: 1))
    }

    // What stays: pseudonym, assessment, attempt, times, counts, state, request key, and the proof.
    for (before, after) in zip(summaries, try store.summaries(of: nil, by: nil)) where before.candidate != sample("c-2")
    {
      var expected = before
      expected.erasure = before.candidate == sample("c-1") ? 1 : 2
      #expect(after == expected)
    }
    let after = try store.summaries(of: nil, by: nil).map { try store.receipt(of: $0.session) }
    for (before, after) in zip(receipts, after) where before?.session != sample("a-c-2") { #expect(before == after) }
    var stream = store.allSessions(of: "exam")
    var counts = (readable: 0, erased: 0)
    while let session = try stream.next() {
      if session.erasure == nil { counts.readable += 1 } else { counts.erased += 1 }
    }
    #expect(counts == (1, 3))
  }

  @Test(arguments: StoreKind.allCases)
  func `leaves their name free for what comes later`(kind: StoreKind) throws {
    let store = try kind.make(in: folder)
    try fill(store)
    _ = try store.erase(request("c-1"))
    let later = Registration(candidate: sample("c-1"), assessment: "exam")
    _ = try store.put(later, requestKey: "later", at: Instant(milliseconds: 1))
    #expect(try store.registration(of: sample("c-1"), for: "exam")?.registration == later)
    #expect(try store.start(starting("n", of: "c-1")) == .attemptTaken(sample("a-c-1")))
    #expect(try store.start(starting("n", of: "c-1", attempt: 3)) == .started)
    #expect(try store.session(sample("n"))?.events.count == 1)
    #expect(try store.session(sample("a-c-1"))?.erasure?.number == 1)
    let again = try store.erase(request("c-1"))
    guard case .erased(let erasure) = again[0] else {
      Issue.record("\(again)")
      return
    }
    #expect(erasure.number == 2 && erasure.sessions == 1 && erasure.registrations == 1)
    #expect(try store.session(sample("a-c-1"))?.erasure?.number == 1)
    #expect(try store.session(sample("n"))?.erasure?.number == 2)
  }

  /// With many keys, added in any order, so that the file's pages split and rows move between them.
  @Test func `leaves no byte of their keys in any file`() throws {
    let store = try SQLiteStore(path: path)
    var dice = Dice(seed: 8)
    var candidates: [String] = []
    for number in 0..<150 {
      let candidate = "c-\(dice.below(1_000_000))-\(number)"
      candidates.append(candidate)
      _ = try store.start(starting("s-\(number)", of: candidate))
    }
    let keys = try keys()
    #expect(keys.count == 150)
    for number in stride(from: 0, to: 150, by: 7) {
      let key = try #require(keys[candidates[number]])
      #expect(try folder.contains(Array(key[..<16])))
      guard case .erased = try store.erase(request(candidates[number]))[0] else {
        Issue.record("nothing was erased")
        return
      }
      for start in stride(from: 0, through: 24, by: 8) {
        #expect(try !folder.contains(Array(key[start..<start + 8])), "candidate \(number)")
      }
    }
    for number in 0..<150 {
      #expect((try store.session(sample("s-\(number)"))?.erasure == nil) == (number % 7 != 0))
    }
  }

  @Test func `is finished when the store is next opened, where it was interrupted`() throws {
    let store = try SQLiteStore(path: path)
    try fill(store)
    let key = try #require(try keys()["c-1"])
    // The fact alone, as a crash before the destruction leaves it.
    _ = try store.write { transaction in
      try transaction.erase(sample("c-1"), request("c-1"), keys: nil)
    }
    #expect(try store.session(sample("a-c-1"))?.erasure?.number == 1)
    #expect(try folder.contains(key))
    // Even before, nothing new is sealed with the key.
    #expect(try store.start(starting("n", of: "c-1", attempt: 3)) == .started)
    #expect(try !folder.contains(key))
    #expect(try SQLiteStore(path: path).session(sample("n"))?.events.count == 1)

    _ = try store.write { transaction in
      try transaction.erase(sample("c-2"), request("c-2"), keys: nil)
    }
    let second = try #require(try keys()["c-2"])
    _ = try SQLiteStore(path: path)
    #expect(try !folder.contains(second))
    #expect(try keys().keys.sorted() == ["c-1", "c-3"])
  }

  @Test func `holds where an older backup of the store comes back`() throws {
    let store = try SQLiteStore(path: path)
    try fill(store)
    try folder.crash("assay.sqlite", into: "old.sqlite")
    guard case .erased(let erasure) = try store.erase(request("c-1"))[0] else { return }
    try folder.remove(["old.sqlite-keys", "old.sqlite-keys-wal"])
    try folder.copyKeys(of: "assay.sqlite", to: "old.sqlite")
    let old = try SQLiteStore(path: folder.file("old.sqlite"))
    #expect(try old.session(sample("a-c-1"))?.content == .erased(erasure))
    #expect(try old.registration(of: sample("c-1"), for: "exam") == nil)
    #expect(try old.session(sample("a-c-2"))?.events.count == 3)
    #expect(try old.erasures() == [erasure])
    #expect(try SQLiteStore(path: folder.file("old.sqlite")).erasures() == [erasure])
  }

  @Test func `holds where an older backup of the keys comes back`() throws {
    let store = try SQLiteStore(path: path)
    try fill(store)
    try folder.copyKeys(of: "assay.sqlite", to: "old")
    let key = try #require(try keys()["c-1"])
    _ = try store.erase(request("c-1"))
    try folder.crash("assay.sqlite", into: "new.sqlite")
    try folder.remove(["new.sqlite-keys", "new.sqlite-keys-wal"])
    try folder.copyKeys(of: "old", to: "new.sqlite")
    try folder.remove(["old-keys", "old-keys-wal"])
    #expect(try folder.contains(key))
    let new = try SQLiteStore(path: folder.file("new.sqlite"))
    #expect(try new.session(sample("a-c-1"))?.erasure?.number == 1)
    #expect(try !folder.contains(key))
  }

  @Test func `is seen by another process that is at work on their session`() throws {
    let (one, other) = (try SQLiteStore(path: path), try SQLiteStore(path: path))
    try fill(one)
    #expect(try other.append([saving(3)], to: sample("a-c-1"), after: 3) == .appended(count: 4))
    _ = try one.erase(request("c-1"))
    #expect(try other.append([saving(4)], to: sample("a-c-1"), after: 4) == .erased(count: 4))
    #expect(try other.session(sample("a-c-1"))?.erasure?.number == 1)
    #expect(try other.start(starting("n", of: "c-1", attempt: 3)) == .started)
    #expect(try one.session(sample("n"))?.events.count == 1)
  }

  /// The keys in the file, by candidate.
  private func keys() throws -> [String: [UInt8]] {
    try DatabaseQueue(path: folder.file("assay.sqlite-keys")).read { db in
      var keys: [String: [UInt8]] = [:]
      for row in try Row.fetchAll(db, sql: "SELECT candidate, bytes FROM key") { keys[row[0]] = Array(row[1] as Data) }
      return keys
    }
  }
}
