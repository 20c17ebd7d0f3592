import AssayModel

/// How a session's time runs: what was granted, what was adjusted, and when it stood still.
///
/// A value folded from the events. Limits are compared in *running time*: what has passed since the start, without the
/// time in which the clock stood still. No end is kept; every deadline is derived from what is here.
struct SessionTime: Hashable, Sendable {
  let startedAt: Instant
  let budget: TimeBudget
  /// The time in which the clock stood still, of all halts that are over, and what was given back.
  private(set) var halted = Interval.zero
  /// Why the clock stands, or a break goes on; nil while it runs.
  private(set) var halt: Halt?
  /// What staff added to the limit of the whole.
  private(set) var extra = Interval.zero
  /// What pauses and interruptions have used of what can be given back.
  private(set) var usedGiveBack = Interval.zero
  private(set) var breaksTaken = 0

  /// A time in which the candidate does not work.
  struct Halt: Hashable, Sendable {
    var kind: Kind
    var from: Instant
    /// When it ends by itself; nil for never.
    var until: Instant?
    /// Whether the clock stands still meanwhile.
    var stopsClock: Bool

    enum Kind: Hashable, Sendable {
      /// Something has still to be agreed to.
      case agreements
      case pause
      case rest
    }

    /// How long the clock has stood by a moment.
    func length(at now: Instant) -> Interval {
      guard stopsClock else { return .zero }
      let end = until.map { min($0, now) } ?? now
      return max(end - from, .zero)
    }

    func isOver(at now: Instant) -> Bool { until.map { now > $0 } ?? false }
  }

  init(startedAt: Instant, budget: TimeBudget?, waitsForAgreements: Bool) {
    self.startedAt = startedAt
    self.budget = budget ?? TimeBudget()
    if waitsForAgreements { halt = Halt(kind: .agreements, from: startedAt, until: nil, stopsClock: true) }
  }

  /// What of the session's time has run by a moment.
  func running(at now: Instant) -> Interval {
    now - startedAt - halted - (halt?.length(at: now) ?? .zero)
  }

  /// The moment at which so much will have run; nil where the clock stands until somebody acts.
  func moment(of running: Interval) -> Instant? {
    let base = startedAt + halted + running
    guard let halt, halt.stopsClock, base > halt.from else { return base }
    return halt.until.map { base + ($0 - halt.from) }
  }

  /// How much may run in all; nil without a limit.
  var allowance: Interval? { budget.allowance.map { $0 + extra } }

  /// What can still be given back.
  var leftGiveBack: Interval {
    guard let policy = budget.interruptions else { return .zero }
    return max(policy.givesBack - usedGiveBack, .zero)
  }

  /// What can still be given back at a moment, of a pause that goes on or ended by itself too.
  func leftGiveBack(at now: Instant) -> Interval {
    guard let halt, halt.kind == .pause else { return leftGiveBack }
    return max(leftGiveBack - halt.length(at: now), .zero)
  }

  /// The halt at a moment; nil once it is over.
  func halt(at now: Instant) -> Halt? { halt.flatMap { $0.isOver(at: now) ? nil : $0 } }
}

extension SessionTime {
  /// Begins a pause, as long as what can be given back lasts.
  mutating func pause(at now: Instant) {
    settle(at: now)
    halt = Halt(kind: .pause, from: now, until: now + leftGiveBack, stopsClock: true)
  }

  mutating func startBreak(at now: Instant) {
    settle(at: now)
    breaksTaken += 1
    let policy = budget.breaks
    halt = Halt(
      kind: .rest, from: now, until: now + (policy?.length ?? .zero), stopsClock: policy?.stopsClock ?? true)
  }

  /// Ends whatever halt there is.
  mutating func go(at now: Instant) {
    guard let halt else { return }
    let length = halt.length(at: now)
    halted = halted + length
    if halt.kind == .pause { usedGiveBack = usedGiveBack + length }
    self.halt = nil
  }

  /// Ends a halt whose time is over.
  mutating func settle(at now: Instant) {
    if let halt, halt.isOver(at: now) { go(at: now) }
  }

  /// Lets some time that has passed not have run.
  mutating func giveBack(_ interval: Interval) {
    halted = halted + interval
    usedGiveBack = usedGiveBack + interval
  }

  mutating func extend(by interval: Interval) { extra = extra + interval }

  /// Goes on after the session was closed for a while, with so much of the limit left, or what was left then.
  mutating func reopen(closedAt: Instant, at now: Instant, left: Interval?) {
    go(at: closedAt)
    halted = halted + (now - closedAt)
    if let left, let allowance { extra = extra + (left - (allowance - running(at: now))) }
  }
}
