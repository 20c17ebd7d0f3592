import AssayDiagnostics
import AssayModel

/// A draw of sets does not ask for fewer items than sets.
enum ItemsBelowSets: AssessmentRule {
  static let id: RuleID = "items-below-sets"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    assessment.draws.compactMap { draw, section, index in
      guard case .pickSets(let count, _, let items?) = draw, items < count else { return nil }
      return Diagnostic(
        "`items: \(items)` is less than one item for each of the \(count) sets", rule: id,
        at: place.span(.draw(index, ofSection: section) / .items), help: "`items` is the total over the sets")
    }
  }
}
