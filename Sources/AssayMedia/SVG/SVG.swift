/// Whether an SVG holds only what is on a list: shapes, text, gradients, and how they look.
///
/// What is not on the list is refused and not taken out, so that what an author sees is what a candidate gets, and the
/// digest of a file is that of its bytes. No scripts, no handlers, no foreign content, no animation, no style sheets, no
/// links, no addresses but `#id` within the file, no document types and entities.
enum SVG {
  static let deepest = 64
  static let mostElements = 20_000

  static func check(_ bytes: [UInt8]) throws(MediaProblem) {
    do throws(SVGProblem) {
      if let offset = firstMalformed(bytes[...]) { throw SVGProblem(.notUTF8, at: offset) }
      var reader = XMLReader(bytes)
      var open: [(name: String, place: Int)] = []
      var expansion = SVGExpansion()
      var count = 0
      while let event = try reader.next() {
        switch event {
        case .start(let name, let attributes, let offset, let isEmpty):
          count += 1
          if count == 1, name != "svg" { throw SVGProblem(.element(name), at: offset) }
          if open.isEmpty, count > 1 { throw SVGProblem(.malformed("a second element at the top"), at: offset) }
          try check(name, attributes, at: offset)
          guard count <= mostElements else { throw SVGProblem(.tooManyElements, at: offset) }
          let place = expansion.add(attributes, in: open.last?.place, at: offset)
          if !isEmpty { open.append((name, place)) }
          guard open.count <= deepest else { throw SVGProblem(.tooDeep, at: offset) }
        case .end(let name, let offset):
          guard open.popLast()?.name == name else {
            throw SVGProblem(.malformed("`</\(name)>` closes what is not open"), at: offset)
          }
        case .text(let offset, let isBlank):
          if open.isEmpty, !isBlank { throw SVGProblem(.malformed("text outside of the picture"), at: offset) }
        }
      }
      if let (name, _) = open.last { throw SVGProblem(.malformed("`<\(name)>` is never closed"), at: bytes.count) }
      if count == 0 { throw SVGProblem(.malformed("no element"), at: 0) }
      try expansion.check()
    } catch {
      throw .svg(error)
    }
  }

  private static func check(
    _ name: String, _ attributes: [XMLReader.Attribute], at offset: Int
  ) throws(SVGProblem) {
    guard SVGVocabulary.elements.contains(name) else { throw SVGProblem(.element(name), at: offset) }
    for attribute in attributes {
      let own = attribute.name
      guard SVGVocabulary.attributes.contains(own) || SVGVocabulary.isInert(own) else {
        throw SVGProblem(.attribute(own), at: attribute.offset)
      }
      let isGood =
        switch own {
        case "xmlns": attribute.value == "http://www.w3.org/2000/svg"
        case "xmlns:xlink": attribute.value == "http://www.w3.org/1999/xlink"
        case "href", "xlink:href": isLocal(attribute.value)
        case "style": isHarmlessStyle(attribute.value)
        default: isHarmlessValue(attribute.value)
        }
      guard isGood else { throw SVGProblem(.value(attribute: own), at: attribute.offset) }
    }
  }

  /// `#` and the id of something in the same file.
  private static func isLocal(_ value: String) -> Bool {
    let bytes = value.utf8
    return bytes.first == UInt8(ascii: "#") && bytes.count > 1
      && bytes.dropFirst().allSatisfy { isWord($0) || $0 == 0x2E || $0 == 0x3A }
  }

  /// A value in which every `url(…)` stays within the file, and nothing else is an address.
  private static func isHarmlessValue(_ value: String) -> Bool {
    let bytes = Array(value.utf8)
    guard !bytes.contains(UInt8(ascii: "\\")) else { return false }
    let lower = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let squeezed = lower.filter { $0 > 0x20 }
    let word = String(decoding: squeezed, as: UTF8.self).utf8
    for bad in ["javascript:", "data:", "vbscript:", "http:", "https:", "file:", "expression(", "@import"] {
      if contains(word, bad) { return false }
    }
    var index = 0
    let url = Array("url(".utf8)
    while index < squeezed.count {
      guard squeezed[index...].starts(with: url) else {
        index += 1
        continue
      }
      var rest = squeezed[(index + url.count)...]
      if let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") { rest.removeFirst() }
      guard rest.first == UInt8(ascii: "#") else { return false }
      index += url.count
    }
    return true
  }

  /// Declarations of properties that are on the list.
  private static func isHarmlessStyle(_ value: String) -> Bool {
    guard isHarmlessValue(value), !contains(value.utf8, "/*") else { return false }
    return value.split(separator: ";").allSatisfy { declaration in
      guard let colon = declaration.firstIndex(of: ":") else { return declaration.allSatisfy(\.isWhitespace) }
      let name = declaration[..<colon].filter { !$0.isWhitespace }
      return SVGVocabulary.properties.contains(name) || SVGVocabulary.isInertProperty(name)
    }
  }

  private static func contains(_ bytes: String.UTF8View, _ word: String) -> Bool {
    bytes.indices.contains { bytes[$0...].starts(with: word.utf8) }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }
}
