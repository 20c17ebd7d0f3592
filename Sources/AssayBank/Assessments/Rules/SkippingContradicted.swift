import AssayDiagnostics
import AssayModel

/// Where nothing may be skipped, candidates do not go where they like.
enum SkippingContradicted: AssessmentRule {
  static let id: RuleID = "skipping-contradicted"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    let navigation = assessment.navigation
    guard !navigation.allowsSkipping else { return [] }
    let path = FieldPath("delivery") / "navigation"
    var found: [Diagnostic] = []
    if navigation.withinSection == .free, place.wrote(path / "within-section") {
      found.append(
        Diagnostic(
          "`within-section: free` has no effect with `skipping: none`, but for going back to what was answered",
          rule: id, severity: .warning, at: place.span(path / "within-section"),
          help: "write `within-section: forward-only`, or remove it where going back is meant"))
    }
    if navigation.betweenSections == .free, assessment.blueprint.sections.count > 1 {
      found.append(
        Diagnostic(
          "`skipping: none` holds within a section, and with `between-sections: free` a section can be left unfinished",
          rule: id, severity: .warning, at: place.span(FieldPath("delivery") / "skipping"),
          help: "write `navigation: {between-sections: forward-only}`"))
    }
    return found
  }
}
