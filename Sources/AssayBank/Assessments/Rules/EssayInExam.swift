import AssayDiagnostics
import AssayModel

/// The result of a form that people mark is told once they have.
///
/// An answer that waits for people keeps the whole result back; with `result: after-submit` every candidate would be
/// told `pending-marking`, and would have to ask again and again.
enum EssayInExam: AssessmentRule {
  static let id: RuleID = "essay-in-exam"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard assessment.type == .exam, assessment.release.result == .afterSubmit else { return [] }
    return assessment.draws.compactMap { draw, section, index -> Diagnostic? in
      let marked = place.drawable.scored(draw).filter(\.isMarkedByPeople)
      guard let first = marked.first else { return nil }
      let more = marked.count == 1 ? "" : " and \(marked.count - 1) more"
      return Diagnostic(
        "the results of forms with the \(first.interaction.type.rawValue) `\(first.id)`\(more) wait for people, and candidates are told `pending-marking` as soon as they submit",
        rule: id, severity: .warning, at: place.span(.draw(index, ofSection: section)),
        help: "write `release: {result: after-marking}`, or `after-approval` where staff look at results first")
    }
  }
}
