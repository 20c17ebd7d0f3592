import AssayModel
import AssayStore
import Testing

struct `A legal hold` {
  private let folder: TemporaryFolder
  private let now = Instant(milliseconds: 5)

  init() throws { folder = try TemporaryFolder() }

  private func request(_ subject: Hold.Subject, _ begins: Bool) -> HoldRequest {
    HoldRequest(subject, begins: begins, at: now, officer: "board", reason: begins ? "an appeal" : "decided")
  }

  private func erase(_ store: any Store, _ candidate: String) throws -> ErasureOutcome {
    try store.erase(ErasureRequest([sample(candidate)], at: now, officer: "o", reason: "r"))[0]
  }

  @Test(arguments: StoreKind.allCases)
  func `is one fact, and so is its end`(kind: StoreKind) throws {
    let store = try kind.make(in: folder)
    let subject = Hold.Subject.candidate(sample("c-1"))
    #expect(try store.hold(request(subject, false)) == .unchanged(nil))
    let begun = Hold(number: 1, subject: subject, begins: true, at: now, officer: "board", reason: "an appeal")
    #expect(try store.hold(request(subject, true)) == .recorded(begun))
    #expect(try store.hold(request(subject, true)) == .unchanged(begun))
    #expect(try store.holds().inForce == [begun])
    let ended = Hold(number: 2, subject: subject, begins: false, at: now, officer: "board", reason: "decided")
    #expect(try store.hold(request(subject, false)) == .recorded(ended))
    #expect(try store.holds() == [begun, ended])
    #expect(try store.holds().inForce.isEmpty)
  }

  @Test(arguments: StoreKind.allCases)
  func `keeps what is kept of a candidate from being erased, until it ends`(kind: StoreKind) throws {
    let store = try kind.make(in: folder)
    for candidate in ["c-1", "c-2"] { _ = try store.start(starting(candidate, of: candidate)) }
    _ = try store.put(Registration(candidate: sample("c-3"), assessment: "check"), requestKey: "k", at: now)
    let subjects: [(Hold.Subject, held: [String])] = [
      (.candidate(sample("c-1")), ["c-1"]), (.assessment("exam"), ["c-1", "c-2"]), (.assessment("check"), ["c-3"]),
      (.assessment("none"), []),
    ]
    for (subject, held) in subjects {
      guard case .recorded(let hold) = try store.hold(request(subject, true)) else {
        Issue.record("\(subject)")
        continue
      }
      for candidate in held { #expect(try erase(store, candidate) == .held(hold)) }
      #expect(try erase(store, "c-9") == .nothing)
      _ = try store.hold(request(subject, false))
    }
    #expect(try store.session(sample("c-1"))?.events.count == 1)
    for candidate in ["c-1", "c-2", "c-3"] {
      guard case .erased = try erase(store, candidate) else {
        Issue.record("\(candidate) was not erased")
        continue
      }
    }
    // What is erased already is not held by a hold that comes later.
    _ = try store.hold(request(.assessment("exam"), true))
    #expect(try erase(store, "c-1") == .nothing)
  }
}

struct `An erasure of whoever was quiet` {
  @Test(arguments: StoreKind.allCases)
  func `leaves who did something since, or was registered`(kind: StoreKind) throws {
    let folder = try TemporaryFolder()
    let store = try kind.make(in: folder)
    for candidate in ["c-1", "c-2"] { _ = try store.start(starting(candidate, of: candidate)) }
    _ = try store.append([saving(500)], to: sample("c-2"), after: 1)
    for (candidate, at) in [("c-3", 1000), ("c-4", 1001)] as [(String, Int64)] {
      _ = try store.put(
        Registration(candidate: sample(candidate), assessment: "exam"), requestKey: candidate,
        at: Instant(milliseconds: at))
    }
    var request = ErasureRequest(
      ["c-1", "c-2", "c-3", "c-4", "c-5"].map { sample($0) }, at: Instant(milliseconds: 9000), officer: "o", reason: "r"
    )
    request.quietSince = Instant(milliseconds: 1000)
    let outcomes = try store.erase(request)
    #expect(outcomes[1] == .active && outcomes[3] == .active && outcomes[4] == .nothing)
    #expect(try store.erasures().map(\.candidate.text) == ["c-1", "c-3"])
    #expect(try store.session(sample("c-2"))?.events.count == 2)
  }
}
