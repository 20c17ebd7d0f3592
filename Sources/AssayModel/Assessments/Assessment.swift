/// A knowledge check or a summative exam, as its author defined it.
package struct Assessment: Hashable, Sendable, Codable {
  package var id: AssessmentID
  package var type: AssessmentType
  package var title: String
  /// The author's own word for this edition, such as `2026.1`.
  package var version: String?
  /// Who may start it without being registered.
  package var registration: RegistrationPolicy = .required
  package var blueprint: Blueprint
  package var navigation = NavigationPolicy()
  package var time: TimePolicy?
  package var accommodations: AccommodationPolicy?
  package var score = ScorePolicy()
  package var cut: CutRule?
  /// What must hold to pass; nil where nothing is passed or failed.
  package var pass: PassRule?
  package var bands: [Band] = []
  package var release = ReleasePolicy()
  package var retake: RetakePolicy?
  /// What a knowledge check tells while it is worked on; nil in exams.
  package var formative: FormativePolicy?

  package init(id: AssessmentID, type: AssessmentType, title: String, blueprint: Blueprint) {
    self.id = id
    self.type = type
    self.title = title
    self.blueprint = blueprint
  }
}

/// The two kinds of assessment.
package enum AssessmentType: String, Hashable, Sendable, Codable, CaseIterable {
  case exam
  case knowledgeCheck = "knowledge-check"

  /// What it may draw.
  package var use: ItemUse { self == .exam ? .exam : .practice }
}

/// Who may start an assessment.
package enum RegistrationPolicy: String, Hashable, Sendable, Codable, CaseIterable {
  /// Candidates whom staff have registered.
  case required
  /// Anyone.
  case open
}

/// Where a candidate may go.
package struct NavigationPolicy: Hashable, Sendable, Codable {
  package var withinSection: Movement = .free
  package var betweenSections: Movement = .free
  /// Whether slots can be flagged for review.
  package var allowsFlags: Bool = true

  package init() {}

  package enum Movement: String, Hashable, Sendable, Codable, CaseIterable {
    case free
    case forwardOnly = "forward-only"
  }
}

/// How long a session lasts.
package struct TimePolicy: Hashable, Sendable, Codable {
  package var limit: Interval
  /// How long before the end the candidate is told, longest first.
  package var warnings: [Interval] = []
  /// How long after the limit saves are still taken, marked late.
  package var grace: Interval = .zero
  package var late: LateAnswers = .keep

  package init(limit: Interval) { self.limit = limit }

  /// What becomes of an answer that was saved in the grace period.
  package enum LateAnswers: String, Hashable, Sendable, Codable, CaseIterable {
    /// It counts.
    case score
    /// It is kept and does not count.
    case keep
  }
}

/// What may be granted to candidates who need it.
package struct AccommodationPolicy: Hashable, Sendable, Codable {
  /// The factors of extra time that staff may grant.
  package var extraTime: ClosedRange<Rational>

  package init(extraTime: ClosedRange<Rational>) { self.extraTime = extraTime }
}

/// When what is told to whom.
package struct ReleasePolicy: Hashable, Sendable, Codable {
  package var result: Moment = .afterSubmit
  package var competencies: Moment = .afterSubmit
  /// Keys, rationales and marks of single items.
  package var key: Moment = .never

  package init() {}

  package enum Moment: Hashable, Sendable, Codable {
    case afterSubmit
    case on(Instant)
    case never
  }
}

/// How often and when a candidate may sit an assessment again.
package struct RetakePolicy: Hashable, Sendable, Codable {
  /// How many attempts in all; nil for no limit.
  package var attempts: Int?
  /// How long after the n-th submission the next attempt may start; the last entry serves for the rest.
  package var waits: [Interval] = []
  /// The attempts that count toward the limit are those since this long before now, from the first of them.
  package var within: Interval?
  /// How long after a pass no attempt may start.
  package var afterPass: Interval?

  package init() {}
}

/// What a knowledge check tells, and how often an item may be tried.
package struct FormativePolicy: Hashable, Sendable, Codable {
  /// How often each item may be checked.
  package var triesPerItem: Int = 1
  /// The share of the credit that the n-th try can earn; as many as there are tries.
  package var tryCredit: [Rational] = [.one]
  /// What each hint costs, as a share of the item's points.
  package var hintCost: Rational = .zero
  package var rightWrong: FeedbackMoment = .atOnce
  package var rationale: FeedbackMoment = .atOnce
  package var key: FeedbackMoment = .afterLastTry

  package init() {}

  package enum FeedbackMoment: String, Hashable, Sendable, Codable, CaseIterable {
    case atOnce = "at-once"
    case afterLastTry = "after-last-try"
    case afterSubmit = "after-submit"
    case never
  }
}
