import AssayDiagnostics
import AssayModel

/// Mastery is judged on what the check can show.
///
/// First tries alone count, so that each item counts once, whichever sitting it comes in.
enum MasteryOutOfReach: AssessmentRule {
  static let id: RuleID = "mastery-out-of-reach"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard let mastery = assessment.mastery, place.isWhole,
      place.context.tree.competencies[mastery.competency] != nil
    else { return [] }
    let tree = place.drawable.tree
    let items = place.drawable.scored(assessment).filter { item in
      !item.isMarkedByPeople && (item.competency.map { tree.isOrStandsBelow($0, mastery.competency) } ?? false)
    }
    guard !items.isEmpty else {
      return [
        Diagnostic(
          "this check draws no item of `\(mastery.competency)`, so it says nothing of its mastery", rule: id,
          severity: .warning, at: place.span(FieldPath("mastery") / .competency))
      ]
    }
    var most = items.count
    if let attempts = assessment.retake?.attempts, let length = assessment.length(place.drawable)?.upperBound {
      most = min(most, length.multipliedReportingOverflow(by: attempts).partialValue)
    }
    guard mastery.over > most else { return [] }
    return [
      Diagnostic(
        "mastery is judged over \(mastery.over) items, and this check can show \(most) of `\(mastery.competency)`",
        rule: id, severity: .warning, at: place.span(FieldPath("mastery") / "over"),
        help: "write `over: \(most)`, or take more items")
    ]
  }
}
