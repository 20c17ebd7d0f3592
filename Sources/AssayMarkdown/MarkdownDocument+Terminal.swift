/// Text for a terminal: wrapped, indented, aligned, and styled where the terminal can.
extension MarkdownDocument {
  /// The document as lines of at most `width` columns.
  ///
  /// Styled, strong text is bold, emphasis is underlined, code is cyan. Plain, they keep their Markdown marks, because
  /// "which are *not*" must not lose its meaning. Control characters of the author's are left out, so that no text can
  /// command the terminal. Code, formulas that are displayed, and tables with very many columns may be wider than `width`.
  ///
  /// - Parameters:
  ///   - width: Columns, at least 20.
  ///   - isStyled: Whether to write ANSI codes (ECMA-48, SGR).
  ///   - gap: What stands for a gap of a name.
  /// - Returns: The lines, without line endings, with an empty one between blocks.
  package func terminalLines(
    width: Int = 80, isStyled: Bool = false, gap: (String) -> String = { "[\($0)]" }
  ) -> [String] {
    withoutActuallyEscaping(gap) { gap in
      let layout = MarkdownTerminalLayout(isStyled: isStyled, gap: gap)
      return layout.lines(blocks, width: max(width, 20), isTight: false).map { $0.rendered(isStyled: isStyled) }
    }
  }
}

struct MarkdownTerminalLayout {
  let isStyled: Bool
  let gap: (String) -> String

  /// Further in than this, lines are not made narrower.
  static let minimumWidth = 12

  func lines(_ blocks: [MarkdownBlock], width: Int, isTight: Bool) -> [StyledLine] {
    var lines: [StyledLine] = []
    for (index, block) in blocks.enumerated() {
      if index > 0, !isTight { lines.append(StyledLine()) }
      lines += self.lines(block, width: max(width, Self.minimumWidth))
    }
    return lines
  }

  private func lines(_ block: MarkdownBlock, width: Int) -> [StyledLine] {
    switch block {
    case .paragraph(let inlines): return StyledLine.wrapped(pieces(inlines), width: width)
    case .heading(let level, let inlines): return heading(level, inlines, width)
    case .list(let list): return lines(list, width)
    case .quote(let blocks):
      return indented(lines(blocks, width: width - 2, isTight: false), first: "│ ", rest: "│ ")
    case .code(let code, _): return verbatim(code, style: .code)
    case .table(let table): return MarkdownTerminalTable(table, layout: self).lines(width: width)
    case .thematicBreak: return [StyledLine(StyledText(String(repeating: "─", count: min(width, 40)), .faint))]
    case .math(let tex): return verbatim(tex, style: [])
    }
  }

  private func heading(_ level: Int, _ inlines: [MarkdownInline], _ width: Int) -> [StyledLine] {
    let lines = StyledLine.wrapped(pieces(inlines, [.bold]), width: width)
    if isStyled { return lines }
    let widest = lines.map(\.width).max() ?? 0
    return lines + [StyledLine(StyledText(String(repeating: level == 1 ? "=" : "-", count: max(widest, 1))))]
  }

  private func lines(_ list: MarkdownList, _ width: Int) -> [StyledLine] {
    let widest = list.start.map { String($0 + max(list.items.count - 1, 0)).utf8.count + 2 } ?? 2
    var lines: [StyledLine] = []
    for (index, item) in list.items.enumerated() {
      if index > 0, !list.isTight { lines.append(StyledLine()) }
      let number = list.start.map { "\($0 + index). " } ?? "• "
      let marker = String(repeating: " ", count: max(widest - DisplayWidth.of(number), 0)) + number
      var content = self.lines(item, width: width - widest, isTight: list.isTight)
      if content.isEmpty { content = [StyledLine()] }
      lines += indented(content, first: marker, rest: String(repeating: " ", count: widest))
    }
    return lines
  }

  private func verbatim(_ text: String, style: StyledText.Style) -> [StyledLine] {
    var lines = StyledText.safe(text).split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return indented(lines.map { StyledLine(StyledText(String($0), style)) }, first: "    ", rest: "    ")
  }

  private func indented(_ lines: [StyledLine], first: String, rest: String) -> [StyledLine] {
    lines.enumerated().map { index, line in
      let mark = index == 0 ? first : rest
      // An empty line has no blanks at its end.
      var indented = StyledLine(StyledText(line.pieces.isEmpty ? mark.withoutBlanksAtEnd : mark))
      indented.append(line)
      return indented
    }
  }

  /// Running text as pieces in one style each; a space at a soft break, a line ending at a hard one.
  func pieces(_ inlines: [MarkdownInline], _ style: StyledText.Style = []) -> [StyledText] {
    var pieces: [StyledText] = []
    func add(_ text: String, _ more: StyledText.Style = []) {
      pieces.append(StyledText(StyledText.safe(text), style.union(more)))
    }
    func add(_ inlines: [MarkdownInline], _ more: StyledText.Style, mark: String) {
      let inner = self.pieces(inlines, style.union(more))
      pieces += isStyled ? inner : [StyledText(mark, style)] + inner + [StyledText(mark, style)]
    }
    for inline in inlines {
      switch inline {
      case .text(let text): add(text)
      case .emphasis(let children): add(children, .underlined, mark: "*")
      case .strong(let children): add(children, .bold, mark: "**")
      case .code(let code): isStyled ? add(code, .code) : add("`" + code + "`")
      case .link(let address, _, let children):
        pieces += self.pieces(children, style)
        if MarkdownDocument.words(of: children) != address { add(" (\(address))", .faint) }
      case .image(_, _, let alternative): add("[image: \(alternative)]")
      case .softBreak: add(" ")
      case .hardBreak: add("\n")
      case .math(let tex, let isDisplayed):
        // A line ending within TeX is a blank.
        let line = String(tex.map { $0.isNewline ? " " : $0 })
        add(isDisplayed ? "\n" + line + "\n" : line)
      case .gap(let name): add(gap(name), .bold)
      case .parameter(let name): add("{{\(name)}}")
      }
    }
    return pieces
  }
}

extension String {
  fileprivate var withoutBlanksAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
