import AssayDiagnostics
import AssayModel

/// A part with a limit of its own is worked on without leaving it.
///
/// The time of a section or an item runs from when it is first shown, wherever the candidate goes: who looks ahead and
/// comes back finds it used up.
enum LimitRunsOn: AssessmentRule {
  static let id: RuleID = "limit-runs-on"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard let time = assessment.time else { return [] }
    var found: [Diagnostic] = []
    if assessment.navigation.betweenSections == .free, assessment.blueprint.sections.count > 1 {
      for (index, timed) in time.sections.enumerated() where timed.time.limit != nil {
        found.append(
          Diagnostic(
            "the limit of `\(timed.section)` runs on while the candidate is in another section", rule: id,
            severity: .warning, at: place.span(.timedSection(index) / "limit"),
            help: "write `delivery: {navigation: {between-sections: forward-only}}`, or leave the limit to the whole"))
      }
    }
    if assessment.navigation.withinSection == .free, time.item?.limit != nil {
      found.append(
        Diagnostic(
          "the limit of an item runs on while the candidate is at another, and closes it when it is over", rule: id,
          severity: .warning, at: place.span(.time / .item / "limit"),
          help: "write `delivery: {navigation: {within-section: forward-only}}`, or leave the limit to the whole"))
    }
    return found
  }
}
