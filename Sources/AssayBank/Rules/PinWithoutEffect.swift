import AssayDiagnostics
import AssayModel

/// An option is pinned only where the others move.
enum PinWithoutEffect: ItemRule {
  static let id: RuleID = "pin-without-effect"

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    guard item.shuffle == .none else { return [] }
    return item.optionLists.flatMap { list in
      list.options.indices.filter { list.options[$0].pin != nil }.map { index in
        Diagnostic(
          "`pin` has no effect, because the options of `\(item.id)` are not shuffled; remove it", rule: id,
          severity: .warning, at: place.span(list.path[index] / .pin))
      }
    }
  }
}
