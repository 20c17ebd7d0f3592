import AssayDiagnostics
import AssayModel

/// The number of options that candidates are told to choose is the number that is right.
enum SelectContradictsKey: ItemRule {
  static let id: RuleID = "select-contradicts-key"

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    guard case .multipleResponse(let multiple) = item.interaction, let select = multiple.select else { return [] }
    let keys = multiple.options.count { multiple.rule == .weights ? $0.credit > .zero : $0.isKey }
    guard keys > 0 else { return [] }
    let at = place.span(FieldPath(.select))
    if select > multiple.options.count {
      return [
        Diagnostic(
          "`select` asks for \(select) of \(multiple.options.count) options; write at most that", rule: id, at: at)
      ]
    }
    if select > keys {
      return [
        Diagnostic(
          "`select` asks for \(select) options and only \(keys) \(keys == 1 ? "is" : "are") right; whoever obeys chooses a wrong one",
          rule: id, at: at, help: "write `select: \(keys)`, or mark more options as `correct:`")
      ]
    }
    if select < keys, multiple.rule != .weights {
      return [
        Diagnostic(
          "`select` asks for \(select) options and \(keys) are right; nobody who obeys gets all points", rule: id,
          at: at,
          help: "write `select: \(keys)`, or mark fewer options as `correct:`")
      ]
    }
    return []
  }
}
