import AssayDiagnostics
import AssayModel

/// An exam decides something, and its cut is part of it.
enum CutIdle: AssessmentRule {
  static let id: RuleID = "cut-idle"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard assessment.type == .exam, !place.wrote(FieldPath(.pass)) || assessment.pass != nil else { return [] }
    let usesCut = assessment.conditions.contains { $0.threshold == .cut && $0.band == nil }
    if assessment.pass == nil {
      let message: Diagnostic.Message =
        assessment.cut == nil
        ? "nobody passes or fails this exam, because it has no `pass`"
        : "the cut decides nothing, because the exam has no `pass`"
      let at = place.span(assessment.cut == nil ? .root : FieldPath("cut"))
      return [Diagnostic(message, rule: id, severity: .warning, at: at, help: "write `pass: {total: cut}`")]
    }
    guard assessment.cut != nil, !usesCut else { return [] }
    return [
      Diagnostic(
        "the cut decides nothing, because no condition of `pass` is `{total: cut}`", rule: id, severity: .warning,
        at: place.span(FieldPath("cut")))
    ]
  }
}
