import AssayDiagnostics
import AssayModel

/// Late answers are those of the grace period.
enum LateWithoutGrace: AssessmentRule {
  static let id: RuleID = "late-without-grace"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard let time = assessment.time, time.hasLimit, time.grace == .zero, place.wrote(.time / "late") else { return [] }
    return [
      Diagnostic(
        "`late` has no effect, because without `grace` nothing is saved after the limit", rule: id, severity: .warning,
        at: place.span(.time / "late"), help: "write `grace: 30s`, or remove `late`")
    ]
  }
}
