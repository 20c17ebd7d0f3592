import AssayDiagnostics
import AssayModel

/// What is chosen needs a key.
///
/// Without one every response scores zero, and nobody notices until the report.
enum KeyMissing: ItemRule {
  static let id: RuleID = "key-missing"

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    item.optionLists.filter { list in !list.options.isEmpty && !list.options.contains { $0.credit > .zero } }
      .map { Diagnostic(.noKey($0.name), rule: id, at: place.span($0.owner)) }
  }
}

extension Diagnostic.Message {
  fileprivate static func noKey(_ name: String) -> Self {
    "\(name) has no key; write `correct:` for the option that is right"
  }
}
