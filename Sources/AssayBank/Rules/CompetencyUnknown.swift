import AssayDiagnostics
import AssayModel

/// The competency of an item stands in a framework of the bank.
enum CompetencyUnknown: ItemRule {
  static let id: RuleID = "unknown-competency"
  static let needsWholeItem = false

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    let context = place.context
    guard let competency = item.competency, context.tree.competencies[competency] == nil,
      !context.mayExist(competency.text)
    else { return [] }
    guard place.wrote(FieldPath(.competency)) else { return [] }
    return [
      .unknown(
        "competency", competency.text, among: context.tree.competencies.keys.map(\.text), rule: id,
        at: place.span(FieldPath(.competency)))
    ]
  }
}

extension Diagnostic {
  /// A reference to something that the bank does not have.
  static func unknown(
    _ kind: String, _ id: String, among known: [String], rule: RuleID, at span: SourceSpan?
  ) -> Diagnostic {
    guard let meant = suggestion(for: id, among: known.sorted()), let span else {
      return Diagnostic(
        "the bank has no \(kind) `\(id)`", rule: rule, at: span,
        help: known.isEmpty ? "it has none at all" : nil)
    }
    return Diagnostic(
      "the bank has no \(kind) `\(id)`; did you mean `\(meant)`?", rule: rule, at: span,
      fixes: [.init("write `\(meant)`", edits: [TextEdit(span, meant)])])
  }
}
