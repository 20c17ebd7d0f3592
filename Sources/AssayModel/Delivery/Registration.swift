/// That a candidate may sit an assessment, and under which conditions.
package struct Registration: Hashable, Sendable, Codable {
  package var candidate: CandidateID
  package var assessment: AssessmentID
  /// No session starts before.
  package var opens: Instant?
  /// No session starts from here on.
  package var closes: Instant?
  /// A BCP 47 language tag; nil for the bank's own.
  package var locale: String?
  package var accommodations = Accommodations()
  /// Memberships for fairness analysis, such as `language: other`; never shown in delivery.
  package var groups: [String: String] = [:]

  package init(candidate: CandidateID, assessment: AssessmentID) {
    self.candidate = candidate
    self.assessment = assessment
  }
}

/// What is granted to one candidate.
package struct Accommodations: Hashable, Sendable, Codable {
  /// The factor on every time limit, 1 or more.
  package var extraTime: Rational = .one

  package init(extraTime: Rational = .one) { self.extraTime = extraTime }
}

/// What a session has of time: the limit and what was granted, never an end that is overwritten.
package struct TimeBudget: Hashable, Sendable, Codable {
  package var limit: Interval
  package var multiplier: Rational
  package var grace: Interval
  package var warnings: [Interval]
  package var late: TimePolicy.LateAnswers

  package init(_ policy: TimePolicy, accommodations: Accommodations) {
    limit = policy.limit
    multiplier = accommodations.extraTime
    grace = policy.grace
    warnings = policy.warnings
    late = policy.late
  }

  /// The limit with what was granted.
  package var allowance: Interval { limit.scaled(by: multiplier) }
}
