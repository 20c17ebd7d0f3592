import AssayDiagnostics
import AssayModel

/// Raters of an approved essay or file have something to go by.
enum RubricMissing: ItemRule {
  static let id: RuleID = "rubric-missing"

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    guard item.status == .approved || item.status == .pretest, item.interaction.isMarkedByPeople,
      item.interaction.rubric?.traits.isEmpty ?? true
    else { return [] }
    return [
      Diagnostic(
        "`\(item.id)` is \(item.status.rawValue) and has no rubric; two raters would score it by two yardsticks",
        rule: id, severity: .warning, at: place.span(), help: "write `rubric` with `traits` and their `levels`")
    ]
  }
}
