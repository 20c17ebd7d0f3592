import AssayDelivery
import AssayModel
import AssayScoring

/// The result as the candidate may read it now.
///
/// Percentages are whole and consistent with the decision. Sections, like competencies, are told only where they rest on
/// enough items, so that a result does not give single answers away.
struct ReleasedResult: WritableRecord {
  var told: CandidateResult
  /// Nil while people mark, approve or hold.
  var details: Details?
  /// Of the competency that a knowledge check is about; nil where it names none.
  var mastery: MasteryResult?
  /// The language of titles.
  var titles: TitleTongue
  /// Nil where there can be one alone.
  var attempt: AttemptStanding?

  struct Details {
    var points: PartScore
    var neededScaled: Rational?
    var sections: [SectionPercent]
    var conditions: [ConditionOutcome]
  }

  init(of session: Session, at now: Instant, in context: SessionContext) throws(Refusal) {
    told = try session.candidateResult(at: now, in: context)
    titles = context.index.titles
    // What stands of an earlier result has no details of its own.
    guard told.percent != nil, session.deliveredResult?.computed == nil else { return }
    let result = session.result(in: context)
    let assessment = context.scoring.package.assessment
    let sections = context.index.package.assessment.blueprint.sections
    let conditions = result.decision.conditions
    details = Details(
      points: result.score.total,
      neededScaled: result.decision.cut.flatMap { cut in
        assessment.score.scaled?.scaled(cut.share, cut: cut, maximum: result.score.total.maximum)
      },
      sections: result.score.sections.compactMap { own in
        guard own.part.items >= assessment.score.subscoreMinimumItems, let share = own.part.share else { return nil }
        let missed = conditions.filter { $0.subject == .section(own.section) && $0.holds == false }.compactMap(\.needed)
        return SectionPercent(
          section: own.section, title: sections.first { $0.id == own.section }?.title,
          percent: shownPercent(share, cut: missed.min(), places: 0))
      },
      conditions: told.competencies == nil ? conditions.filter { !$0.isOfCompetency } : conditions)
  }

  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("released", .yes, "It may be told.") { _ in true }
    members.required("state", .word(DecisionState.self), "What was decided.") { $0.told.state }
    members.members(of: TitleTongue.self) { $0.titles }
    members.required("bands", .list(of: .id()), "The distinctions reached.") { $0.told.bands }
    members.optional("percent", .percent, "Of what could be earned; below what is needed where it was not reached.") {
      $0.told.percent
    }
    members.optional("scaled", .decimal, "On the reporting scale.") { $0.told.scaled }
    members.optional("points", .object(Points.self), "On the form.") { $0.details.map { Points(score: $0.points) } }
    members.optional("needed", .object(Needed.self), "What passes.") { result in
      result.told.neededPercent.map { Needed(percent: $0, scaled: result.details?.neededScaled) }
    }
    members.optional("sections", .list(of: .object(SectionPercent.self)), "Those that rest on enough items.") {
      $0.details?.sections
    }
    members.optional(
      "competencies", .list(of: .object(CandidateResult.CompetencyResult.self)),
      "Those that rest on enough items, once they are released."
    ) { $0.details == nil ? nil : $0.told.competencies }
    members.optional("conditions", .list(of: .object(ConditionOutcome.self)), "What passing hangs on.") {
      $0.details?.conditions
    }
    members.optional("mastery", .object(MasteryResult.self), "What all tries of the candidate say of a competency.") {
      $0.mastery
    }
    members.optional("attempt", .object(AttemptStanding.self), "Which attempt counts, where there can be several.") {
      $0.attempt
    }
    members.required("submittedAt", .instant, "When the session ended.") { $0.told.submittedAt }
    members.required("cause", .word(SubmissionCause.self), "Who ended it.") { $0.told.cause }
  }
}

extension ReleasedResult {
  struct Points: WritableRecord {
    var score: PartScore

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("earned", .decimal, "What was earned.") { $0.score.earned }
      members.required("maximum", .decimal, "What could be earned.") { $0.score.maximum }
    }
  }

  struct Needed: WritableRecord {
    var percent: Rational
    var scaled: Rational?

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("percent", .percent, "Of what could be earned.") { $0.percent }
      members.optional("scaled", .decimal, "On the reporting scale.") { $0.scaled }
    }
  }

  struct SectionPercent: WritableRecord {
    var section: SectionID
    var title: String?
    var percent: Rational

    static func members(_ members: inout some MemberWriting<Self>) {
      members.required("section", .id(), "Its id.") { $0.section }
      members.optional("title", .text, "What it is called.") { $0.title }
      members.required("percent", .percent, "Of what could be earned in it.") { $0.percent }
    }
  }
}

extension CandidateResult.CompetencyResult: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("competency", .id(), "Its id.") { $0.competency }
    members.optional("title", .text, "What it is called.") { $0.title }
    members.optional("lang", .text, "The language of the title, where it is not that of the others.") { $0.language }
    members.required("percent", .percent, "Of what could be earned in it.") { $0.percent }
  }
}

extension ConditionOutcome: WritableRecord {
  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("subject", .words("total", "section", "competency"), "What must reach something.") { outcome in
      switch outcome.subject {
      case .total: "total"
      case .section: "section"
      case .competency: "competency"
      }
    }
    members.optional("section", .id(), "Which section.") { $0.section }
    members.optional("competency", .id(), "Which competency.") { $0.competency }
    members.optional("needed", .percent, "What is needed.") { outcome in
      outcome.needed.map { shownPercent($0, cut: nil, places: 0) }
    }
    members.optional("reached", .percent, "What was reached, below what is needed where it was not.") { outcome in
      outcome.reached.map { shownPercent($0, cut: outcome.holds == false ? outcome.needed : nil, places: 0) }
    }
    members.optional("holds", .bool, "Whether it was reached; left out where that cannot be judged.") { $0.holds }
  }

  fileprivate var isOfCompetency: Bool { competency != nil }

  private var section: SectionID? {
    guard case .section(let id) = subject else { return nil }
    return id
  }

  private var competency: CompetencyID? {
    guard case .competency(let id) = subject else { return nil }
    return id
  }
}
