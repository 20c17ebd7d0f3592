/// Gaps `[[name]]` and parameters `{{name}}`.
extension MarkdownScanner {
  mutating func scanGap() {
    if let end = name(closedBy: .closeBracket) {
      // `[[1]](https://…)` is a link whose text stands in brackets.
      guard byte(end + 2) != .openParenthesis else { return copy(to: index + 2) }
      let name = String(decoding: source[index + 2..<end], as: UTF8.self)
      return take(to: end + 2, as: .gap(name))
    }
    guard let end = closing(.closeBracket, .openBracket) else { return copy(to: index + 1) }
    takeWrong(
      to: end + 2, .gapName, "`\(typed(to: end))` cannot name a gap",
      help:
        #"name a gap with letters, digits, `.`, `_` and `-`, as in `[[speed]]`; for brackets in the text write `\[`"#)
  }

  mutating func scanParameter() {
    if let end = name(closedBy: .closeBrace) {
      let name = String(decoding: source[index + 2..<end], as: UTF8.self)
      return take(to: end + 2, as: .parameter(name))
    }
    guard let end = closing(.closeBrace, .openBrace) else { return copy(to: index + 1) }
    takeWrong(
      to: end + 2, .parameterName, "`\(typed(to: end))` cannot name a parameter",
      help: #"write the name alone, as in `{{length}}`; for braces in the text write `\{` or set them in backticks"#)
  }

  /// Where a name that begins two bytes on ends, when it is one and two closing marks follow.
  private func name(closedBy mark: UInt8) -> Int? {
    let start = index + 2
    guard let first = byte(start), first.isDigit || first.isLetter else { return nil }
    var end = start + 1
    while let byte = byte(end), byte.isNamePart, end - start < 65 { end += 1 }
    guard end - start <= 64, byte(end) == mark, byte(end + 1) == mark else { return nil }
    return end
  }

  /// Where two closing marks stand on this line, close by and with no bracket of the same kind before them.
  private func closing(_ mark: UInt8, _ opening: UInt8) -> Int? {
    var end = index + 2
    while let byte = byte(end), end - index < 100, byte != mark, byte != opening, !byte.isLineEnd { end += 1 }
    return byte(end) == mark && byte(end + 1) == mark ? end : nil
  }

  private func typed(to end: Int) -> String { String(decoding: source[index..<end + 2], as: UTF8.self) }
}
