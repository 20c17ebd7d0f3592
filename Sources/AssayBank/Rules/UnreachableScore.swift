import AssayDiagnostics
import AssayModel
import AssayScoring

/// Somebody can earn all points of an item.
///
/// Otherwise it promises a maximum that every score report divides by and nobody reaches.
enum UnreachableScore: ItemRule {
  static let id: RuleID = "unreachable-score"

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    guard item.isScorable else { return [] }
    let highest = item.interaction.highestShare
    // No key at all, and a `select` below the key, have rules of their own.
    guard highest < .one, highest > .zero, SelectContradictsKey.check(item, place).isEmpty,
      KeyMissing.check(item, place).isEmpty
    else { return [] }
    return [
      Diagnostic(
        "the best answer to `\(item.id)` earns \(highest * item.points) of \(item.points) points; nobody can get them all",
        rule: id, at: place.span(), help: "give the best answer a credit of 100%")
    ]
  }
}
