/// A scanner for HTML that knows nothing of the renderer, and tells which elements and attributes a browser would see.
///
/// It follows the tokeniser of the HTML standard as far as tags go (WHATWG HTML, section 13.2.5): `<` before a letter or
/// `/` and a letter opens a tag, `<!` and `<?` open something that has no place here.
struct HTMLScanner {
  /// What breaks the promise, in words.
  private(set) var violations: [String] = []
  private var open: [String] = []

  static let elements: Set<String> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "table", "thead", "tbody",
    "tr",
    "th", "td", "hr", "em", "strong", "a", "img", "br", "span", "div",
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
      tag(String(decoding: bytes[index + 1..<end], as: UTF8.self))
      index = end + 1
    }
    if !open.isEmpty { violations.append("left open: \(open)") }
  }

  private mutating func tag(_ tag: String) {
    if tag.hasPrefix("/") {
      if open.popLast() != String(tag.dropFirst()) { violations.append("</\(tag.dropFirst())> closes another") }
      return
    }
    let name = String(tag.prefix { !$0.isWhitespace })
    if !Self.elements.contains(name) { violations.append("element <\(name)>") }
    if !Self.empty.contains(name) { open.append(name) }
    attributes(tag.dropFirst(name.count), of: name)
  }

  private mutating func attributes(_ text: Substring, of element: String) {
    var rest = text
    while !rest.isEmpty {
      guard rest.hasPrefix(" "), let equals = rest.firstIndex(of: "="), rest[equals...].hasPrefix("=\"") else {
        violations.append("attributes `\(rest)`")
        return
      }
      let name = String(rest[rest.index(after: rest.startIndex)..<equals])
      let value = rest[equals...].dropFirst(2)
      guard let quote = value.firstIndex(of: "\"") else {
        violations.append("an attribute that does not end: `\(rest)`")
        return
      }
      check(name, String(value[..<quote]), element)
      rest = value[value.index(after: quote)...]
    }
  }

  private mutating func check(_ name: String, _ value: String, _ element: String) {
    let isAllowed =
      switch (element, name) {
      case ("a", "href"):
        ["https://", "http://", "mailto:"].contains { value.lowercased().hasPrefix($0) } && !value.contains(" ")
      case ("a", "rel"): value == "noopener"
      case ("img", "data-media"): !value.contains(":") && !value.contains("..") && !value.hasPrefix("/")
      case ("img", "alt"), ("a", "title"), ("img", "title"): true
      case ("ol", "start"): !value.isEmpty && value.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
      case ("th", "class"), ("td", "class"): ["left", "center", "right"].contains(value)
      case ("code", "class"): value.hasPrefix("language-") && !value.contains(" ")
      case ("span", "class"): ["gap", "parameter", "math inline", "math display"].contains(value)
      case ("div", "class"): value == "math display"
      case ("span", "data-gap"): value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f }
      default: false
      }
    if !isAllowed { violations.append("<\(element) \(name)=\"\(value)\">") }
  }
}
