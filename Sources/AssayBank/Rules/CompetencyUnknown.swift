import AssayDiagnostics
import AssayModel

/// The competency of an item stands in a framework of the bank, and so does one that `defaults:` give to items.
///
/// One in `defaults:` is reported there, once, however many items it holds for.
enum CompetencyUnknown: BankRule {
  static let id: RuleID = "unknown-competency"

  static func check(_ context: RuleContext) -> [Diagnostic] {
    let written = context.bank.items.indices.compactMap { index -> Diagnostic? in
      let place = ItemPlace(context: context, index: index)
      guard let competency = context.bank.items[index].competency, context.tree.competencies[competency] == nil,
        place.wrote(FieldPath(.competency))
      else { return nil }
      return unknown(competency, context, at: place.span(FieldPath(.competency)))
    }
    let owners = [Places.Owner.bank] + context.loaded.files.all.map { .file($0.id) }
    return written + owners.compactMap { inDefaults(of: $0, context) }
  }

  private static func inDefaults(of owner: Places.Owner, _ context: RuleContext) -> Diagnostic? {
    let path = FieldPath(.defaults) / .competency
    // An id has no quotes of its own; one that is none has been reported.
    guard let source = context.loaded.source(of: owner, path),
      let competency = CompetencyID(String(source.filter { $0 != "\"" && $0 != "'" })),
      context.tree.competencies[competency] == nil
    else { return nil }
    return unknown(competency, context, at: context.loaded.span(of: owner, path))
  }

  private static func unknown(
    _ competency: CompetencyID, _ context: RuleContext, at span: SourceSpan?
  ) -> Diagnostic? {
    guard !context.mayExist(competency.text) else { return nil }
    return .unknown(
      "competency", competency.text, among: context.tree.competencies.keys.map(\.text), rule: id, at: span)
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
