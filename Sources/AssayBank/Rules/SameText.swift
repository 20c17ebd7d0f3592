import AssayDiagnostics
import AssayModel
import AssayScoring

/// No two things to choose from read the same.
///
/// A candidate cannot tell them apart, and one of them is wrong.
enum SameText: ItemRule {
  static let id: RuleID = "same-text"

  static func check(_ item: Item, _ place: ItemPlace) -> [Diagnostic] {
    item.partLists.flatMap { list in
      list.parts.indices.compactMap { index in
        let part = list.parts[index]
        guard let first = list.parts[..<index].first(where: { $0.text.readsAs(part.text) }) else { return nil }
        return Diagnostic(
          "two \(list.several) of `\(item.id)` read the same; a candidate cannot tell them apart", rule: id,
          at: place.span(part.textPath, or: part.path),
          notes: [.init("this is the other", at: place.span(first.textPath, or: first.path))])
      }
    }
  }
}

extension String {
  /// Whether two texts read the same but for white space.
  func readsAs(_ other: String) -> Bool {
    if self == other { return true }
    guard abs(utf8.count - other.utf8.count) < 8, utf8.first == other.utf8.first else { return false }
    return folded(ignoring: [.spaces]) == other.folded(ignoring: [.spaces])
  }
}
