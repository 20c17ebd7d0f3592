/// Lays a document out as GitHub-flavoured Markdown.
struct MarkdownLayout {
  func text(of document: Document) -> String {
    document.blocks.inText.map { text(of: $0) + "\n" }.joined(separator: "\n")
  }

  private func text(of block: Document.Block) -> String {
    switch block {
    case .title(let text): "# \(escaped(text))"
    case .heading(let text): "## \(escaped(text))"
    case .subheading(let text): "### \(escaped(text))"
    case .paragraph(let text, _): escaped(text)
    case .facts(let facts): facts.map { "- **\(escaped($0.label)):** \(escaped($0.value))" }.joined(separator: "\n")
    case .list(let entries):
      entries.map { "- **\(escaped($0.head))** \(escaped($0.text))" }.joined(separator: "\n")
    case .bullets(let texts): texts.map { "- \(escaped($0))" }.joined(separator: "\n")
    case .table(let table): text(of: table)
    // Replaced by what stands for them in text.
    case .plot, .details: ""
    }
  }

  private func text(of table: Table) -> String {
    let titles = table.columns.map { escaped($0.title) }
    let rules = table.columns.map { $0.alignment == .left ? ":--" : "--:" }
    let rows = table.rows.map { row in row.map { escaped($0.text(width: 20)) } }
    return ([titles, rules] + rows).map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  /// A text in which nothing is markup.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in printable(text) {
      if "\\`*_[]<>|#&~$".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
