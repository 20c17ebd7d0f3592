import AssayDiagnostics
import AssayModel

/// Mastery rests on no more items than the check can give.
enum MasteryOutOfReach: AssessmentRule {
  static let id: RuleID = "mastery-out-of-reach"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard let mastery = assessment.formative?.mastery, place.isWhole,
      place.context.tree.competencies[mastery.competency] != nil
    else { return [] }
    let items = place.drawable.scored(assessment).filter { item in
      item.competency.map { place.context.tree.isOrStandsBelow($0, mastery.competency) } ?? false
    }
    guard items.count < mastery.over else { return [] }
    let count = items.isEmpty ? "no item" : items.count == 1 ? "1 item" : "\(items.count) items"
    return [
      Diagnostic(
        "nobody can master `\(mastery.competency)` here: that takes \(mastery.over) items, and the check can give \(count) of it",
        rule: id, at: place.span(FieldPath("mastery") / "over"))
    ]
  }
}
