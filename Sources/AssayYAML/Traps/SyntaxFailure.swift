import AssayDiagnostics

/// A place at which libyaml stopped, with what is needed to say why.
struct SyntaxFailure {
  let file: SourceFile
  /// libyaml's words for what it missed, and for what it was doing.
  let problem: String
  let context: String
  /// The byte at which it stopped, and the one at which what it was doing began.
  let place: Int
  let contextPlace: Int
  /// The columns, from 0, of the block mappings and lists that are open, the outermost first.
  let indents: [Int]
  /// The node that was read last, and how it is written.
  let last: (range: Range<Int>, style: YAMLNode.Style)?
  /// Whether the place is inside brackets.
  let isInFlow: Bool

  var bytes: [UInt8] { file.bytes }

  /// The byte at which it stopped; nil at the end of the file.
  var byte: UInt8? { place < bytes.count ? bytes[place] : nil }

  func isAt(_ character: Unicode.Scalar) -> Bool { byte == UInt8(ascii: character) }

  /// The line of a place, from 1.
  func line(of place: Int) -> Int { file.position(at: place).line }

  /// The spaces at the start of a line, counted from 1.
  func indent(ofLine line: Int) -> Int { bytes[file.range(ofLine: line)].prefix { $0 == 0x20 }.count }

  /// The line's text without the spaces around it.
  func content(ofLine line: Int) -> Range<Int> {
    let range = file.range(ofLine: line)
    let lower = range.lowerBound + bytes[range].prefix(while: Composer.isBlank).count
    return lower..<max(lower, range.upperBound - bytes[range].reversed().prefix(while: Composer.isBlank).count)
  }

  /// Whether nothing but spaces stands before the place on its line.
  var isFirstOnLine: Bool { content(ofLine: line(of: place)).lowerBound == place }

  /// The last line before this one that is neither blank nor a comment.
  func contentLine(before line: Int) -> Int? {
    for earlier in stride(from: line - 1, to: max(0, line - 1000), by: -1) {
      let content = content(ofLine: earlier)
      if !content.isEmpty, bytes[content.lowerBound] != UInt8(ascii: "#") { return earlier }
    }
    return nil
  }

  /// One character at a place, or nothing at the end of a line.
  func span(at place: Int) -> SourceSpan {
    let end = file.range(ofLine: line(of: place)).upperBound
    guard place < end else { return file.span(place..<place) }
    var next = place + 1
    while next < end, bytes[next] & 0xC0 == 0x80 { next += 1 }
    return file.span(place..<next)
  }

  /// The places of a sign on the line of a place, outside of quotes and comments.
  func occurrences(of sign: StaticString, onLineOf place: Int) -> [Int] {
    let line = file.range(ofLine: line(of: place))
    let sign = Array("\(sign)".utf8)
    var found: [Int] = []
    var quote: UInt8?
    var previous: UInt8 = 0x3A
    var i = line.lowerBound
    while i < line.upperBound {
      let byte = bytes[i]
      if let open = quote {
        if byte == open { quote = nil }
        if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") { i += 1 }
      } else if byte == UInt8(ascii: "#"), i == line.lowerBound || bytes[i - 1] == 0x20 {
        break
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), Self.opensValue(previous) {
        quote = byte
      } else if bytes[i..<line.upperBound].starts(with: sign) {
        found.append(i)
      }
      if !Composer.isBlank(byte) { previous = byte }
      i += 1
    }
    return found
  }

  private static func opensValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "-"): true
    default: false
    }
  }

  /// The value around a place on its line: what an author would have to put in quotes.
  ///
  /// It begins behind the first `: ` of the line (inside brackets behind the last `: `, `, ` or bracket before the
  /// place) or behind the dashes, and ends with the line (inside brackets at the next comma or bracket).
  func value(around place: Int) -> Range<Int> {
    let line = content(ofLine: line(of: place))
    let colons = occurrences(of: ": ", onLineOf: place).filter { $0 < place }
    guard isInFlow else {
      var lower = colons.first.map { $0 + 2 } ?? line.lowerBound
      while lower + 1 < place, bytes[lower] == UInt8(ascii: "-"), bytes[lower + 1] == 0x20 { lower += 2 }
      while lower < place, bytes[lower] == 0x20 { lower += 1 }
      return Composer.restOfLine(bytes, from: lower)
    }
    let commas = occurrences(of: ", ", onLineOf: place).filter { $0 < place }
    let brackets = (occurrences(of: "[", onLineOf: place) + occurrences(of: "{", onLineOf: place)).filter { $0 < place }
    let lastBracket = brackets.filter { $0 <= contextPlace }.max().map { $0 + 1 } ?? line.lowerBound
    var lower = max((colons.last ?? -2) + 2, (commas.last ?? -2) + 2, lastBracket)
    // `a: b: c` inside brackets: the value began behind the first of the two colons.
    if isAt(":"), colons.last == place { lower = max(lastBracket, (colons.dropLast().last ?? -2) + 2) }
    while lower < place, bytes[lower] == 0x20 { lower += 1 }
    var upper = max(place, lower)
    var braces = 0
    while upper < line.upperBound {
      if bytes[upper] == UInt8(ascii: "{") { braces += 1 }
      if bytes[upper] == UInt8(ascii: "}"), braces > 0 {
        braces -= 1
      } else if bytes[upper] != UInt8(ascii: "{"), Composer.isFlowSign(bytes[upper]) {
        break
      }
      upper += 1
    }
    while upper > lower, bytes[upper - 1] == 0x20 { upper -= 1 }
    return lower..<upper
  }
}
