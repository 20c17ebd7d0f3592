package import AssayModel

/// How a session's clock stands; the engine's clock is the only one.
package struct ClockView: Hashable, Sendable {
  package var state: State
  package var limits: [Limit]

  package enum State: String, Hashable, Sendable, CaseIterable {
    case running
    /// After the limit: answers are still saved, and marked late.
    case grace
    /// The time is over, or the session was submitted.
    case over
    /// There is no limit.
    case none
  }

  /// What is left of one limit.
  package struct Limit: Hashable, Sendable {
    package var scope: Scope
    package var remaining: Interval
  }

  package enum Scope: String, Hashable, Sendable, CaseIterable {
    case exam, grace
  }
}

/// Something that the clock has to tell a candidate.
package struct ClockNotice: Hashable, Sendable {
  package var at: Instant
  package var kind: Kind

  package enum Kind: Hashable, Sendable {
    case warning(remaining: Interval)
    /// The limit has passed; the grace period begins, if there is one.
    case expired
  }
}
