import AssayDiagnostics
import AssayModel

/// A choice has one key.
///
/// With two, either earns full credit, which is seldom meant: a candidate is told to choose one.
enum SeveralKeys: ItemRule {
  static let id: RuleID = "several-keys"

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    item.optionLists.filter(\.isSingle).compactMap { list in
      let keys = list.options.indices.filter { list.options[$0].isKey }
      guard let first = keys.first, let second = keys.dropFirst().first else { return nil }
      return Diagnostic(
        "\(list.name) has \(keys.count) keys, and one option is chosen; keep one `correct:`", rule: id,
        at: place.span(list.path[second]), notes: [.init("the first key", at: place.span(list.path[first]))],
        help:
          "where several options are to be chosen, write `type: multiple-response`; where one earns a part, `option:` with `credit`"
      )
    }
  }
}
