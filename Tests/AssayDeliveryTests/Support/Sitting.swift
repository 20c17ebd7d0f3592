import AssayDelivery
import AssayModel
import Testing

/// A session under test with its journal, as the engine would keep it.
struct Sitting {
  private(set) var context: SessionContext
  private(set) var journal: [SessionEvent]
  private(set) var session: Session
  /// What was told of each command, by its number from 1.
  private(set) var told: [(command: SessionCommand, outcome: Decided.Outcome)] = []

  init(_ sample: Sample, _ time: TimePolicy? = nil, extraTime: Rational = .one) throws {
    var assessment = try sample.context().index.package.assessment
    assessment.time = time
    let budget = TimeBudget(assessment, accommodations: Accommodations(extraTime: extraTime))
    try self.init(sample, budget: budget.isEmpty ? nil : budget)
  }

  init(_ sample: Sample, budget: TimeBudget?, agreements: [AgreementID] = []) throws {
    context = try sample.context()
    var first = try sample.start(budget)
    if case .started(var start) = first.kind {
      start.agreements = agreements
      first.kind = .started(start)
    }
    journal = [first]
    session = try Session(replaying: journal)
  }

  /// The same session after a crash, from so many events of its journal.
  init(_ other: Sitting, after count: Int) throws {
    context = other.context
    journal = Array(other.journal.prefix(count))
    session = try Session(replaying: journal)
  }

  @discardableResult
  mutating func send(_ command: SessionCommand, at seconds: Double = 0) -> Decided.Outcome {
    send(command, atMilliseconds: Int64(seconds * 1000))
  }

  /// Sends a command under the next number, so long after the start.
  mutating func send(_ command: SessionCommand, atMilliseconds: Int64) -> Decided.Outcome {
    let number = session.nextSequence
    // Of whatever file is ended, five bytes of text have arrived.
    if case .endFile(let file, _) = command {
      context.arrived = ArrivedFile(file: file, bytes: 5, digest: .ofSentFile, type: .text)
    }
    defer { context.arrived = nil }
    let decided = session.decide(
      command, sequence: number, at: start + .init(milliseconds: atMilliseconds), in: context)
    record(decided.events)
    if session.nextSequence > number { told.append((command, decided.outcome)) }
    return decided.outcome
  }

  @discardableResult
  mutating func view(_ slot: SlotID, at seconds: Double = 0) -> Viewed.Outcome {
    let viewed = session.view(slot, at: start + .init(milliseconds: Int64(seconds * 1000)), in: context)
    record(viewed.events)
    return viewed.outcome
  }

  mutating func expire(atMilliseconds: Int64) -> [SessionEvent] {
    let events = session.expire(at: start + .init(milliseconds: atMilliseconds), in: context)
    record(events)
    return events
  }

  /// Sends a file of five bytes for a slot, and gives the answer that it is.
  mutating func sendFile(at slot: SlotID) throws -> Answer {
    send(.beginFile(slot, FileDescription(name: "a", type: "text/plain", bytes: 5)))
    let file = try #require(session.files.last?.id)
    send(.endFile(file, .ofSentFile))
    return .file([file])
  }

  /// Has staff do something under a key of its own, so long after the start.
  @discardableResult
  mutating func act(
    _ command: StaffCommand, key: String? = nil, at seconds: Double = 0
  ) throws(Refusal) -> StaffDecision {
    let act = StaffAct(requestKey: key ?? "act-\(journal.count)", by: "office", reason: "a test")
    let decision = try session.decide(
      command, by: act, at: start + .init(milliseconds: Int64(seconds * 1000)), in: context)
    if case .events(let events) = decision { record(events) }
    return decision
  }

  mutating func record(_ events: [SessionEvent]) {
    journal += events
    session.apply(events)
  }

  var start: Instant { session.startedAt }
}

extension ContentDigest {
  /// That of the bytes that arrive of every file.
  static let ofSentFile = ContentDigest(repeating: "1")
  /// That of other bytes.
  static let ofOtherFile = ContentDigest(repeating: "2")

  private init(repeating digit: String) {
    guard let digest = ContentDigest("sha256:" + String(repeating: digit, count: 64)) else {
      preconditionFailure("a digest's text is one")
    }
    self = digest
  }
}

extension Decided.Outcome {
  var isAccepted: Bool { if case .accepted = self { true } else { false } }

  var refusal: Refusal.Kind? { if case .refused(let refusal, _) = self { refusal.kind } else { nil } }

  var feedback: CheckFeedback? { if case .accepted(.checked(let feedback), _) = self { feedback } else { nil } }

  /// The same, as a repetition.
  var repeated: Self {
    switch self {
    case .accepted(let reply, _): .accepted(reply, isReplay: true)
    case .refused(let refusal, _): .refused(refusal, isReplay: true)
    case .sequenceGap, .sequenceConflict: self
    }
  }
}

extension Viewed.Outcome {
  var item: ItemView? { if case .item(let view) = self { view } else { nil } }

  var refusal: Refusal.Kind? { if case .refused(let refusal) = self { refusal.kind } else { nil } }
}

extension Sitting {
  /// The first slot with an item of a type.
  func slot(of type: InteractionType) -> SlotID? {
    context.form.slots.map(\.id).first { context.candidateItem($0)?.type == type }
  }
}
