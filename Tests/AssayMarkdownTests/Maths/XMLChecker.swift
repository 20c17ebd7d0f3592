/// Checks that a text is one well-formed XML element, with the elements and attributes of formulas alone.
///
/// After XML 1.0 (W3C 2008, fifth edition): every tag is closed by its own, attributes are quoted and stand once, text
/// holds no `<` and no `&` but that of a reference, and no character that XML forbids. It knows nothing of the writer.
struct XMLChecker {
  /// What is wrong, in words; nil when nothing is.
  static func problem(in xml: String) -> String? {
    var checker = XMLChecker(bytes: Array(xml.utf8))
    return checker.check()
  }

  private struct Open {
    let name: String
    var children = 0
  }

  private let bytes: [UInt8]
  private var index = 0
  private var open: [Open] = []
  private var roots = 0

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func check() -> String? {
    if let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first(where: { !Self.isAllowed($0) }) {
      return "the character U+\(String(scalar.value, radix: 16))"
    }
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<") {
        if let problem = tag() { return problem }
      } else if open.isEmpty {
        return "text outside of the element"
      } else if let problem = text(until: UInt8(ascii: "<")) {
        return problem
      }
    }
    if !open.isEmpty { return "left open: \(open.map(\.name))" }
    return roots == 1 ? nil : "\(roots) elements"
  }

  /// XML 1.0, production 2.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xa, 0x20...0xd7ff, 0xe000...0xfffd, 0x10000...0x10ffff: true
    default: false
    }
  }

  private mutating func text(until end: UInt8) -> String? {
    while index < bytes.count, bytes[index] != end {
      if bytes[index] == UInt8(ascii: "<") { return "`<` in a value" }
      if bytes[index] == UInt8(ascii: "&") {
        let name = bytes[(index + 1)...].prefix(8).prefix { $0 != UInt8(ascii: ";") }
        let text = String(decoding: name, as: UTF8.self)
        let isNumber = text.hasPrefix("#x") && UInt32(text.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init) != nil
        guard isNumber || ["amp", "lt", "gt", "quot", "#39"].contains(text) else { return "the reference `&\(text)`" }
        index = name.endIndex
        guard index < bytes.count, bytes[index] == UInt8(ascii: ";") else { return "a reference that does not end" }
      }
      index += 1
    }
    return nil
  }

  private mutating func name() -> String {
    let name = bytes[index...].prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7a }
    index = name.endIndex
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func take(_ text: String) -> Bool {
    guard bytes[index...].starts(with: text.utf8) else { return false }
    index += text.utf8.count
    return true
  }

  private mutating func tag() -> String? {
    index += 1
    if take("/") {
      let name = name()
      guard take(">"), let last = open.popLast(), last.name == name else { return "</\(name)> closes another" }
      return Self.close(last)
    }
    let name = name()
    guard MathMLList.elements.contains(name) else { return "element <\(name)>" }
    if open.isEmpty { roots += 1 } else { open[open.count - 1].children += 1 }
    var attributes: Set<String> = []
    while take(" ") {
      let attribute = self.name()
      guard take("=\"") else { return "an attribute of <\(name)>" }
      let start = index
      if let problem = text(until: UInt8(ascii: "\"")) { return problem }
      let value = String(decoding: bytes[start..<index], as: UTF8.self)
      guard take("\"") else { return "a value that does not end" }
      guard MathMLList.allows(attribute, value, on: name) else { return "<\(name) \(attribute)=\"\(value)\">" }
      guard attributes.insert(attribute).inserted else { return "`\(attribute)` twice on <\(name)>" }
    }
    if take("/>") { return Self.close(Open(name: name)) }
    open.append(Open(name: name))
    return take(">") ? nil : "<\(name) does not end"
  }

  private static func close(_ element: Open) -> String? {
    guard let arity = MathMLList.arity(element.name), arity != element.children else { return nil }
    return "<\(element.name)> has \(element.children) children"
  }
}
