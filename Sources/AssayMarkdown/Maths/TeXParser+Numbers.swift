/// Numbers, with the signs that point and group them.
extension TeXParser {
  /// Reads `0.75`, `1,000`, `1{,}000`, `10\,000` or `0{,}75`; in an argument without braces, one digit.
  mutating func number(isArgument: Bool) -> MathNode {
    if isArgument, tex[index].isDigit {
      defer { index += 1 }
      return .number(source(index..<index + 1), font)
    }
    let start = index
    var isListed: Bool?
    var text: [UInt8] = []
    var hasPoint = false
    digits(into: &text)
    var isGrouped = text.count <= 3
    while let byte = byte(index) {
      if byte == .period, !hasPoint, self.byte(index + 1)?.isDigit == true || isBeforeRepetend {
        hasPoint = true
        isGrouped = false
        text.append(.period)
        index += 1
        digits(into: &text)
      } else if byte == .openBrace, isAtBracedComma {
        text.append(UInt8(ascii: ","))
        index += 3
        digits(into: &text)
      } else if isGrouped, byte == UInt8(ascii: ","), isThousand(at: index + 1) {
        let isList = isListed ?? isList(start)
        isListed = isList
        if isList { break }
        text.append(UInt8(ascii: ","))
        index += 1
        digits(into: &text)
      } else if isGrouped, byte == .backslash, self.byte(index + 1) == UInt8(ascii: ","), isThousand(at: index + 2) {
        text += Array("\u{2009}".utf8)
        index += 2
        digits(into: &text)
      } else {
        break
      }
    }
    return .number(String(decoding: text, as: UTF8.self), font)
  }

  private mutating func digits(into text: inout [UInt8]) {
    while let byte = byte(index), byte.isDigit {
      text.append(byte)
      index += 1
    }
  }

  /// `0.\overline{3}`: digits that repeat follow the point.
  private var isBeforeRepetend: Bool {
    isAt("overline", after: 1) || isAt("bar", after: 1) || isAt("dot", after: 1)
  }

  private var isAtBracedComma: Bool {
    byte(index + 1) == UInt8(ascii: ",") && byte(index + 2) == .closeBrace && byte(index + 3)?.isDigit == true
  }

  /// Whether exactly three digits stand at an index.
  private func isThousand(at index: Int) -> Bool {
    guard index + 3 <= tex.count, tex[index..<index + 3].allSatisfy(\.isDigit) else { return false }
    return byte(index + 3)?.isDigit != true
  }

  /// Whether the commas behind the number that began at `start` part the elements of a list, as in `\{100,200\}`.
  ///
  /// They do where nothing but such numbers stands between two brackets, none beginning with a zero.
  private mutating func isList(_ start: Int) -> Bool {
    if start < listEnd { return true }
    var before = start
    while before > 0, tex[before - 1].isBlank { before -= 1 }
    guard before > 0, "([{".utf8.contains(tex[before - 1]) else { return false }
    var end = index
    while byte(end) == UInt8(ascii: ","), isThousand(at: end + 1) {
      if tex[end + 1] == UInt8(ascii: "0") { return false }
      end += 4
    }
    var after = end
    while byte(after)?.isBlank == true { after += 1 }
    if byte(after) == .backslash { after += 1 }
    guard let byte = byte(after), ")]},".utf8.contains(byte) else { return false }
    listEnd = end
    return true
  }
}
