import AssayDiagnostics

/// Lays a document out for a terminal of a width.
struct TerminalLayout {
  let width: Int
  let isStyled: Bool
  private var lines: [String] = []

  init(width: Int, isStyled: Bool) {
    self.width = width
    self.isStyled = isStyled
  }

  /// The document as text, every line within the width and ended by a line feed.
  mutating func text(of document: Document) -> String {
    lines = []
    for block in document.blocks.inText {
      if !lines.isEmpty, block.isSetApart { lines.append("") }
      append(block)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private mutating func append(_ block: Document.Block) {
    switch block {
    case .title(let text):
      let line = clipped(printable(text), to: width)
      lines.append(styled(line, .strong))
      lines.append(String(repeating: "═", count: displayWidth(of: line)))
    case .heading(let text):
      let line = clipped(printable(text), to: width - 4)
      let rule = String(repeating: "─", count: max(0, width - displayWidth(of: line) - 1))
      lines.append(styled(line, .strong) + " " + styled(rule, .faint))
    case .subheading(let text): lines.append(styled(clipped(printable(text), to: width), .strong))
    case .paragraph(let text, let tone):
      lines += wrapped(printable(text), to: width).map { styled($0, tone) }
    case .facts(let facts): append(facts)
    case .table(let table): append(table)
    case .list(let entries):
      for entry in entries {
        lines.append(styled(clipped(printable(entry.head), to: width), .strong))
        lines += wrapped(printable(entry.text), to: width - 4).map { "    " + $0 }
      }
    case .bullets(let texts):
      for text in texts {
        for (place, line) in wrapped(printable(text), to: width - 2).enumerated() {
          lines.append((place == 0 ? "• " : "  ") + line)
        }
      }
    // Replaced by what stands for them in text.
    case .plot, .details: break
    }
  }

  private mutating func append(_ facts: [Document.Fact]) {
    let label = facts.map { displayWidth(of: $0.label) }.max() ?? 0
    let indent = min(label, 24) + 2
    for fact in facts {
      let name = clipped(fact.label, to: indent - 2)
      for (place, line) in wrapped(printable(fact.value), to: width - indent).enumerated() {
        lines.append(padded(place == 0 ? name : "", to: indent, .left) + styled(line, fact.tone))
      }
    }
  }

  private mutating func append(_ table: Table) {
    let plan = TablePlan(table, width: width)
    let titles = plan.columns.map { column in
      padded(clipped(column.title, to: column.width), to: column.width, column.alignment)
    }
    if !titles.allSatisfy({ $0.allSatisfy { $0 == " " } }) {
      lines.append(styled(trimmed(titles.joined(separator: "  ")), .faint))
    }
    for row in table.rows {
      let cells = plan.columns.map { column in
        let cell = row[column.place]
        let text = clipped(cell.text(width: column.width), to: column.width)
        let space = String(repeating: " ", count: max(0, column.width - displayWidth(of: text)))
        let shown = styled(text, cell.tone)
        return column.alignment == .left ? shown + space : space + shown
      }
      lines.append(trimmed(cells.joined(separator: "  ")))
    }
    if !plan.dropped.isEmpty {
      let names = plan.dropped.joined(separator: ", ")
      lines += wrapped("Left out for want of width: \(names).", to: width).map { styled($0, .faint) }
    }
  }

  private func padded(_ text: String, to width: Int, _ alignment: Table.Alignment) -> String {
    let space = String(repeating: " ", count: max(0, width - displayWidth(of: text)))
    return alignment == .left ? text + space : space + text
  }

  private func trimmed(_ text: String) -> String {
    var end = text.endIndex
    while end > text.startIndex, text[text.index(before: end)] == " " { end = text.index(before: end) }
    return String(text[..<end])
  }

  private func styled(_ text: String, _ tone: Document.Tone) -> String {
    guard isStyled, !text.isEmpty, let code = tone.code else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

extension Document.Tone {
  /// The parameter of the terminal's SGR sequence.
  fileprivate var code: String? {
    switch self {
    case .plain: nil
    case .strong: "1"
    case .faint: "2"
    case .good: "32"
    case .bad: "31"
    case .warning: "33"
    }
  }
}

extension Document.Block {
  /// Whether an empty line comes before it.
  fileprivate var isSetApart: Bool {
    switch self {
    case .title, .heading, .subheading: true
    case .paragraph, .facts, .table, .list, .bullets, .plot, .details: false
    }
  }
}

extension Table.Cell {
  /// What stands in the cell of a column of so many terminal columns.
  func text(width: Int) -> String {
    switch content {
    case .text(let text): printable(text)
    case .bar(let length, let most): barText(length, width: most ?? width)
    }
  }
}

/// A bar of a length from 0 to 1, in eighths of a column; what is above 0 shows at least one of them.
func barText(_ length: Double, width: Int) -> String {
  let eighths = Int((min(max(length, 0), 1) * Double(width * 8)).rounded())
  let shown = length > 0 ? max(eighths, 1) : 0
  let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
  return String(repeating: "█", count: shown / 8) + parts[shown % 8]
}
