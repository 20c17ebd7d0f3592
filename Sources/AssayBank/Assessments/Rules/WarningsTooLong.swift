import AssayDiagnostics
import AssayModel

/// A warning of the end comes within the time.
///
/// Candidates are warned of the end of the whole and of each section; a warning that is shorter than one of these
/// limits comes at least once.
enum WarningsTooLong: AssessmentRule {
  static let id: RuleID = "warning-before-start"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard let time = assessment.time else { return [] }
    let limits = [time.limit].compactMap(\.self) + time.sections.compactMap(\.time.limit)
    guard let limit = limits.max() else { return [] }
    let all =
      time.limit == nil ? "the longest section has \(limit.durationText)" : "there are \(limit.durationText) in all"
    return time.warnings.filter { $0 >= limit }.map { warning in
      Diagnostic(
        "a warning \(warning.durationText) before the end never comes, because \(all)", rule: id, severity: .warning,
        at: place.span(.time / "warn"))
    }
  }
}
