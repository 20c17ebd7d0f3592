import AssayDiagnostics
import AssayModel

/// An item on trial is one for exams.
///
/// Knowledge checks draw approved items only, so a pretest item for practice is never seen.
enum NeverDrawn: ItemRule {
  static let id: RuleID = "never-drawn"
  static let needsWholeItem = false

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    guard item.status == .pretest, item.use == .practice else { return [] }
    return [
      Diagnostic(
        "`\(item.id)` is on trial and for practice, and nothing draws such items", rule: id, severity: .warning,
        at: place.span(FieldPath(.status)), help: "write `status: approved`, or remove `use: practice`")
    ]
  }
}
