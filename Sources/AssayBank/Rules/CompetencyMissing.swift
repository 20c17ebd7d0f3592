import AssayDiagnostics
import AssayModel

/// An approved item for exams says what it measures.
///
/// Blueprints draw by competency, and a score that belongs to none is missing from every subscore.
enum CompetencyMissing: ItemRule {
  static let id: RuleID = "competency-missing"
  static let needsWholeItem = false

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    guard item.competency == nil, item.use == .exam, item.status == .approved, item.isScorable,
      !place.context.bank.frameworks.isEmpty
    else { return [] }
    return [
      Diagnostic(
        "`\(item.id)` is approved for exams and names no competency; write `competency`", rule: id, severity: .warning,
        at: place.span())
    ]
  }
}
