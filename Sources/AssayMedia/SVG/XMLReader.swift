/// Reads XML 1.0 (W3C, fifth edition) as far as a picture needs it, and refuses the rest: no document types, no entities
/// but the five that there always are, no processing instructions behind the first.
///
/// Nothing recurses, and nothing is kept but the tag at hand. The bytes are UTF-8, as was checked before.
struct XMLReader {
  struct Attribute: Hashable {
    var name: String
    /// With its references resolved.
    var value: String
    var offset: Int
  }

  enum Event: Hashable {
    case start(String, [Attribute], offset: Int, isEmpty: Bool)
    case end(String, offset: Int)
    case text(offset: Int, isBlank: Bool)
  }

  private let bytes: [UInt8]
  private var index: Int

  private static let mostAttributes = 100

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let start = index
    if bytes[start...].starts(with: "<?xml".utf8), let end = Self.find("?>", in: bytes, from: start) { index = end + 2 }
  }

  /// The next tag or text; nil at the end.
  mutating func next() throws(SVGProblem) -> Event? {
    while index < bytes.count {
      let offset = index
      guard bytes[index] == UInt8(ascii: "<") else { return try text() }
      let rest = bytes[index...]
      if rest.starts(with: "<!--".utf8) {
        guard let end = Self.find("-->", in: bytes, from: index + 4) else { throw unclosed("a comment", offset) }
        index = end + 3
      } else if rest.starts(with: "<![CDATA[".utf8) {
        throw SVGProblem(.declaration("<![CDATA["), at: offset)
      } else if rest.starts(with: "<!".utf8) || rest.starts(with: "<?".utf8) {
        let word = rest.prefix(9).prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
        throw SVGProblem(.declaration(String(decoding: word, as: UTF8.self)), at: offset)
      } else if rest.starts(with: "</".utf8) {
        index += 2
        let name = try self.name()
        skipBlanks()
        try expect(UInt8(ascii: ">"))
        return .end(name, offset: offset)
      } else {
        index += 1
        return try tag(at: offset)
      }
    }
    return nil
  }

  private mutating func text() throws(SVGProblem) -> Event {
    let start = index
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    _ = try resolved(bytes[start..<end])
    index = end
    return .text(offset: start, isBlank: bytes[start..<end].allSatisfy(Self.isBlank))
  }

  private mutating func tag(at offset: Int) throws(SVGProblem) -> Event {
    let name = try self.name()
    var attributes: [Attribute] = []
    while true {
      let before = index
      skipBlanks()
      guard let byte = peek else { throw unclosed("`<\(name)`", offset) }
      if byte == UInt8(ascii: ">") {
        index += 1
        return .start(name, attributes, offset: offset, isEmpty: false)
      }
      if byte == UInt8(ascii: "/") {
        index += 1
        try expect(UInt8(ascii: ">"))
        return .start(name, attributes, offset: offset, isEmpty: true)
      }
      guard index > before else { throw malformed("a blank is missing before an attribute", index) }
      let attribute = try self.attribute()
      guard !attributes.contains(where: { $0.name == attribute.name }) else {
        throw malformed("`\(attribute.name)` is written twice", attribute.offset)
      }
      guard attributes.count < Self.mostAttributes else { throw malformed("too many attributes", attribute.offset) }
      attributes.append(attribute)
    }
  }

  private mutating func attribute() throws(SVGProblem) -> Attribute {
    let offset = index
    let name = try self.name()
    skipBlanks()
    try expect(UInt8(ascii: "="))
    skipBlanks()
    guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      throw malformed("the value of `\(name)` has no quotes", index)
    }
    index += 1
    guard let end = bytes[index...].firstIndex(of: quote) else { throw unclosed("the value of `\(name)`", offset) }
    guard !bytes[index..<end].contains(UInt8(ascii: "<")) else {
      throw malformed("a `<` in the value of `\(name)`", offset)
    }
    let value = try resolved(bytes[index..<end])
    index = end + 1
    return Attribute(name: name, value: value, offset: offset)
  }

  /// A name of ASCII letters, digits, `:`, `_`, `-` and `.`, which all names of SVG are.
  private mutating func name() throws(SVGProblem) -> String {
    let start = index
    while let byte = peek {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: ":"): index += 1
      case 0x30...0x39, 0x2D, 0x2E: if index == start { throw malformed("no name", index) } else { index += 1 }
      default:
        guard index > start else { throw malformed("a name is expected", index) }
        return String(decoding: bytes[start..<index], as: UTF8.self)
      }
      guard index - start <= 64 else { throw malformed("a name is too long", start) }
    }
    throw unclosed("a tag", start)
  }

  /// A text with its references as the characters that they stand for.
  private func resolved(_ slice: ArraySlice<UInt8>) throws(SVGProblem) -> String {
    guard slice.contains(UInt8(ascii: "&")) else {
      if let bad = slice.firstIndex(where: { $0 < 0x20 && !Self.isBlank($0) }) {
        throw malformed("a control character", bad)
      }
      return String(decoding: slice, as: UTF8.self)
    }
    var text: [UInt8] = []
    var place = slice.startIndex
    while place < slice.endIndex {
      guard slice[place] == UInt8(ascii: "&") else {
        text.append(slice[place])
        place += 1
        continue
      }
      guard let end = slice[place...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
        throw malformed("an `&` that begins no reference", place)
      }
      guard let character = Self.character(slice[(place + 1)..<end]) else {
        throw SVGProblem(.declaration(String(decoding: slice[place...end], as: UTF8.self)), at: place)
      }
      text += Array(String(character).utf8)
      place = end + 1
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func character(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    switch String(decoding: name, as: UTF8.self) {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case let text where text.hasPrefix("#x"): return UInt32(text.dropFirst(2), radix: 16).flatMap(printable)
    case let text where text.hasPrefix("#"): return UInt32(text.dropFirst()).flatMap(printable)
    default: return nil
    }
  }

  private static func printable(_ value: UInt32) -> Unicode.Scalar? {
    value >= 0x20 || [0x09, 0x0A, 0x0D].contains(value) ? Unicode.Scalar(value) : nil
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while let byte = peek, Self.isBlank(byte) { index += 1 }
  }

  private mutating func expect(_ byte: UInt8) throws(SVGProblem) {
    guard peek == byte else { throw malformed("`\(Character(Unicode.Scalar(byte)))` is expected", index) }
    index += 1
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private static func find(_ word: String, in bytes: [UInt8], from start: Int) -> Int? {
    let word = Array(word.utf8)
    guard start <= bytes.count else { return nil }
    return bytes[start...].indices.first { bytes[$0] == word[0] && bytes[$0...].starts(with: word) }
  }

  private func malformed(_ why: String, _ offset: Int) -> SVGProblem { SVGProblem(.malformed(why), at: offset) }

  private func unclosed(_ what: String, _ offset: Int) -> SVGProblem {
    SVGProblem(.malformed("\(what) is never closed"), at: offset)
  }
}
