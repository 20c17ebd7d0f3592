import AssayDiagnostics
import AssayModel

/// A cost of hints is of hints that there are.
enum HintsWithoutHints: AssessmentRule {
  static let id: RuleID = "hints-without-hints"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard assessment.formative != nil, place.wrote(FieldPath(.hints)), place.isWhole else { return [] }
    let items = place.drawable.scored(assessment)
    guard !items.isEmpty, items.allSatisfy(\.hints.isEmpty) else { return [] }
    return [
      Diagnostic(
        "`hints` has no effect, because no item that this check can take has any", rule: id, severity: .warning,
        at: place.span(FieldPath(.hints)))
    ]
  }
}
