import AssayDiagnostics
import AssayModel

/// With the rule `weights`, `correct:` says that one option alone earns everything.
enum WeightsWithKeys: ItemRule {
  static let id: RuleID = "weights-with-keys"

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    guard case .multipleResponse(let multiple) = item.interaction, multiple.rule == .weights else { return [] }
    let keys = multiple.options.indices.filter { multiple.options[$0].isKey }
    guard keys.count > 1 else { return [] }
    return [
      Diagnostic(
        "with the rule `weights`, each of \(keys.count) options of `\(item.id)` earns all points by itself", rule: id,
        severity: .warning, at: place.span(FieldPath(.options)[keys[1]]),
        help: "write `option:` with a `credit` for each, adding up to 100%")
    ]
  }
}
