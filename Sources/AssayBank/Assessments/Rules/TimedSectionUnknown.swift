import AssayDiagnostics
import AssayModel

/// Sections that have limits of their own are there.
enum TimedSectionUnknown: AssessmentRule {
  static let id: RuleID = "unknown-timed-section"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    let sections = assessment.blueprint.sections.map(\.id)
    return (assessment.time?.sections ?? []).enumerated().compactMap { index, timed in
      guard !sections.contains(timed.section) else { return nil }
      let meant = suggestion(for: timed.section.text, among: sections.map(\.text))
      return Diagnostic(
        "there is no section `\(timed.section)`\(meant.map { "; did you mean `\($0)`?" } ?? "")", rule: id,
        at: place.span(.timedSection(index)),
        help: meant == nil ? "there are \(sections.map { "`\($0)`" }.joined(separator: ", "))" : nil)
    }
  }
}
