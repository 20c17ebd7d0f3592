package import AssayModel
import AssayScoring

/// What a candidate may be told of the result now; never a key, never a single mark.
package struct CandidateResult: Hashable, Sendable {
  package var submittedAt: Instant
  package var cause: SubmissionCause
  package var state: DecisionState
  /// On the reporting scale; nil without one, and while the decision is pending or held.
  package var scaled: Rational?
  /// In whole percent of what could be earned, shown below the cut where it is below; nil as `scaled` is.
  package var percent: Rational?
  /// What the form's cut is, in whole percent; nil without one.
  package var neededPercent: Rational?
  /// The distinctions reached.
  package var bands: [BandID]
  /// Nil where the release policy does not tell them (yet).
  package var competencies: [CompetencyResult]?

  /// A subscore that rests on enough items.
  package struct CompetencyResult: Hashable, Sendable {
    package var competency: CompetencyID
    package var title: String?
    /// The language of the title, where it is not that of the assessment's titles.
    package var language: String?
    /// In whole percent, shown below what was needed where it is below.
    package var percent: Rational
  }
}

extension Session {
  /// What `session.result` may say at a moment.
  ///
  /// Throws `stateViolation` while the session is open, and `notReleased` until the assessment releases results.
  package func candidateResult(at now: Instant, in context: SessionContext) throws(Refusal) -> CandidateResult {
    guard case .submitted(let cause, let submittedAt) = phase else { throw .stillOpen }
    let release = context.scoring.package.assessment.release
    let result = result(in: context)
    try release.result.require(now, of: result.decision.state, "The result")
    let isKnown = result.decision.state.isFinal
    let total = result.score.share
    var told = CandidateResult(
      submittedAt: submittedAt, cause: cause, state: result.decision.state, bands: isKnown ? result.decision.bands : [])
    guard isKnown else { return told }
    // What stands of an earlier result is told as it was told then.
    if let delivered = deliveredResult, delivered.computed != nil {
      told.scaled = delivered.scaled
      told.percent =
        delivered.maximum == .zero || !context.scoring.package.assessment.score.weights.isEmpty
        ? nil : shownPercent(delivered.raw / delivered.maximum, cut: nil, places: 0)
      return told
    }
    told.scaled = result.score.scaled
    told.percent = total.map { shownPercent($0, cut: result.missed(.total), places: 0) }
    told.neededPercent = result.decision.cut.map { shownPercent($0.share, cut: nil, places: 0) }
    if release.competencies.isReached(now, result.decision.state) {
      told.competencies = result.competencies(in: context)
    }
    return told
  }
}

extension SessionResult {
  fileprivate func competencies(in context: SessionContext) -> [CandidateResult.CompetencyResult] {
    score.competencies.filter(\.isReported).compactMap { own in
      own.part.share.map { share in
        CandidateResult.CompetencyResult(
          competency: own.competency, title: context.index.tree.competencies[own.competency]?.title,
          language: context.index.language(of: own.competency, unlessOf: context.index.package.assessment.id),
          percent: shownPercent(share, cut: missed(.competency(own.competency)), places: 0))
      }
    }
  }

  /// The least share that was needed of a score and not reached; nil where nothing was missed.
  fileprivate func missed(_ subject: PassRule.Subject) -> Rational? {
    var needed = decision.conditions.filter { $0.subject == subject && $0.holds == false }.compactMap(\.needed)
    if subject == .total, let cut = decision.cut?.share, let share = score.share, share < cut { needed.append(cut) }
    return needed.min()
  }
}

extension DecisionState {
  /// Whether scores can be told: not while people mark, approve or hold.
  fileprivate var isFinal: Bool {
    switch self {
    case .pass, .fail, .indeterminate: true
    case .pendingMarking, .pendingApproval, .held, .void: false
    }
  }
}

extension ReleasePolicy.Moment {
  /// Whether it has come, for a session that was submitted and whose decision stands so.
  func isReached(_ now: Instant, _ state: DecisionState) -> Bool {
    switch self {
    case .afterSubmit: true
    case .afterMarking: state != .pendingMarking
    case .afterApproval: state != .pendingMarking && state != .pendingApproval && state != .held
    case .on(let instant): now >= instant
    case .never: false
    }
  }

  /// Refuses until it has come.
  func require(_ now: Instant, of state: DecisionState, _ what: String) throws(Refusal) {
    guard !isReached(now, state) else { return }
    switch self {
    case .on: throw .notYetReleased(what)
    case .afterMarking: throw .waits(what, for: "people have marked every answer")
    case .afterApproval: throw .waits(what, for: "staff have approved it")
    case .afterSubmit, .never: throw .neverReleased(what)
    }
  }
}

extension Refusal {
  package static let stillOpen = Refusal(
    .stateViolation, "The session is still open.", advice: "Submit it first with session.submit.")

  static func notYetReleased(_ what: String) -> Self {
    Refusal(
      .notReleased, "\(what) is not released yet.", advice: "Ask again later; assessment.describe says from when.")
  }

  static func waits(_ what: String, for event: String) -> Self {
    Refusal(.notReleased, "\(what) is released once \(event).", advice: "Ask again later.")
  }

  static func neverReleased(_ what: String) -> Self {
    Refusal(.notReleased, "\(what) is not shown to candidates of this assessment.", advice: "Do not ask for it.")
  }
}
