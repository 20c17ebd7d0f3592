import AssayDiagnostics
import AssayModel

/// Somebody looks at an item again by the day it says.
enum ReviewDue: ItemRule {
  static let id: RuleID = "review-due"
  static let needsWholeItem = false

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    guard let day = item.reviewBy, let today = place.context.today, day < today, item.status != .retired else {
      return []
    }
    return [
      Diagnostic(
        "`\(item.id)` should have been reviewed by \(day)", rule: id, severity: .warning,
        at: place.span(FieldPath(.reviewBy)), help: "review it, add a line to `reviewed`, and set `review-by` anew")
    ]
  }
}
