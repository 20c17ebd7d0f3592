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
  /// When it can be started; nil for at any time.
  package var window: Window?
  package var time: TimePolicy?
  package var breaks: BreakPolicy?
  package var interruptions: InterruptionPolicy?
  package var accommodations: AccommodationPolicy?
  package var score = ScorePolicy()
  package var cut: CutRule?
  /// What must hold to pass; nil where nothing is passed or failed.
  package var pass: PassRule?
  package var bands: [Band] = []
  package var release = ReleasePolicy()
  package var retake: RetakePolicy?
  package var rescore = RescorePolicy()
  /// What a candidate must agree to before the first item, in order.
  package var agreements: [Agreement] = []
  /// What a knowledge check tells while it is worked on; nil in exams.
  package var formative: FormativePolicy?
  /// When the competency of a knowledge check counts as mastered.
  package var mastery: MasteryRule?
  /// How long what candidates did is kept after it was over; nil for without an end.
  package var retention: Interval?

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

/// When an assessment can be started.
package struct Window: Hashable, Sendable, Codable {
  /// No session starts before.
  package var opens: Instant?
  /// No session starts from here on.
  package var closes: Instant?

  package init(opens: Instant? = nil, closes: Instant? = nil) {
    self.opens = opens
    self.closes = closes
  }
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
  /// Whether a slot may be left without a complete answer; where not, the slots behind it wait for it.
  package var allowsSkipping: Bool = true

  package init() {}

  package enum Movement: String, Hashable, Sendable, Codable, CaseIterable {
    case free
    case forwardOnly = "forward-only"
  }
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
    /// Once people have scored every answer that waits for them.
    case afterMarking
    /// Once staff have approved the result.
    case afterApproval
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
  package var form: FormChoice = .any
  /// The largest share of a new form's slots whose items the candidate has seen before, from 0 to 1; nil for no limit.
  package var maximumOverlap: Rational?
  /// Which attempt's result stands for the candidate.
  package var counts: CountingAttempt = .last

  package init() {}

  /// How the form of a later attempt is chosen.
  package enum FormChoice: String, Hashable, Sendable, Codable, CaseIterable {
    /// Drawn like the first.
    case any
    /// Of several draws, the one with the fewest items that the candidate has seen.
    case preferUnseen = "prefer-unseen"
  }

  package enum CountingAttempt: String, Hashable, Sendable, Codable, CaseIterable {
    case best, last
  }
}

/// What becomes of a result that was a pass when a rescore would make it a fail.
package enum PassedAlreadyPolicy: String, Hashable, Sendable, Codable, CaseIterable {
  /// The pass and its score stand.
  case neverLower = "never-lower"
  /// The new result takes its place.
  case apply
  /// The pass stands, and is flagged for staff to decide on.
  case flag
}

/// What a rescore does with results that people know already.
package struct RescorePolicy: Hashable, Sendable, Codable {
  package var alreadyPassed: PassedAlreadyPolicy = .neverLower
  /// When a fail that becomes a pass counts from.
  package var passDatedAt: PassDate = .sitting

  package init() {}

  package enum PassDate: String, Hashable, Sendable, Codable, CaseIterable {
    case sitting, rescore
  }
}

/// What a candidate agrees to before the first item is shown.
package struct Agreement: Hashable, Sendable, Codable {
  package var id: AgreementID
  /// As Markdown.
  package var text: String
  package var decline: Decline = .endUnusedAttempt

  package init(id: AgreementID, text: String, decline: Decline = .endUnusedAttempt) {
    self.id = id
    self.text = text
    self.decline = decline
  }

  /// What becomes of a session whose candidate does not agree.
  package enum Decline: String, Hashable, Sendable, Codable, CaseIterable {
    /// It ends, and the attempt does not count.
    case endUnusedAttempt = "end-unused-attempt"
    /// It ends, and the attempt counts.
    case endAttempt = "end-attempt"
  }
}

/// When a candidate has mastered a competency, going by knowledge checks.
///
/// Counted are the candidate's first tries ever at items of the competency, and never one at an item whose key the
/// candidate had seen before.
package struct MasteryRule: Hashable, Sendable, Codable {
  package var competency: CompetencyID
  /// The share of the credit of the counted tries that is needed, from 0 to 1.
  package var atLeast: Rational
  /// Over how many of the latest counted tries; fewer are not judged.
  package var over: Int

  package init(competency: CompetencyID, atLeast: Rational, over: Int) {
    self.competency = competency
    self.atLeast = atLeast
    self.over = over
  }
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
