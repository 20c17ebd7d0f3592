package import AssayModel
package import AssayPsychometrics

/// How many sessions a report rests on, and which are left out.
package struct SessionCounts: Hashable, Sendable {
  package let included: Int
  /// Different candidates among those included.
  package let candidates: Int
  package let firstAttempts: Int
  package let laterAttempts: Int
  /// Of those included, scored by another key or policy than they were delivered with.
  package let rescored: Int
  /// Left out, by reason in the order of ``ExclusionReason``; only reasons that occurred.
  package let excluded: [Excluded]
  /// The first and the last submission; nil without sessions.
  package let submitted: ClosedRange<Instant>?
  /// From start to submission, in minutes.
  package let minutes: TestSummary

  /// A reason and how often it applied.
  package struct Excluded: Hashable, Sendable {
    package let reason: ExclusionReason
    package let count: Int
  }

  init(_ rows: [ReportRow], excluded: [ExclusionReason: Int], level: Double) {
    included = rows.count
    candidates = Set(rows.map(\.candidate)).count
    firstAttempts = rows.count { $0.attempt == 1 }
    laterAttempts = rows.count - firstAttempts
    rescored = rows.count { $0.isRescored }
    self.excluded = ExclusionReason.allCases.compactMap { reason in
      excluded[reason].flatMap { $0 > 0 ? Excluded(reason: reason, count: $0) : nil }
    }
    let instants = rows.compactMap(\.submitted)
    if let first = instants.min(), let last = instants.max() { submitted = first...last } else { submitted = nil }
    minutes = TestSummary(
      scores: rows.compactMap { row in
        guard let started = row.started, let submitted = row.submitted else { return nil }
        return Double((submitted - started).milliseconds) / 60_000
      }, level: level)
  }
}
