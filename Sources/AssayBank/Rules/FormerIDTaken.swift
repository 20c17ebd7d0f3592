import AssayDiagnostics
import AssayModel

/// A former id belongs to one item, and to none that has it now.
///
/// Old results name it; two claims on it would give them to the wrong item.
enum FormerIDTaken: BankRule {
  static let id: RuleID = "former-id-taken"

  static func check(_ context: RuleContext) -> [Diagnostic] {
    var claims: [ItemID: (item: Int, number: Int)] = [:]
    var found: [Diagnostic] = []
    let loaded = context.loaded
    let items = context.bank.items
    for index in items.indices where !items[index].was.isEmpty {
      let item = items[index]
      for (number, former) in item.was.enumerated() {
        let at = loaded.span(of: .item(index), FieldPath(.was)[number])
        if let owner = context.items[former] {
          let message: Diagnostic.Message =
            owner == index
            ? "`\(former)` is the item's present id; remove it from `was`"
            : "`\(former)` cannot be a former id of `\(item.id)`, because an item has it now"
          let notes = owner == index ? [] : [Diagnostic.Note("this one", at: loaded.span(of: .item(owner)))]
          found.append(Diagnostic(message, rule: id, at: at, notes: notes))
        } else if let first = claims[former] {
          found.append(
            Diagnostic(
              "`\(former)` is claimed as a former id twice; keep one of the two", rule: id, at: at,
              notes: [.init("first here", at: loaded.span(of: .item(first.item), FieldPath(.was)[first.number]))]))
        } else {
          claims[former] = (index, number)
        }
      }
    }
    return found
  }
}
