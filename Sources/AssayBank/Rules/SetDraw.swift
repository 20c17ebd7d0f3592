import AssayDiagnostics
import AssayModel

/// A set can give what its `draw` asks for.
enum SetDraw: BankRule {
  static let id: RuleID = "set-draw"

  static func check(_ context: RuleContext) -> [Diagnostic] {
    let loaded = context.loaded
    return context.bank.sets.enumerated().flatMap { index, set -> [Diagnostic] in
      let owner = Places.Owner.set(index)
      let isWhole = !loaded.partialSets.contains(index)
      if set.items.isEmpty, isWhole {
        return [Diagnostic("the set `\(set.id)` has no items", rule: id, at: loaded.span(of: owner))]
      }
      guard case .pick(let count, let required) = set.draw else { return [] }
      let path = FieldPath(.draw)
      var found: [Diagnostic] = []
      if count > set.items.count, isWhole {
        found.append(
          Diagnostic(
            "`pick: \(count)` asks for more items than the \(set.items.count) of `\(set.id)`", rule: id,
            at: loaded.span(of: owner, path / .pick)))
      }
      if required.count > count {
        found.append(
          Diagnostic(
            "`require` names \(required.count) items and `pick` takes only \(count)", rule: id,
            at: loaded.span(of: owner, path / .require)))
      }
      for (number, item) in required.enumerated() {
        let at = loaded.span(of: owner, (path / .require)[number])
        if required[..<number].contains(item) {
          found.append(
            Diagnostic("`\(item)` is required already; once is enough", rule: id, severity: .warning, at: at))
        } else if !set.items.contains(item), !context.mayExist(item.text) {
          found.append(
            .unknown("item in the set `\(set.id)` called", item.text, among: set.items.map(\.text), rule: id, at: at))
        } else if let place = context.items[item], context.bank.items[place].status == .retired {
          found.append(
            Diagnostic("`\(item)` is required and retired; no form can hold the set", rule: id, at: at))
        }
      }
      return found
    }
  }
}
