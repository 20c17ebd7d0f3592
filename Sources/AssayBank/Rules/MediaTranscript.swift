import AssayDiagnostics
import AssayModel

/// What is said in a sound or a film can be read, too (WCAG 2.2, 1.2.1 to 1.2.3).
enum MediaTranscript: BankRule {
  static let id: RuleID = "media-transcript"

  static func check(_ context: RuleContext) -> [Diagnostic] {
    let types = Dictionary(context.bank.media.map { ($0.path, $0.type) }, uniquingKeysWith: { first, _ in first })
    return context.loaded.mediaUses.compactMap { use in
      guard let type = types[use.path], type.isPlayed, case .listed(false, false) = use.manner else { return nil }
      return Diagnostic(
        "`\(use.path.text)` has neither a transcript nor captions, so those who do not hear it cannot answer", rule: id,
        severity: .warning, at: use.span, help: "write `transcript: …`, or `captions: media/….vtt`")
    }
  }
}
