/// Finds formulas, gaps and parameters in one pass from left to right, before Markdown is parsed.
///
/// Code keeps what it holds: fenced blocks and code spans are passed over, and a backslash takes the special meaning from
/// the character after it. Time grows in proportion to the text: a search that failed is not repeated before the place
/// where it ended.
struct MarkdownScanner {
  var pieces: MarkdownPieces
  var index = 0
  /// Where the line that `index` stands in begins.
  var lineStart = 0
  /// True when more pieces stood in the text than it may have; the rest is taken as text.
  private(set) var hasTooManyPieces = false

  private var paragraphEnd = 0
  private var blankLine = 0
  var noInlineEndBefore = 0
  var noDisplayEndBefore = 0
  /// Where the runs of backticks of each length begin, last first; empty until the first backtick is met.
  private var backtickRuns: [Int: [Int]] = [:]

  var source: [UInt8] { pieces.source }

  init(_ source: [UInt8]) { pieces = MarkdownPieces(source: source) }

  /// The text with its pieces taken out.
  static func scan(_ source: [UInt8]) -> MarkdownScanner {
    var scanner = MarkdownScanner(source)
    scanner.scan()
    return scanner
  }

  func byte(_ index: Int) -> UInt8? { index < source.count ? source[index] : nil }

  private mutating func scan() {
    var isLineStart = true
    while let byte = byte(index) {
      if isLineStart {
        lineStart = index
        isLineStart = false
        if skipFencedCode() {
          isLineStart = true
          continue
        }
      }
      switch byte {
      case .newline, .carriageReturn:
        copy(to: MarkdownLines.next(source, after: index))
        isLineStart = true
      case .backslash: copy(to: index + (self.byte(index + 1)?.isPunctuation == true ? 2 : 1))
      case .backtick: skipCodeSpan()
      case .dollar: scanDollar()
      case .openBracket where self.byte(index + 1) == .openBracket: scanGap()
      case .openBrace where self.byte(index + 1) == .openBrace: scanParameter()
      case 0xf3 where (self.byte(index + 1) ?? 0) >= 0xb0: take(to: min(index + 4, source.count), as: .literal)
      default: copy(to: index + 1)
      }
    }
  }

  mutating func copy(to end: Int) {
    pieces.copy(index..<end)
    index = end
  }

  mutating func take(to end: Int, as content: MarkdownPieces.Piece.Content) {
    guard pieces.pieces.count < MarkdownPieces.maximumCount else {
      hasTooManyPieces = true
      copy(to: end)
      return
    }
    pieces.take(index..<end, as: content)
    index = end
  }

  /// Takes what cannot be meant, to be shown as typed and reported if it is not code after all.
  mutating func takeWrong(to end: Int, _ code: MarkdownProblem.Code, _ message: String, help: String) {
    take(to: end, as: .wrong(MarkdownProblem(code, at: index..<end, message, help: help)))
  }

  /// Where the paragraph around `index` ends: before a blank line or a line that opens another block.
  mutating func endOfParagraph() -> Int {
    if index < paragraphEnd { return paragraphEnd }
    let quotes = MarkdownLines.containers(source, at: lineStart).quotes
    var end = MarkdownLines.end(of: source, from: index)
    while end < source.count {
      let next = MarkdownLines.next(source, after: end)
      if MarkdownLines.endsParagraph(source, at: next, quotes: quotes) { break }
      end = MarkdownLines.end(of: source, from: next)
    }
    paragraphEnd = end
    return end
  }

  /// Where the next blank line begins; a line of quote marks counts as blank.
  mutating func nextBlankLine() -> Int {
    if index < blankLine { return blankLine }
    var end = MarkdownLines.end(of: source, from: index)
    while end < source.count {
      var next = MarkdownLines.next(source, after: end)
      while let byte = byte(next), byte.isBlank || byte == .greater { next += 1 }
      if byte(next)?.isLineEnd ?? true { break }
      end = MarkdownLines.end(of: source, from: next)
    }
    blankLine = end
    return end
  }
}

// MARK: - Code

extension MarkdownScanner {
  /// Copies a fenced code block that opens on this line, with its fences (CommonMark 0.29, section 4.5).
  private mutating func skipFencedCode() -> Bool {
    let (content, quotes, _) = MarkdownLines.containers(source, at: index)
    guard let fence = MarkdownLines.fence(source, at: content) else { return false }
    var start = MarkdownLines.next(source, after: MarkdownLines.end(of: source, from: content))
    while start < source.count {
      var next = start
      var lineQuotes = 0
      while let byte = byte(next), byte.isBlank || byte == .greater {
        lineQuotes += byte == .greater ? 1 : 0
        next += 1
      }
      if quotes > 0, lineQuotes == 0 { break }
      let end = MarkdownLines.end(of: source, from: next)
      start = MarkdownLines.next(source, after: end)
      var close = next
      while byte(close) == fence.mark { close += 1 }
      if close - next >= fence.length, source[close..<end].allSatisfy(\.isBlank) { break }
    }
    copy(to: max(start, index))
    return true
  }

  /// Copies a code span, or the backticks alone when nothing closes them (CommonMark 0.29, section 6.3).
  private mutating func skipCodeSpan() {
    var after = index
    while byte(after) == .backtick { after += 1 }
    let length = after - index
    if backtickRuns.isEmpty { backtickRuns = allBacktickRuns() }
    // Runs behind us never matter again.
    while let last = backtickRuns[length]?.last, last < after { backtickRuns[length]?.removeLast() }
    let close = backtickRuns[length]?.last
    guard let close, close < endOfParagraph() else { return copy(to: after) }
    copyLines(to: close + length)
  }

  /// Copies text that may have line endings, and keeps track of the line.
  private mutating func copyLines(to end: Int) {
    if let last = source[index..<end].lastIndex(where: \.isLineEnd) { lineStart = last + 1 }
    copy(to: end)
  }

  private func allBacktickRuns() -> [Int: [Int]] {
    var runs: [Int: [Int]] = [:]
    var end = source.count
    while end > 0 {
      var start = end
      while start > 0, source[start - 1] == .backtick { start -= 1 }
      if start < end { runs[end - start, default: []].append(start) }
      end = start == end ? end - 1 : start
    }
    return runs
  }
}
