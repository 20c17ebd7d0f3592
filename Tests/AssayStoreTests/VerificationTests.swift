import AssayDigest
import AssayModel
import FoundationEssentials
import GRDB
import Testing

@testable import AssayStore

struct `Verifying a store` {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("assay.sqlite")
    let store = try SQLiteStore(path: path)
    _ = try store.publish("exam", packageBytes: [1, 2, 3], at: now, note: "n")
    try store.putMedium([UInt8](repeating: 7, count: 200_000), at: now)
    for candidate in ["c-1", "c-2", "c-3"] {
      _ = try store.put(Registration(candidate: sample(candidate), assessment: "exam"), requestKey: candidate, at: now)
      _ = try store.start(starting("a-\(candidate)", of: candidate))
      _ = try store.append([saving(1), saving(2)], to: sample("a-\(candidate)"), after: 1)
    }
    _ = try store.append([saving(3), submission], to: sample("a-c-1"), after: 3)
    for session in ["a-c-1", "a-c-3"] {
      _ = try store.putUpload([1, 2, 3], at: 0, of: "f1", in: sample(session))
      _ = try store.putUpload([4, 5], at: 3, of: "f1", in: sample(session))
    }
    _ = try store.hold(
      HoldRequest(.candidate(sample("c-1")), begins: true, at: now, officer: "o", reason: "an appeal"))
    _ = try store.erase(ErasureRequest([sample("c-3")], at: now, officer: "o", reason: "asked for it"))
    try store.write { try $0.fold() }
    try store.reopen()
  }

  @Test func `counts everything that is there, and finds nothing wrong with it`() throws {
    let store = try SQLiteStore(path: path)
    var seen: [Int] = []
    let found = try store.verify { done, total in
      seen.append(done)
      #expect(done <= total)
    }
    #expect(found.isWhole, "\(found.problems)")
    #expect(found.counts.sessions == 3 && found.counts.events == 11 && found.counts.registrations == 3)
    #expect(found.counts.packages == 1 && found.counts.media == 1 && found.counts.publications == 1)
    #expect(found.counts.erasures == 1 && found.counts.holds == 1 && found.counts.uploads == 4)
    #expect(found.counts.entries == found.end?.entry && seen.last == found.counts.entries + 3)
  }

  @Test func `finds nothing wrong with stores that random work has made`() throws {
    for seed in 0..<8 {
      var dice = Dice(seed: seed)
      let store = try SQLiteStore(path: folder.file("random-\(seed).sqlite"))
      var counts: [Int: Int] = [:]
      for step in 0..<80 {
        let number = dice.below(6)
        let session: SessionID = sample("s-\(number)")
        switch dice.below(12) {
        case 0: _ = try store.publish("exam", packageBytes: [UInt8(dice.below(4))], at: now, note: "n \(step)")
        case 1:
          let registration = Registration(candidate: sample("c-\(number % 3)"), assessment: "exam")
          _ = try store.put(registration, requestKey: "k-\(step)", at: now)
        case 2...4 where counts[number] == nil:
          if try store.start(starting(session.text, of: "c-\(number % 3)", attempt: number)) == .started {
            counts[number] = 1
          }
        case 5 where step > 40:
          _ = try store.erase(ErasureRequest([sample("c-\(number % 3)")], at: now, officer: "", reason: "r"))
        case 6: try store.write { try $0.fold() }
        case 7:
          let request = HoldRequest(
            .candidate(sample("c-\(number % 3)")), begins: dice.bool(), at: now, officer: "", reason: "r")
          _ = try store.hold(request)
        case 8:
          let bytes = (0...dice.below(9)).map { _ in UInt8(dice.below(256)) }
          _ = try store.putUpload(
            bytes, at: store.uploadSize(of: "f1", in: session), of: "f1", in: session)
        default:
          let events = (0...dice.below(3)).map { saving($0) }
          if case .appended(let count) = try store.append(events, to: session, after: counts[number] ?? 1) {
            counts[number] = count
          }
        }
      }
      let found = try store.verify()
      #expect(found.isWhole, "seed \(seed): \(found.problems)")
    }
  }

  @Test func `finds nothing wrong with a store that an earlier release wrote`() throws {
    let old = folder.file("old.sqlite")
    try LayoutOne.make(
      old, [starting("a") + [saving(1)], starting("b", of: "c-2")],
      [("k", Registration(candidate: sample("c-1"), assessment: "exam"))])
    let store = try SQLiteStore(path: old)
    #expect(try store.verify().isWhole)
    _ = try store.append([saving(2)], to: sample("a"), after: 2)
    _ = try store.erase(ErasureRequest([sample("c-2")], at: now, officer: "", reason: "r"))
    let found = try store.verify()
    #expect(found.isWhole && found.counts.events == 4, "\(found.problems)")
  }

  /// Whatever is changed behind the store's back is found, and told at its place.
  @Test(
    arguments: [
      ("UPDATE journal SET content = x'00' WHERE number = 5", "entry 5 of the journal"),
      ("UPDATE journal SET digest = zeroblob(32) WHERE number = 5", "entry 5 of the journal"),
      ("DELETE FROM journal WHERE number = 5", "entry 5 of the journal"),
      ("DELETE FROM journal WHERE number = (SELECT max(number) FROM journal)", ""),
      ("UPDATE package SET bytes = x'010204'", "package `"),
      ("DELETE FROM package", "package `"),
      ("UPDATE publication SET note = 'm'", "publication 1"),
      ("UPDATE publication SET at = 2", "publication 1"),
      ("DELETE FROM publication", "publication 1"),
      ("INSERT INTO publication SELECT 2, assessment, package, at, note, digest FROM publication", "publication 2"),
      ("UPDATE medium SET size = 9", "medium `"),
      ("UPDATE medium_part SET bytes = x'07' WHERE place = 1", "medium `"),
      ("DELETE FROM medium", "medium number 1"),
      ("UPDATE registration SET candidate = 'c-9' WHERE number = 1", "registration 1"),
      ("UPDATE registration SET assessment = 'other' WHERE number = 1", "registration 1"),
      ("UPDATE registration SET request_key = 'l' WHERE number = 1", "registration 1"),
      ("UPDATE registration SET at = 9 WHERE number = 1", "registration 1"),
      ("UPDATE registration SET sealed = zeroblob(90) WHERE number = 1", "registration 1"),
      ("DELETE FROM registration WHERE number = 1", "registration 1"),
      ("UPDATE session SET candidate = 'c-8' WHERE number = 1", "session `a-c-1`"),
      ("UPDATE session SET candidate = 'c-8' WHERE number = 3", "session `a-c-3`"),
      ("UPDATE session SET assessment = 'other' WHERE number = 1", "session `a-c-1`"),
      ("UPDATE session SET attempt = 2 WHERE number = 1", "session `a-c-1`"),
      ("UPDATE session SET request_key = 'x' WHERE number = 1", "session `a-c-1`"),
      ("UPDATE session SET started = 2 WHERE number = 1", "session `a-c-1`"),
      ("UPDATE session SET latest = 2 WHERE number = 1", "session `a-c-1`"),
      ("UPDATE session SET last = 2 WHERE number = 1", "session `a-c-1`"),
      ("UPDATE session SET state = 'open' WHERE number = 1", "session `a-c-1`"),
      ("UPDATE session SET digest = zeroblob(32) WHERE number = 1", "session `a-c-1`"),
      ("UPDATE session SET erasure = 1 WHERE number = 1", "session `a-c-1`"),
      ("UPDATE session SET erasure = NULL WHERE number = 3", "session `a-c-3`"),
      ("UPDATE session SET key = (SELECT key FROM session WHERE number = 2) WHERE number = 1", "session `a-c-1`"),
      ("DELETE FROM session WHERE number = 1", "session number 1"),
      (
        "INSERT INTO session (number, id, candidate, assessment, attempt, request_key, package, started, latest, last, "
          + "state, place, digest, key) SELECT 4, 'd', 'c-4', assessment, 1, 'k', package, started, latest, last, state, "
          + "place, digest, key FROM session WHERE number = 1", "session `d`"
      ),
      ("UPDATE erasure SET reason = 'other'", "erasure 1"),
      ("UPDATE erasure SET candidate = 'c-2'", "erasure 1"),
      ("DELETE FROM erased_key", "erasure 1"),
      ("DELETE FROM hold", "hold 1"),
      ("UPDATE hold SET begins = 0", "hold 1"),
      ("UPDATE hold SET reason = 'other'", "hold 1"),
      ("UPDATE upload SET sealed = zeroblob(length(sealed)) WHERE number = 1", "session `a-c-1`"),
      ("UPDATE upload SET digest = zeroblob(32) WHERE number = 1", "session `a-c-1`"),
      ("UPDATE upload SET size = 2 WHERE number = 1", "session `a-c-1`"),
      ("UPDATE upload SET place = 4 WHERE number = 2", "session `a-c-1`"),
      ("UPDATE upload SET file = 'f2' WHERE number = 1", "session `a-c-1`"),
      ("UPDATE upload SET session = 2 WHERE number = 1", "session `a-c-2`"),
      ("UPDATE upload SET session = 9 WHERE number = 1", "part 1 of the files"),
      ("UPDATE upload SET sealed = zeroblob(length(sealed)) WHERE number = 3", "part 3 of the files"),
      ("UPDATE upload SET sealed = x'' WHERE number = 3", "part 3 of the files"),
      ("UPDATE upload SET size = 2 WHERE number = 3", "part 3 of the files"),
      ("UPDATE upload SET place = 1 WHERE number = 3", "part 3 of the files"),
      ("UPDATE upload SET digest = zeroblob(32) WHERE number = 3", "part 3 of the files"),
      ("DELETE FROM upload WHERE number = 2", "part 2 of the files"),
      ("DELETE FROM upload WHERE number = 4", "part 4 of the files"),
      (
        "INSERT INTO upload SELECT 5, session, 'f2', place, size, sealed, digest FROM upload WHERE number = 3",
        "part 5 of the files"
      ),
    ])
  func `finds what was changed`(sql: String, place: String) throws {
    try raw { try $0.execute(sql: sql) }
    do {
      let found = try SQLiteStore(path: path).verify()
      #expect(!found.isWhole)
      #expect(found.problems.contains { $0.message.contains(place) }, "\(found.problems)")
      #expect(found.problems.count <= 8, "\(found.problems)")
    } catch {
      // A store whose end is missing, or whose erasures are, is not even opened.
      #expect(place.isEmpty || sql.contains("erase") || sql.contains("erasure"), "\(error)")
    }
  }

  @Test func `tells the truth of any bit that flips in a page`() throws {
    let bytes = try #require(FileManager.default.contents(atPath: path))
    let whole = try SQLiteStore(path: path).verify()
    // Most of a small store is room that nothing uses.
    let used = bytes.indices.filter { bytes[$0] != 0 }
    var dice = Dice(seed: 5)
    var caught = 0
    for round in 0..<120 {
      var flipped = bytes
      flipped[dice.one(of: used)] ^= UInt8(1 << dice.below(8))
      let copy = folder.file("flipped-\(round).sqlite")
      try flipped.write(to: URL(filePath: copy))
      try folder.copyKeys(of: "assay.sqlite", to: "flipped-\(round).sqlite")
      do throws(StoreError) {
        let found = try SQLiteStore(path: copy, patience: .zero).verify()
        // What is not found does not matter: unused bytes of a page, and the time at which a package came.
        if found.isWhole { #expect(found.counts == whole.counts && found.end == whole.end) } else { caught += 1 }
      } catch {
        caught += 1
      }
    }
    #expect(caught > 10)
  }

  @Test func `shows by a receipt or a checkpoint that the whole file was put back`() throws {
    try folder.crash("assay.sqlite", into: "before.sqlite")
    let store = try SQLiteStore(path: path)
    let early = try #require(try store.receipt(of: sample("a-c-2")))
    let earlyEnd = try #require(try store.verify().end)
    _ = try store.append([saving(3)], to: sample("a-c-2"), after: 3)
    let late = try #require(try store.receipt(of: sample("a-c-2")))
    let lateEnd = try #require(try store.verify().end)
    var evidence = VerificationEvidence()
    evidence.receipts = [early, late]
    evidence.digests = [early.digest]
    evidence.checkpoints = [earlyEnd, lateEnd]
    let now = try store.verify(against: evidence)
    #expect(now.isWhole && now.receiptsHeld == 3 && now.checkpointsHeld == 2, "\(now.problems)")

    let before = try SQLiteStore(path: folder.file("before.sqlite"))
    #expect(try before.verify().isWhole)
    let found = try before.verify(against: evidence)
    #expect(found.receiptsHeld == 2 && found.checkpointsHeld == 1)
    #expect(found.problems.count == 2, "\(found.problems)")
    #expect(found.problems.contains { $0.message.contains("rolled back") })
    #expect(found.problems.contains { $0.message.contains("a receipt names 4") })

    var foreign = VerificationEvidence()
    foreign.receipts = [SessionReceipt(session: sample("z"), events: 1, digest: Digest(of: "x"))]
    foreign.digests = [Digest(of: "y")]
    foreign.checkpoints = [StoreCheckpoint(store: [1], entry: 1, digest: Digest(of: "z"))]
    #expect(try store.verify(against: foreign).problemCount == 3)
    foreign = VerificationEvidence()
    foreign.receipts = [SessionReceipt(session: early.session, events: 3, digest: late.digest)]
    #expect(try store.verify(against: foreign).problemCount == 1)
  }

  @Test func `finds the key of somebody who was erased, put back`() throws {
    let store = try SQLiteStore(path: path)
    let keys = SQLiteStore.keysPath(of: path)
    let erased = try DatabaseQueue(path: path).read { try Data.fetchOne($0, sql: "SELECT key FROM erased_key") }
    try DatabaseQueue(path: keys).write { db in
      try db.execute(
        sql: "INSERT INTO key VALUES (?, 'c-3', zeroblob(32))", arguments: [erased])
    }
    let found = try store.verify()
    #expect(found.problems.map(\.message).contains { $0.contains("is in the file of keys again") })
  }

  private let now = Instant(milliseconds: 1)

  /// Changes the file behind the store's back, past the triggers.
  private func raw(_ body: (Database) throws -> Void) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    try DatabaseQueue(path: path, configuration: configuration).writeWithoutTransaction { db in
      for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
        try db.execute(sql: "DROP TRIGGER \(name)")
      }
      try body(db)
    }
  }
}
