/// Text of HTML and SVG as it grows; what comes from outside goes in escaped.
struct Markup {
  private(set) var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds markup as it is; never what comes from outside.
  mutating func raw(_ markup: StaticString) {
    let (start, count) = unsafe (markup.utf8Start, markup.utf8CodeUnitCount)
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
  }

  /// Adds markup that our own code has made.
  mutating func made(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  mutating func append(_ other: Markup) { bytes.append(contentsOf: other.bytes) }

  /// Adds a text in which nothing is markup, for between tags and for attributes in double quotes.
  ///
  /// Control characters and the like are replaced as for a terminal.
  mutating func text(_ text: String) {
    for byte in printable(text).utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\""): raw("&quot;")
      case UInt8(ascii: "'"): raw("&#39;")
      default: bytes.append(byte)
      }
    }
  }

  /// Adds an attribute with a text as its value.
  mutating func attribute(_ name: StaticString, _ value: String) {
    bytes.append(0x20)
    raw(name)
    raw("=\"")
    text(value)
    raw("\"")
  }

  /// Adds an attribute with a number of at most one decimal, fine enough for a picture.
  mutating func attribute(_ name: StaticString, _ value: Double) {
    bytes.append(0x20)
    raw(name)
    raw("=\"")
    number(value)
    raw("\"")
  }

  /// Adds a number with at most one decimal, and at most a milliard.
  mutating func number(_ value: Double) {
    let tenths = value.isNaN ? 0 : Int((min(max(value, -1e9), 1e9) * 10).rounded())
    if tenths < 0 { bytes.append(0x2D) }
    bytes.append(contentsOf: String(tenths.magnitude / 10).utf8)
    guard tenths % 10 != 0 else { return }
    bytes.append(0x2E)
    bytes.append(0x30 + UInt8(tenths.magnitude % 10))
  }

  /// Adds an element with a text in it.
  mutating func element(_ name: StaticString, _ text: String) {
    raw("<")
    raw(name)
    raw(">")
    self.text(text)
    raw("</")
    raw(name)
    raw(">")
  }
}
