package import AssayModel

/// How a session's clock stands; the engine's clock is the only one.
package struct ClockView: Hashable, Sendable {
  package var state: State
  /// Of the whole, of the sections and of the items that were begun and can still be worked on.
  package var limits: [Limit]
  /// How long answers are still saved, and marked late; nil outside the grace period.
  package var grace: Interval? = nil
  /// When a pause or a break ends by itself; nil where it does not, and where there is none.
  package var haltEnds: Interval? = nil

  package init(state: State, limits: [Limit]) {
    self.state = state
    self.limits = limits
  }

  package enum State: String, Hashable, Sendable, CaseIterable {
    case running
    /// After the limit of the whole: answers are still saved, and marked late.
    case grace
    /// The time is over, or the session was submitted.
    case over
    /// There is no limit.
    case none
    /// The clock has not begun: something has to be agreed to.
    case waiting
    case paused
    case onBreak = "break"
  }

  /// What is left of one limit.
  package struct Limit: Hashable, Sendable {
    package var scope: TimeScope
    package var remaining: Interval
  }
}

/// Something that the clock has to tell a candidate.
package struct ClockNotice: Hashable, Sendable {
  package var at: Instant
  package var kind: Kind
  package var scope: TimeScope

  package enum Kind: Hashable, Sendable {
    case warning(remaining: Interval)
    /// The limit has passed; the grace period begins, if there is one.
    case expired
  }
}
