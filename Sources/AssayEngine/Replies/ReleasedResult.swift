import AssayDelivery
import AssayJSON
import AssayModel
import AssayScoring

/// The result as the candidate may read it now.
///
/// Percentages are whole and consistent with the decision. Sections, like competencies, are told only where they rest on
/// enough items, so that a result does not give single answers away.
struct ReleasedResult: MethodResult {
  var told: CandidateResult
  /// Nil while people mark, approve or hold.
  var details: Details?

  struct Details {
    var points: PartScore
    var neededScaled: Rational?
    var sections: [(section: SectionID, title: String?, percent: Rational)]
    var conditions: [ConditionOutcome]
  }

  init(of session: Session, at now: Instant, in context: SessionContext) throws(Refusal) {
    told = try session.candidateResult(at: now, in: context)
    guard told.percent != nil else { return }
    let result = session.result(in: context)
    let assessment = context.index.package.assessment
    let titles = assessment.blueprint.sections
    let conditions = result.decision.conditions
    details = Details(
      points: result.score.total,
      neededScaled: result.decision.cut.flatMap { cut in
        assessment.score.scaled?.scaled(cut.share, cut: cut, maximum: result.score.total.maximum)
      },
      sections: result.score.sections.compactMap { own in
        guard own.part.items >= assessment.score.subscoreMinimumItems, let share = own.part.share else { return nil }
        let missed = conditions.filter { $0.subject == .section(own.section) && $0.holds == false }.compactMap(\.needed)
        return (
          own.section, titles.first { $0.id == own.section }?.title,
          shownPercent(share, cut: missed.min(), places: 0)
        )
      },
      conditions: told.competencies == nil ? conditions.filter { !$0.isOfCompetency } : conditions)
  }

  func write(to writer: inout JSONWriter, _ contents: inout ContentCache) {
    writer.member("released", true)
    writer.member("state", told.state.rawValue)
    writer.array("bands") { writer in for band in told.bands { writer.string(band.text) } }
    if let percent = told.percent { writer.member("percent", percent) }
    if let scaled = told.scaled { writer.member("scaled", scaled) }
    if let points = details?.points {
      writer.object("points") { writer in
        writer.member("earned", points.earned)
        writer.member("maximum", points.maximum)
      }
    }
    if let needed = told.neededPercent {
      writer.object("needed") { writer in
        writer.member("percent", needed)
        if let scaled = details?.neededScaled { writer.member("scaled", scaled) }
      }
    }
    if let details { write(details, to: &writer) }
    writer.member("submittedAt", told.submittedAt.milliseconds)
    writer.member("cause", told.cause.rawValue)
  }

  private func write(_ details: Details, to writer: inout JSONWriter) {
    writer.array("sections") { writer in
      for section in details.sections {
        writer.object { writer in
          writer.member("section", section.section.text)
          if let title = section.title { writer.member("title", title) }
          writer.member("percent", section.percent)
        }
      }
    }
    if let competencies = told.competencies {
      writer.array("competencies") { writer in
        for own in competencies {
          writer.object { writer in
            writer.member("competency", own.competency.text)
            if let title = own.title { writer.member("title", title) }
            writer.member("percent", own.percent)
          }
        }
      }
    }
    writer.array("conditions") { writer in
      for condition in details.conditions { writer.condition(condition) }
    }
  }
}

extension ConditionOutcome {
  fileprivate var isOfCompetency: Bool {
    if case .competency = subject { true } else { false }
  }
}

extension JSONWriter {
  fileprivate mutating func condition(_ condition: ConditionOutcome) {
    beginObject()
    switch condition.subject {
    case .total: member("subject", "total")
    case .section(let id):
      member("subject", "section")
      member("section", id.text)
    case .competency(let id):
      member("subject", "competency")
      member("competency", id.text)
    }
    if let needed = condition.needed { member("needed", shownPercent(needed, cut: nil, places: 0)) }
    if let reached = condition.reached {
      member("reached", shownPercent(reached, cut: condition.holds == false ? condition.needed : nil, places: 0))
    }
    if let holds = condition.holds { member("holds", holds) }
    endObject()
  }
}
