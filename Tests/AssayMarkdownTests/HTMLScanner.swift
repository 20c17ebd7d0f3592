/// A scanner for HTML that knows nothing of the renderer, and tells which elements and attributes a browser would see.
///
/// It follows the tokeniser of the HTML standard as far as tags go (WHATWG HTML, section 13.2.5): `<` before a letter or
/// `/` and a letter opens a tag, `<!` and `<?` open something that has no place here. It looks at bytes, as a browser
/// does: a quote before a combining mark is a quote.
struct HTMLScanner {
  /// What breaks the promise, in words.
  private(set) var violations: [String] = []
  private var open: [String] = []

  static let elements: Set<String> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "table", "thead", "tbody",
    "tr",
    "th", "td", "hr", "em", "strong", "a", "img", "br", "span",
  ]
  static let empty: Set<String> = ["hr", "br", "img"]

  static func violations(in html: String) -> [String] {
    var scanner = HTMLScanner()
    scanner.scan(Array(html.utf8))
    return scanner.violations
  }

  private mutating func scan(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x20, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\t") { violations.append("control \(byte)") }
      guard byte == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else {
        violations.append("a tag that does not end")
        return
      }
      tag(bytes[index + 1..<end])
      index = end + 1
    }
    if !open.isEmpty { violations.append("left open: \(open)") }
  }

  private mutating func tag(_ tag: ArraySlice<UInt8>) {
    if tag.first == UInt8(ascii: "/") {
      let name = Self.text(tag.dropFirst())
      if open.popLast() != name { violations.append("</\(name)> closes another") }
      return
    }
    let isClosed = tag.last == UInt8(ascii: "/")
    let tag = isClosed ? tag.dropLast() : tag
    let name = Self.text(tag.prefix { $0 > 0x20 })
    let isMath = MathMLList.elements.contains(name)
    if !Self.elements.contains(name), !isMath { violations.append("element <\(name)>") }
    // In the page itself a slash closes nothing; in a formula it does.
    if isClosed, !isMath { violations.append("<\(name)/>") }
    let isInFormula = name == "math" || open.contains("math")
    if isMath != isInFormula { violations.append("<\(name)> in the wrong place") }
    if !Self.empty.contains(name), !isClosed { open.append(name) }
    attributes(tag.dropFirst(name.utf8.count), of: name)
  }

  private mutating func attributes(_ text: ArraySlice<UInt8>, of element: String) {
    let (equals, quote) = (UInt8(ascii: "="), UInt8(ascii: "\""))
    var rest = text
    while let first = rest.first {
      guard first == UInt8(ascii: " "), let end = rest.firstIndex(of: equals), rest[end...].dropFirst().first == quote
      else { return violations.append("attributes `\(Self.text(rest))`") }
      let name = Self.text(rest[rest.startIndex + 1..<end])
      let value = rest[(end + 2)...]
      guard let close = value.firstIndex(of: quote) else {
        return violations.append("an attribute that does not end: `\(Self.text(rest))`")
      }
      check(name, Self.text(value[..<close]), element)
      rest = value[(close + 1)...]
    }
  }

  /// Whether a path leads down alone; two points within a name, as in `plan..png`, lead nowhere else.
  private static func staysBelow(_ path: String) -> Bool {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.first != UInt8(ascii: ".")
    }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  private mutating func check(_ name: String, _ value: String, _ element: String) {
    let isAllowed =
      switch (element, name) {
      case ("a", "href"):
        ["https://", "http://", "mailto:"].contains { value.lowercased().hasPrefix($0) } && !value.contains(" ")
      case ("a", "rel"): value == "noopener"
      case ("img", "data-media"): !value.contains(":") && Self.staysBelow(value)
      case ("img", "alt"), ("a", "title"), ("img", "title"): true
      case ("ol", "start"): !value.isEmpty && value.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      case ("th", "class"), ("td", "class"): ["left", "center", "right"].contains(value)
      case ("code", "class"): value.hasPrefix("language-") && !value.contains(" ")
      case ("span", "class"): ["gap", "parameter"].contains(value)
      case ("span", "data-gap"): value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f }
      default: MathMLList.allows(name, value, on: element)
      }
    if !isAllowed { violations.append("<\(element) \(name)=\"\(value)\">") }
  }
}
