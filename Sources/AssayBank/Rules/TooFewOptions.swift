import AssayDiagnostics
import AssayModel

/// What is chosen, ordered or matched has at least two sides to it.
enum TooFewOptions: ItemRule {
  static let id: RuleID = "too-few-options"

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    var found: [Diagnostic] = []
    func need(
      _ least: Int, _ count: Int, _ one: String, _ several: String, at path: FieldPath,
      _ name: @autoclosure () -> String
    ) {
      guard count < least else { return }
      found.append(
        Diagnostic(
          "\(name()) has \(counted(count, one, several)); write at least \(least)", rule: id,
          at: place.span(path, or: .root)))
    }
    var name: String { "`\(item.id)`" }
    for list in item.optionLists { need(2, list.options.count, "option", "options", at: list.path, list.name) }
    switch item.interaction {
    case .matrix(let matrix):
      need(2, matrix.columns.count, "column", "columns", at: FieldPath(.columns), name)
      need(1, matrix.rows.count, "row", "rows", at: FieldPath(.rows), name)
    case .order(let order): need(2, order.entries.count, "entry", "entries", at: FieldPath(.items), name)
    case .match(let match):
      need(1, match.lefts.count, "pair", "pairs", at: FieldPath(.pairs), name)
      if !match.lefts.isEmpty { need(2, match.rights.count, "right side", "right sides", at: FieldPath(.pairs), name) }
    case .survey(let survey): need(2, survey.scale.count, "step", "steps", at: FieldPath(.scale), name)
    case .text(let text): need(1, text.accept.count, "accepted text", "accepted texts", at: FieldPath(.accept), name)
    case .cloze(let cloze): need(1, cloze.gaps.count, "gap", "gaps", at: FieldPath(.gaps), name)
    default: break
    }
    return found
  }
}
