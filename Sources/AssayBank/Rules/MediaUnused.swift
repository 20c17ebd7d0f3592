import AssayDiagnostics
import AssayModel

/// Every file below `media/` is shown somewhere.
///
/// What nobody shows is published with nothing and only makes the bank larger, or shows that a reference was lost.
enum MediaUnused: BankRule {
  static let id: RuleID = "unused-media"

  static func check(_ context: RuleContext) -> [Diagnostic] {
    guard context.loaded.isComplete, context.loaded.partialItems.isEmpty, context.loaded.partialSets.isEmpty else {
      return []
    }
    let used = Set(context.loaded.mediaUses.map(\.path))
    return context.bank.media.filter { !used.contains($0.path) }.map { file in
      Diagnostic(
        "`\(file.path.text)` is shown by nothing", rule: id, severity: .warning, at: nil,
        help: "show it with `![…](\(file.path.text))` or under `media`, or remove the file")
    }
  }
}
