extension MarkdownDocument {
  /// Reads a text; what is wrong with it comes beside what can be shown of it.
  ///
  /// Plain text, which is most of a bank, is recognised in one pass over its bytes and goes nowhere near the Markdown
  /// parser. Time is linear in the text in any case; a text beyond ``maximumByteCount`` or with tables beyond
  /// ``maximumCellCount`` is shown as it was typed.
  package static func parse(_ text: String) -> ParsedMarkdown {
    isPlain(text) ? ParsedMarkdown(document: plain(text), check: MarkdownCheck()) : parseMarkdown(text)
  }

  /// What a text names and what is wrong with it, without the document.
  ///
  /// Costs one pass over the bytes of a text that can be neither wrong nor name anything, and ``parse(_:)`` otherwise.
  package static func check(_ text: String) -> MarkdownCheck {
    isHarmless(text) ? MarkdownCheck() : parseMarkdown(text).check
  }

  /// Reads a text by way of the Markdown parser, however plain it is.
  package static func parseMarkdown(_ text: String) -> ParsedMarkdown {
    let source = Array(text.utf8)
    guard source.count <= maximumByteCount else {
      return .refused(text, .tooLong(maximumByteCount..<source.count))
    }
    let scanner = MarkdownScanner.scan(source)
    if scanner.hasTooManyPieces { return .refused(text, .tooManyPieces(0..<source.count)) }
    let pieces = scanner.pieces
    if var problem = MarkdownLimits.violation(pieces.bytes) {
      problem.range = pieces.sourceOffset(problem.range.lowerBound)..<pieces.sourceOffset(problem.range.upperBound)
      return .refused(text, problem)
    }
    var builder = MarkdownBuilder(pieces)
    CommonMark.visit(pieces.bytes) { builder.visit($0) }
    return builder.finish()
  }

  private static func plain(_ text: String) -> MarkdownDocument {
    var utf8 = Substring(text).utf8
    while let last = utf8.last, last.isBlank || last.isLineEnd { utf8.removeLast() }
    return MarkdownDocument(blocks: utf8.isEmpty ? [] : [.paragraph([.text(String(Substring(utf8)))])])
  }
}

extension ParsedMarkdown {
  fileprivate static func refused(_ text: String, _ problem: MarkdownProblem) -> ParsedMarkdown {
    var check = MarkdownCheck()
    check.problems = [problem]
    return ParsedMarkdown(document: MarkdownDocument(blocks: [.paragraph([.text(text)])]), check: check)
  }
}
