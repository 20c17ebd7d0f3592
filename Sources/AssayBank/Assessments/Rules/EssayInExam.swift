import AssayDiagnostics
import AssayModel

/// The result of a form with an essay waits until people have marked it.
enum EssayInExam: AssessmentRule {
  static let id: RuleID = "essay-in-exam"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard assessment.type == .exam else { return [] }
    return assessment.draws.compactMap { draw, section, index -> Diagnostic? in
      let essays = place.drawable.scored(draw).filter { $0.interaction.type == .essay }
      guard let first = essays.first else { return nil }
      let more = essays.count == 1 ? "" : " and \(essays.count - 1) more"
      return Diagnostic(
        "the results of forms with the essay `\(first.id)`\(more) wait for marking, which this version does not carry out",
        rule: id, severity: .warning, at: place.span(.draw(index, ofSection: section)),
        help: "keep essays to knowledge checks, or out of this line with `where`")
    }
  }
}
