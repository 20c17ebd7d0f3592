import AssayDiagnostics
import AssayModel

/// Every file that is named is among the bank's media.
enum MediaUnknown: BankRule {
  static let id: RuleID = "unknown-media"

  static func check(_ context: RuleContext) -> [Diagnostic] {
    guard let found = context.loaded.foundMedia else { return [] }
    // What is there and wrong was reported at its own place.
    let there = Set(found.map(\.path))
    return context.loaded.mediaUses.filter { !there.contains($0.path.text) }.map { use in
      .unknown("file", use.path.text, among: found.map(\.path), rule: id, at: use.span)
    }
  }
}
