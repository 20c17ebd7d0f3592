import AssayDiagnostics
import AssayModel

/// A file is of the type that its place asks for: pictures in texts, captions where captions are asked for.
enum MediaMisfit: BankRule {
  static let id: RuleID = "media-misfit"

  static func check(_ context: RuleContext) -> [Diagnostic] {
    let types = Dictionary(context.bank.media.map { ($0.path, $0.type) }, uniquingKeysWith: { first, _ in first })
    return context.loaded.mediaUses.flatMap { use -> [Diagnostic] in
      guard let type = types[use.path] else { return [] }
      switch use.manner {
      case .picture where type.kind != .picture:
        return [
          Diagnostic(
            "`\(use.path.text)` is a \(type.word), and only a picture can stand in a text", rule: id, at: use.span,
            help: "list it: `media: [{file: \(use.path.text), alt: …}]`")
        ]
      case .captions where type != .vtt:
        return [
          Diagnostic(
            "captions are WebVTT, and `\(use.path.text)` is a \(type.word)", rule: id, at: use.span,
            help: "save them as `.vtt`")
        ]
      case .listed where type == .vtt:
        return [
          Diagnostic(
            "`\(use.path.text)` holds captions, which belong to a sound or a film", rule: id, at: use.span,
            help: "write it as `captions:` of the sound or film")
        ]
      case .listed where !type.isPlayed && use.plays != nil:
        return [
          Diagnostic(
            "`plays` has no effect on a \(type.word), which is not played; remove it", rule: .noEffect,
            severity: .warning, at: use.plays)
        ]
      default: return []
      }
    }
  }
}
