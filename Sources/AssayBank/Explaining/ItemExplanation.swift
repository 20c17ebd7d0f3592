package import AssayModel

/// An item as the bank resolves it, for `assay explain`: every value, and where it came from.
package struct ItemExplanation: Hashable, Sendable {
  /// A field and what it came to.
  package struct Line: Hashable, Sendable {
    package var key: String
    package var value: String
    /// `items/phishing.yaml:4`, `defaults in bank.yaml:4`, `built in`; nil where it is worked out.
    package var origin: String?
  }

  /// A part with a heading and lines of text.
  package struct Part: Hashable, Sendable {
    package var title: String
    package var lines: [String]
  }

  package var lines: [Line]
  package var parts: [Part]

  /// Explains an item; nil when the bank has none of that id.
  ///
  /// - Parameters:
  ///   - id: The item, by its present id or a former one.
  ///   - loaded: The bank.
  package init?(of id: ItemID, in loaded: LoadedBank) {
    let items = loaded.bank.items
    guard let index = items.firstIndex(where: { $0.id == id }) ?? items.firstIndex(where: { $0.was.contains(id) })
    else { return nil }
    let explainer = ItemExplainer(index, in: loaded)
    lines = explainer.lines
    parts = explainer.parts
  }

  /// The whole as text: aligned lines, then the parts, each indented below its heading.
  package var text: String {
    let width = lines.map(\.key.count).max() ?? 0
    let value = min(lines.filter { $0.origin != nil }.map(\.value.count).max() ?? 0, 40)
    var text = ""
    for line in lines {
      text += line.key + ":" + String(repeating: " ", count: width - line.key.count + 1) + line.value
      if let origin = line.origin {
        text += String(repeating: " ", count: max(value - line.value.count, 0) + 2) + "(" + origin + ")"
      }
      text += "\n"
    }
    for part in parts {
      text += "\n\(part.title)\n"
      for line in part.lines { text += line.isEmpty ? "\n" : "  \(line)\n" }
    }
    return text
  }
}
