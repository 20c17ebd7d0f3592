package import AssayModel

/// One candidate at one form: what its events say, and nothing else.
///
/// A value, folded from a journal. ``decide(_:sequence:at:in:)`` says what a command brings about and ``apply(_:)``
/// takes it in; neither knows a clock, a disk or chance. However a session was reached, live, after a crash or from a
/// prefix of its journal, the same events make the same session.
package struct Session: Hashable, Sendable {
  /// How it began, with the form and the time that was granted.
  package let start: SessionStart
  package let startedAt: Instant
  package internal(set) var phase = Phase.open
  /// When the last event happened; no later event is dated before it.
  package internal(set) var lastEventAt: Instant
  /// How many events were applied, the start included.
  package internal(set) var eventCount = 1
  /// Counts the clients that took the session over; the first is 1.
  package internal(set) var epoch = 1
  /// The digest of the secret that calls must carry now; older clients are stale.
  package internal(set) var tokenDigest: String
  /// What was recorded last at the end or after it, to hold later computations against.
  package internal(set) var deliveredResult: DeliveredResult?
  /// Whether something happened that the recorded result does not reckon with yet.
  var awaitsDecision = false
  /// What staff did with the session as a whole.
  package internal(set) var standing = Standing()

  var slots: [SlotState]
  var sections: [SectionState]
  /// The slot at which the candidate is; nil once every section is behind.
  var current: Int?
  var commands = CommandIndex()
  /// The bytes of all answers sent, refused ones included.
  var answerBytes = 0
  var time: SessionTime
  /// What must be agreed to, and is not yet.
  var openAgreements: [AgreementID]
  /// What the client keeps of its own; nil where it keeps nothing.
  package internal(set) var clientState: String?
  /// The files that were announced, `f1` first.
  package internal(set) var files: [SentFile] = []
  /// Whether it is on record that the engine's clock stands behind the record.
  var isClampNoted = false
  /// The minute of the latest event, and how many events it has.
  var minute: (number: Int64, count: Int) {
    get { (minuteNumber, minuteCount) }
    set { (minuteNumber, minuteCount) = newValue }
  }
  private var minuteNumber: Int64
  private var minuteCount = 0

  /// Whether a session goes on or has been submitted.
  package enum Phase: Hashable, Sendable {
    case open
    case submitted(SubmissionCause, at: Instant)
  }

  /// Folds a journal.
  ///
  /// Any prefix of a journal makes a session, as long as its first event is there. Cost: some 100 ns an event.
  package init(replaying events: [SessionEvent]) throws(ReplayError) {
    guard let first = events.first else { throw .empty }
    try self.init(first)
    for event in events.dropFirst() { apply(event) }
  }

  private init(_ event: SessionEvent) throws(ReplayError) {
    guard case .started(let start) = event.kind else { throw .notStarted }
    guard start.form.isWellFormed else { throw .damagedForm }
    self.start = start
    startedAt = event.at
    lastEventAt = event.at
    tokenDigest = start.tokenDigest
    time = SessionTime(startedAt: event.at, budget: start.budget, waitsForAgreements: !start.agreements.isEmpty)
    openAgreements = start.agreements
    minuteNumber = event.at.milliseconds / 60_000
    sections = start.form.sections.map { SectionState(floor: $0.slots.lowerBound) }
    slots = []
    slots.reserveCapacity(start.form.slots.count)
    for (section, own) in start.form.sections.enumerated() {
      for _ in own.slots { slots.append(SlotState(section: section)) }
    }
    current = slots.isEmpty ? nil : 0
  }
}

/// Why a journal makes no session.
package enum ReplayError: Error, Hashable, Sendable {
  case empty
  /// The first event is not the start.
  case notStarted
  /// Slots are not numbered `s1`, `s2` and on, or sections do not follow one another over them.
  case damagedForm
}

extension Session {
  package var id: SessionID { start.session }
  package var form: Form { start.form }
  /// The number that the next command of the client must carry.
  package var nextSequence: Int { commands.count + 1 }

  package var isOpen: Bool { phase == .open }

  package var submittedAt: Instant? {
    guard case .submitted(_, let at) = phase else { return nil }
    return at
  }

  package var submissionCause: SubmissionCause? {
    guard case .submitted(let cause, _) = phase else { return nil }
    return cause
  }

  /// Whether an item was shown: from then on the attempt counts.
  package var hasServed: Bool { slots.contains(where: \.isServed) }

  /// The items that were shown, whether or not they count.
  package var shownItems: [ItemID] {
    slots.indices.filter { slots[$0].isServed }.map { form.slots[$0].item }
  }

  /// Whether the attempt counts toward how many there may be.
  package var counts: Bool {
    if standing.isVoid { return standing.voidedAttemptCounts }
    return hasServed || submissionCause == .declined
  }

  /// The place of a slot, read from its number.
  func index(of slot: SlotID) -> Int? {
    guard let number = ordinal(slot.text, after: .slot), number <= slots.count else { return nil }
    return number - 1
  }

  func slotID(_ index: Int) -> SlotID { start.form.slots[index].id }
}

extension Form {
  /// Whether slots are numbered in order and sections follow one another over all of them.
  var isWellFormed: Bool {
    var next = 0
    for section in sections {
      guard section.slots.lowerBound == next else { return false }
      next = section.slots.upperBound
    }
    return next == slots.count && slots.enumerated().allSatisfy { ordinal($1.id.text, after: .slot) == $0 + 1 }
  }
}
