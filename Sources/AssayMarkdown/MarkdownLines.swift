/// What the beginning of a line says about blocks, as far as the scanner needs to know before CommonMark is parsed.
///
/// All functions take the bytes of the whole text and an index in it, and look no further than the line's end.
enum MarkdownLines {
  /// The index of the line ending at or after `index`, or the end of the text.
  static func end(of bytes: [UInt8], from index: Int) -> Int {
    var index = index
    while index < bytes.count, !bytes[index].isLineEnd { index += 1 }
    return index
  }

  /// The beginning of the next line, given where this one ends.
  static func next(_ bytes: [UInt8], after end: Int) -> Int {
    guard end < bytes.count else { return end }
    let isPair = bytes[end] == .carriageReturn && end + 1 < bytes.count && bytes[end + 1] == .newline
    return end + (isPair ? 2 : 1)
  }

  /// The index after the list marker at `index` (`-`, `+`, `*`, `12.`, `12)` before a space or the line's end), if any.
  static func listMarker(_ bytes: [UInt8], at index: Int) -> Int? {
    var after = index
    guard after < bytes.count else { return nil }
    switch bytes[after] {
    case .hyphen, .plus, .star: after += 1
    default:
      while after < bytes.count, after - index < 10, bytes[after].isDigit { after += 1 }
      guard (1...9).contains(after - index), after < bytes.count else { return nil }
      guard bytes[after] == .period || bytes[after] == .closeParenthesis else { return nil }
      after += 1
    }
    return after == bytes.count || bytes[after].isBlank || bytes[after].isLineEnd ? after : nil
  }

  /// The quotes and list items that open on the line at `start`: where their content begins, and how many there are.
  static func containers(_ bytes: [UInt8], at start: Int) -> (content: Int, quotes: Int, depth: Int) {
    var (index, quotes, depth) = (start, 0, 0)
    while true {
      while index < bytes.count, bytes[index].isBlank { index += 1 }
      if index < bytes.count, bytes[index] == .greater {
        index += 1
        quotes += 1
        depth += 1
      } else if let after = listMarker(bytes, at: index) {
        index = after
        depth += 1
      } else {
        return (index, quotes, depth)
      }
    }
  }

  /// The fence of three or more backticks or tildes at `index`: its byte and its length, if there is one.
  static func fence(_ bytes: [UInt8], at index: Int) -> (mark: UInt8, length: Int)? {
    guard index < bytes.count, bytes[index] == .backtick || bytes[index] == .tilde else { return nil }
    let mark = bytes[index]
    var after = index
    while after < bytes.count, bytes[after] == mark { after += 1 }
    guard after - index >= 3 else { return nil }
    if mark == .backtick, bytes[after..<end(of: bytes, from: after)].contains(.backtick) { return nil }
    return (mark, after - index)
  }

  /// Whether the line whose content begins at `index` is made of one of `-`, `_`, `*` or `=` and blanks.
  static func isRule(_ bytes: [UInt8], at index: Int) -> Bool {
    guard index < bytes.count, [.hyphen, .underscore, .star, .equals].contains(bytes[index]) else { return false }
    return bytes[index..<end(of: bytes, from: index)].allSatisfy { $0 == bytes[index] || $0.isBlank }
  }

  /// Whether a paragraph whose lines open with `quotes` quote marks ends before the line at `start`.
  static func endsParagraph(_ bytes: [UInt8], at start: Int, quotes: Int) -> Bool {
    let (content, lineQuotes, depth) = containers(bytes, at: start)
    if depth > lineQuotes || (quotes == 0 && lineQuotes > 0) { return true }
    guard content < bytes.count, !bytes[content].isLineEnd else { return true }
    if bytes[content] == .pipe || bytes[content] == .hash { return true }
    return fence(bytes, at: content) != nil || isRule(bytes, at: content)
  }
}
