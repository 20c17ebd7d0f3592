import AssayDiagnostics
import AssayModel

/// Keys are told once nobody can start any more.
///
/// Who has them may pass them on to those who sit later in the window.
enum KeyWhileOpen: AssessmentRule {
  static let id: RuleID = "key-while-open"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard assessment.type == .exam, let closes = assessment.window?.closes else { return [] }
    switch assessment.release.key {
    case .never, .afterApproval: return []
    case .on(let moment): guard moment < closes else { return [] }
    case .afterSubmit, .afterMarking: break
    }
    return [
      Diagnostic(
        "keys are told while others can still start, until \(closes.utc)", rule: id, severity: .warning,
        at: place.span(FieldPath("release") / "key"), help: "write a day behind the window, or `never`")
    ]
  }
}
