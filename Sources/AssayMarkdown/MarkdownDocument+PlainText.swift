/// Text without any markup, for titles, files and search.
extension MarkdownDocument {
  /// The words of the document, with a blank line between blocks and no line broken.
  ///
  /// Emphasis leaves no trace, code and TeX stand as they are, an image is its alternative text, a link is its words, and
  /// the cells of a table's row stand side by side, a tab between them.
  ///
  /// - Parameter gap: What stands for a gap of a name.
  /// - Returns: The text, without a line ending at its end.
  package func plainText(gap: (String) -> String = { _ in "_____" }) -> String {
    Self.plainText(blocks, separator: "\n\n", gap)
  }

  /// The words of some inlines, on one line.
  static func words(of inlines: [MarkdownInline], gap: (String) -> String = { _ in "_____" }) -> String {
    var words = ""
    for inline in inlines {
      switch inline {
      case .text(let text), .code(let text): words += text
      case .emphasis(let children), .strong(let children), .link(_, _, let children):
        words += Self.words(of: children, gap: gap)
      case .image(_, _, let alternative): words += alternative
      case .softBreak: words += " "
      case .hardBreak: words += "\n"
      case .math(let tex, _): words += tex
      case .gap(let name): words += gap(name)
      case .parameter(let name): words += "{{\(name)}}"
      }
    }
    return words
  }

  private static func plainText(_ blocks: [MarkdownBlock], separator: String, _ gap: (String) -> String) -> String {
    blocks.map { plainText($0, gap) }.joined(separator: separator)
  }

  private static func plainText(_ block: MarkdownBlock, _ gap: (String) -> String) -> String {
    switch block {
    case .paragraph(let inlines), .heading(_, let inlines): return words(of: inlines, gap: gap)
    case .list(let list):
      let items = list.items.enumerated().map { index, item in
        let marker = list.start.map { "\($0 + index). " } ?? "- "
        let text = plainText(item, separator: list.isTight ? "\n" : "\n\n", gap)
        let indent = String(repeating: " ", count: marker.utf8.count)
        return marker + lines(text).joined(separator: "\n" + indent)
      }
      return items.joined(separator: list.isTight ? "\n" : "\n\n")
    case .quote(let blocks):
      return lines(plainText(blocks, separator: "\n\n", gap)).map { $0.isEmpty ? ">" : "> " + $0 }.joined(
        separator: "\n")
    case .code(let code, _): return code.hasSuffix("\n") ? String(code.dropLast()) : code
    case .table(let table):
      let rows = [table.header] + table.rows
      return rows.map { row in row.map { words(of: $0, gap: gap) }.joined(separator: "\t") }.joined(separator: "\n")
    case .thematicBreak: return "---"
    case .math(let tex): return tex
    }
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
