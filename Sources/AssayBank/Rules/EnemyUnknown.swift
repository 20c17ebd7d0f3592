import AssayDiagnostics
import AssayModel

/// The enemies of an item are other items of the bank, each named once.
enum EnemyUnknown: ItemRule {
  static let id: RuleID = "unknown-enemy"
  static let needsWholeItem = false

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    item.enemies.indices.compactMap { index in
      let enemy = item.enemies[index]
      let at = place.span(FieldPath(.enemies)[index])
      if enemy == item.id {
        return Diagnostic("`\(item.id)` is its own enemy; remove it from `enemies`", rule: id, at: at)
      }
      if item.enemies[..<index].contains(enemy) {
        return Diagnostic(
          "`\(enemy)` is named as an enemy already; once is enough", rule: id, severity: .warning, at: at)
      }
      return place.context.unknownItem(enemy, rule: id, at: at)
    }
  }
}

extension RuleContext {
  /// A diagnostic for an item that the bank does not have, or has under another id now.
  func unknownItem(_ item: ItemID, rule: RuleID, at span: SourceSpan?) -> Diagnostic? {
    guard items[item] == nil else { return nil }
    if let new = former[item] {
      let fixes = span.map { [Diagnostic.Fix("write `\(new)`", edits: [TextEdit($0, new.text)])] } ?? []
      return Diagnostic("the item `\(item)` is called `\(new)` now", rule: rule, at: span, fixes: fixes)
    }
    guard !mayExist(item.text) else { return nil }
    return .unknown("item", item.text, among: items.keys.map(\.text) + loaded.unreadIDs, rule: rule, at: span)
  }
}
