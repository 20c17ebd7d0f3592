import AssayDiagnostics
import AssayModel

/// Extra time is of a limit.
enum ExtraTimeWithoutLimit: AssessmentRule {
  static let id: RuleID = "extra-time-without-limit"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard assessment.accommodations != nil, assessment.time == nil, !place.wrote(FieldPath("time")) else { return [] }
    return [
      Diagnostic(
        "`extra-time` has no effect, because there is no time limit", rule: id, severity: .warning,
        at: place.span(FieldPath("accommodations") / "extra-time"), help: "write `time: {limit: 90m}`, or remove it")
    ]
  }
}
