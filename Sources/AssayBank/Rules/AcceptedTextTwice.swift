import AssayDiagnostics
import AssayModel
import AssayScoring

/// Each accepted text accepts something that no other does.
///
/// Texts that are the same once case, spaces and accents are folded say the same thing twice, perhaps with two credits.
enum AcceptedTextTwice: ItemRule {
  static let id: RuleID = "accepted-text-twice"

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    switch item.interaction {
    case .text(let text): check(text, at: FieldPath(.accept), place)
    case .cloze(let cloze):
      cloze.gaps.flatMap { gap -> [Diagnostic] in
        guard case .text(let text) = gap.content else { return [] }
        return check(text, at: .gap(gap.id) / .accept, place)
      }
    default: []
    }
  }

  private static func check(_ text: TextInteraction, at path: FieldPath, _ place: ItemPlace) -> [Diagnostic] {
    let folded = text.accept.map { $0.text.folded(ignoring: text.ignore) }
    return folded.indices.compactMap { index in
      let at = place.span(path[index] / .text, or: path[index])
      if folded[index].isEmpty {
        return Diagnostic(
          "nobody can type `\(text.accept[index].text)`: nothing is left of it once it is folded", rule: id, at: at,
          help: "write the text as candidates type it, or fold less with `ignore`")
      }
      guard let first = folded[..<index].firstIndex(of: folded[index]) else { return nil }
      let isSame = text.accept[first].credit == text.accept[index].credit
      return Diagnostic(
        "`\(text.accept[index].text)` is accepted already, as `\(text.accept[first].text)`; remove one of the two",
        rule: id,
        severity: isSame ? .warning : .error, at: at,
        notes: [.init("the other", at: place.span(path[first] / .text, or: path[first]))],
        help: text.ignore.isEmpty
          ? nil : "differences in \(text.ignore.sorted().map(\.rawValue).joined(separator: ", ")) do not count")
    }
  }
}
