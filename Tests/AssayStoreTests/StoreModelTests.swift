import AssayModel
import Testing

@testable import AssayStore

struct `The stores` {
  /// What each answers in a random run of operations is the same, and so is what they hold at the end.
  @Test func `answer alike, whatever is asked of them`() throws {
    for seed in 0..<12 {
      let folder = try TemporaryFolder()
      let memory = MemoryStore()
      var sqlite = try SQLiteStore(path: folder.file("assay.sqlite"))
      var dice = Dice(seed: seed)
      for step in 0..<120 {
        let operation = Operation(&dice)
        #expect(operation.outcome(on: memory) == operation.outcome(on: sqlite), "seed \(seed), step \(step)")
        if dice.below(40) == 0 { sqlite = try SQLiteStore(path: folder.file("assay.sqlite")) }
        if dice.below(40) == 0 { try sqlite.reopen() }
        if dice.below(20) == 0 { try sqlite.write { try $0.fold() } }
      }
      for assessment in Operation.assessments {
        let expected = try memory.sessions(of: assessment, after: 0, limit: 1000)
        #expect(try sqlite.sessions(of: assessment, after: 0, limit: 1000) == expected, "seed \(seed)")
        #expect(try sqlite.registrations(for: assessment) == memory.registrations(for: assessment), "seed \(seed)")
        for session in expected {
          let receipts = (
            try memory.receipt(of: session.summary.session), try sqlite.receipt(of: session.summary.session)
          )
          #expect(receipts.0?.events == receipts.1?.events, "seed \(seed)")
        }
      }
      #expect(try sqlite.erasures() == memory.erasures(), "seed \(seed)")
      #expect(try sqlite.holds() == memory.holds(), "seed \(seed)")
      #expect(try sqlite.publications() == memory.publications(), "seed \(seed)")
    }
  }
}

/// One thing to ask of a store.
private enum Operation {
  static let assessments: [AssessmentID] = ["exam", "check"]

  case put([UInt8])
  case publish(AssessmentID, [UInt8])
  case register(Registration, key: String)
  case start([SessionEvent])
  case append([SessionAppend])
  case read(SessionID)
  case list(AssessmentID?, CandidateID?)
  case page(AssessmentID, after: Int, limit: Int)
  case erase([CandidateID])
  case hold(Hold.Subject, Bool)
  case record(SessionID)

  init(_ dice: inout Dice) {
    let assessment = dice.one(of: Self.assessments)
    let candidate: CandidateID = sample("c-\(dice.below(4))")
    let session: SessionID = sample("s-\(dice.below(12))")
    switch dice.below(23) {
    case 21: self = .hold(dice.bool() ? .candidate(candidate) : .assessment(assessment), dice.below(3) == 0)
    case 22: self = .record(session)
    case 20: self = dice.below(3) == 0 ? .erase([candidate]) : .read(session)
    case 0: self = .put([UInt8(dice.below(3))])
    case 1: self = .publish(assessment, [UInt8(dice.below(3))])
    case 2, 3:
      var registration = Registration(candidate: candidate, assessment: assessment)
      registration.groups = dice.groups()
      if dice.bool() { registration.groups = [:] }
      self = .register(registration, key: "k\(dice.below(6))")
    case 4...7:
      var events = starting(
        session.text, of: candidate.text, at: assessment, attempt: dice.below(3) + 1, key: "k\(dice.below(9))")
      if dice.bool() { events.append(saving(1)) }
      self = .start(events)
    case 8: self = .list(dice.bool() ? assessment : nil, dice.bool() ? candidate : nil)
    case 9: self = .page(assessment, after: dice.below(6), limit: dice.below(4) + 1)
    case 10...12: self = .read(session)
    default:
      self = .append(
        (0...dice.below(4)).map { _ in
          SessionAppend(sample("s-\(dice.below(12))"), after: dice.below(5) + 1, Self.events(&dice))
        })
    }
  }

  private static func events(_ dice: inout Dice) -> [SessionEvent] {
    var events = (0...dice.below(2)).map { _ in
      SessionEvent(at: dice.instant(), sequence: dice.below(99), .saved("s1", dice.answer()))
    }
    if dice.below(4) == 0 { events.append(submission) }
    if dice.below(4) == 0 { events = [decision] }
    return events
  }

  /// What a store answers, as a text.
  func outcome(on store: any Store) -> String {
    let now = Instant(milliseconds: 1)
    do throws(StoreError) {
      switch self {
      case .put(let bytes): return "\(try store.putPackage(bytes, at: now))"
      case .publish(let assessment, let bytes):
        return "\(try store.publish(assessment, package: ContentDigest(of: bytes), at: now, note: "n"))"
      case .register(let registration, let key):
        return Self.text(of: try store.put(registration, requestKey: key, at: now))
      case .start(let events): return "\(try store.start(events))"
      case .append(let batch): return "\(try store.append(batch))"
      case .read(let id): return "\(String(describing: try store.session(id)))"
      case .list(let assessment, let candidate): return "\(try store.summaries(of: assessment, by: candidate))"
      case .erase(let candidates):
        return "\(try store.erase(ErasureRequest(candidates, at: now, officer: "o", reason: "r")))"
      case .hold(let subject, let begins):
        return "\(try store.hold(HoldRequest(subject, begins: begins, at: now, officer: "o", reason: "r")))"
      case .record(let id):
        let record = try store.record(of: id)
        return "\(String(describing: record?.stored)) \(record?.digests.count ?? -1)"
      case .page(let assessment, let number, let limit):
        return "\(try store.sessions(of: assessment, after: number, limit: limit).map(\.summary))"
      }
    } catch {
      return error.message
    }
  }

  // A dictionary prints in any order.
  private static func text(of outcome: RegistrationOutcome) -> String {
    let groups = outcome.record.registration.groups.map { "\($0.key)=\($0.value)" }.sorted()
    return switch outcome {
    case .recorded(let record): "recorded \(record.number) \(groups)"
    case .repeated(let record): "repeated \(record.number) \(groups)"
    case .conflict(let record): "conflict \(record.number) \(groups)"
    }
  }
}
