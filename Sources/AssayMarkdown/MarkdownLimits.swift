/// What is refused before CommonMark is parsed, because parsing it would cost out of proportion.
enum MarkdownLimits {
  /// The first limit that a text breaks, as a problem at byte offsets of `bytes`, or nil.
  ///
  /// cmark-gfm 0.29 takes time quadratic in the columns of a table, and fills short rows up, so that 100 KB can become
  /// 10⁹ cells.
  static func violation(_ bytes: [UInt8]) -> MarkdownProblem? {
    var (start, lines, widest) = (0, 0, 0)
    while start < bytes.count {
      let end = MarkdownLines.end(of: bytes, from: start)
      let (_, quotes, depth) = MarkdownLines.containers(bytes, at: start)
      if depth > MarkdownDocument.maximumDepth {
        let isRule =
          bytes[start..<end].allSatisfy { $0.isBlank || $0 == .greater || $0 == .hyphen }
          || bytes[start..<end].allSatisfy { $0.isBlank || $0 == .greater || $0 == .star }
        if !isRule || quotes > MarkdownDocument.maximumDepth { return .tooDeep(start..<end) }
      }
      lines += 1
      widest = max(widest, columns(bytes[start..<end]))
      if widest > 0, widest * lines > MarkdownDocument.maximumCellCount { return .tooManyCells(start..<end) }
      start = MarkdownLines.next(bytes, after: end)
    }
    return nil
  }

  /// The columns of a line that may stand under a table's header, or 0 when it cannot.
  private static func columns(_ line: ArraySlice<UInt8>) -> Int {
    var pipes = 0
    for byte in line {
      switch byte {
      case .pipe: pipes += 1
      case .hyphen, .colon, .space, .tab, .greater, .plus, .star, .period, .closeParenthesis: break
      default: if !byte.isDigit { return 0 }
      }
    }
    return pipes == 0 ? 0 : pipes + 1
  }
}

extension MarkdownProblem {
  static func tooDeep(_ range: Range<Int>) -> Self {
    Self(
      .depth, at: range,
      "quotes, lists or emphasis stand more than \(MarkdownDocument.maximumDepth) deep in each other",
      help: "write the same with fewer levels")
  }

  static func tooManyCells(_ range: Range<Int>) -> Self {
    Self(
      .size, at: range, "a table of this text could have more than \(MarkdownDocument.maximumCellCount) cells",
      help: "split the table, or give it as a media file")
  }

  static func tooLong(_ range: Range<Int>) -> Self {
    Self(
      .size, at: range, "the text has more than \(MarkdownDocument.maximumByteCount) bytes",
      help: "split it, or give it as a media file")
  }

  static func tooManyPieces(_ range: Range<Int>) -> Self {
    Self(
      .size, at: range, "the text has more than \(MarkdownPieces.maximumCount) formulas, gaps and parameters",
      help: "split it into several items")
  }
}
