/// Formulas, by the rules that pandoc has for `tex_math_dollars`.
///
/// `$…$` opens before anything but a blank and closes after anything but a blank and not before a digit, so that
/// "from $20,000 to $30,000" holds no formula. `$$…$$` is displayed and may have blanks inside its dollars. Neither
/// crosses a blank line. `\$` is a dollar. See the pandoc manual, "Extension: tex_math_dollars".
extension MarkdownScanner {
  mutating func scanDollar() {
    if byte(index + 1) == .dollar { return scanDisplay() }
    guard let next = byte(index + 1), !next.isBlank, !next.isLineEnd else { return scanBlankAfterDollar() }
    if let close = inlineEnd() {
      if readsAsMoney(index + 1..<close) {
        return takeWrong(
          to: close + 1, .dollar, "from `$` to `$` this reads as a formula, and looks like money",
          help: #"write `\$` for a dollar; words within a formula go into `\text{…}`"#)
      }
      let tex = tex(index + 1..<close)
      return take(to: close + 1, as: .math(tex, isDisplayed: false))
    }
    // Money, and a dollar before the end of a clause, are plain in every sense.
    let isPlain = next.isDigit || #".,;:!?)]"'"#.utf8.contains(next)
    if isPlain { return copy(to: index + 1) }
    takeWrong(
      to: index + 1, .dollar, "this `$` opens a formula that is not closed",
      help:
        #"close the formula with `$` in the same paragraph, right after its last character, or write `\$` for a dollar"#
    )
  }

  private mutating func scanDisplay() {
    let end = nextBlankLine()
    var close = index + 2
    if close < noDisplayEndBefore { close = end }
    while close + 1 < end, !(source[close] == .dollar && source[close + 1] == .dollar) {
      close += source[close] == .backslash ? 2 : 1
    }
    if close + 1 < end {
      let tex = tex(index + 2..<close)
      if !tex.text.isEmpty { return take(to: close + 2, as: .math(tex, isDisplayed: true)) }
    } else {
      noDisplayEndBefore = end
    }
    takeWrong(
      to: index + 2, .dollar, "this `$$` opens a formula that is not closed",
      help: #"close the formula with `$$` before the next blank line, or write `\$\$` for two dollars"#)
  }

  /// `$ x_1 $` is meant as a formula and would be shown as it stands; `5 $ or 6 $` is not, and is left alone.
  private mutating func scanBlankAfterDollar() {
    var close = index + 1
    var hasTeX = false
    while let byte = byte(close), byte != .dollar, !byte.isLineEnd {
      hasTeX = hasTeX || byte == .backslash || byte == UInt8(ascii: "^") || byte == .underscore || byte == .openBrace
      close += byte == .backslash ? 2 : 1
    }
    guard hasTeX, byte(close) == .dollar, source[close - 1].isBlank else { return copy(to: index + 1) }
    takeWrong(
      to: close + 1, .dollar, "this formula has a blank after its first `$`",
      help: #"write the formula right against its dollars, as in `$x_1$`, or `\$` for a dollar"#)
  }

  /// "$6 or US$" has a digit first, a word, and nothing that only TeX has.
  private func readsAsMoney(_ range: Range<Int>) -> Bool {
    guard source[range.lowerBound].isDigit, source[range].contains(where: { $0.isBlank || $0.isLineEnd }) else {
      return false
    }
    var letters = 0
    var hasWord = false
    for byte in source[range] {
      if byte == .backslash || byte == UInt8(ascii: "^") || byte == .underscore || byte == .openBrace { return false }
      letters = byte.isLetter ? letters + 1 : 0
      hasWord = hasWord || letters > 1
    }
    return hasWord
  }

  /// Where the dollar that closes the formula at `index` stands, if one does.
  private mutating func inlineEnd() -> Int? {
    guard index >= noInlineEndBefore else { return nil }
    let end = endOfParagraph()
    var close = index + 1
    while close < end {
      if source[close] == .backslash {
        close += 2
        continue
      }
      if source[close] == .dollar {
        if source[close - 1].isBlank || source[close - 1].isLineEnd { break }
        if byte(close + 1)?.isDigit != true { return close }
      }
      close += 1
    }
    noInlineEndBefore = min(close, end)
    return nil
  }

  /// The TeX of a formula on this line and perhaps on further ones.
  private func tex(_ range: Range<Int>) -> MarkdownTeX {
    MarkdownTeX(source, range, quotes: MarkdownLines.containers(source, at: lineStart).quotes)
  }
}
