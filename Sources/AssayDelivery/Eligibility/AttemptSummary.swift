package import AssayModel

/// What eligibility needs to know of an earlier attempt.
package struct AttemptSummary: Hashable, Sendable {
  package var session: SessionID
  /// From 1, over all attempts of the candidate at the assessment.
  package var attempt: Int
  package var startedAt: Instant
  /// Nil while it is open.
  package var submittedAt: Instant?
  /// Whether it counts: its first item was shown, and it was not voided and given back.
  package var hasServed: Bool
  package var isPass: Bool
  /// When the pass counts from, where that is not when it was submitted.
  package var passedAt: Instant?

  package init(
    session: SessionID, attempt: Int, startedAt: Instant, submittedAt: Instant?, hasServed: Bool, isPass: Bool,
    passedAt: Instant? = nil
  ) {
    self.session = session
    self.attempt = attempt
    self.startedAt = startedAt
    self.submittedAt = submittedAt
    self.hasServed = hasServed
    self.isPass = isPass
    self.passedAt = passedAt
  }

  /// What a session says of itself; whether it passed is what was recorded at its end.
  package init(_ session: Session) {
    self.init(
      session: session.id, attempt: session.start.attempt, startedAt: session.startedAt,
      submittedAt: session.submittedAt, hasServed: session.counts, isPass: session.deliveredResult?.state == .pass,
      passedAt: session.passedAt)
  }
}
