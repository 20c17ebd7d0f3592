package import AssayPsychometrics

/// What a report on an exam takes in and how it judges.
package struct ReportOptions: Hashable, Sendable {
  package var attempts: Attempts = .all
  /// The first and the last day of submission that are in, `YYYY-MM-DD` in UTC; nil without a limit.
  package var from, to: String?
  /// Memberships that a session must have to be in, such as `language: native`.
  package var memberships: [String: String] = [:]
  /// Whether only sessions are in that reached every item of their form.
  package var completeOnly = false
  /// Of all intervals.
  package var level = 0.95
  /// When an item is flagged.
  package var thresholds = FlagThresholds()
  /// How many score groups the shares of options are given for, 1…10.
  package var scoreGroups = 3
  /// A group of fewer candidates is named without its figures.
  package var minimumGroup = 10

  /// How items are compared between groups.
  package var differential = DifferentialAnalysis.Options()
  /// By name of a membership the group that others are held against; without one it is the largest.
  package var referenceGroups: [String: String] = [:]

  package init() {}

  /// Which attempts are in.
  package enum Attempts: String, Hashable, Sendable, CaseIterable {
    case all
    /// Each candidate's first; the usual choice for item statistics, as repeaters know the exam and are less able.
    case first
  }
}
