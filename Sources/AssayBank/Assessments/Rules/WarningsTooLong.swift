import AssayDiagnostics
import AssayModel

/// A warning of the end comes within the time.
enum WarningsTooLong: AssessmentRule {
  static let id: RuleID = "warning-before-start"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard let time = assessment.time, let limit = time.limit else { return [] }
    return time.warnings.filter { $0 >= limit }.map { warning in
      Diagnostic(
        "a warning \(warning.durationText) before the end never comes, because there are \(limit.durationText) in all",
        rule: id, severity: .warning, at: place.span(FieldPath("time") / "warn"))
    }
  }
}
