/// HTML or XML in the making: markup as it is, everything else escaped.
struct MarkupBuffer {
  private(set) var bytes: [UInt8] = []

  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes markup; nothing of an author's may be in it.
  mutating func markup(_ markup: String) {
    let markup = markup.utf8.span
    for index in markup.indices { bytes.append(markup[index]) }
  }

  mutating func attribute(_ name: String, _ value: String?) {
    guard let value else { return }
    markup(" \(name)=\"")
    text(value)
    markup("\"")
  }

  /// Writes text or an attribute's value: what means something to HTML or XML is escaped, what either forbids is replaced.
  ///
  /// XML forbids U+FFFE and U+FFFF (XML 1.0, production 2), HTML control characters (WHATWG HTML, section 13.2.3.5).
  mutating func text(_ string: String) {
    let text = string.utf8.span
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      switch byte {
      case UInt8(ascii: "&"): markup("&amp;")
      case .less: markup("&lt;")
      case .greater: markup("&gt;")
      case UInt8(ascii: "\""): markup("&quot;")
      case UInt8(ascii: "'"): markup("&#39;")
      case .tab, .newline: bytes.append(byte)
      case .carriageReturn: break
      case 0..<0x20, 0x7f: markup("\u{FFFD}")
      case 0xef where index + 1 < text.count && text[index] == 0xbf && text[index + 1] >= 0xbe:
        markup("\u{FFFD}")
        index += 2
      default: bytes.append(byte)
      }
    }
  }

  mutating func text(_ scalar: Unicode.Scalar) { text(String(scalar)) }

  /// Writes an address, with what may not stand in one percent-encoded (RFC 3986, section 2).
  mutating func address(_ string: String) {
    for byte in string.utf8 {
      if byte == UInt8(ascii: "&") {
        markup("&amp;")
      } else if byte.isDigit || byte.isLetter || "-._~:/?#@!$()*+,;=%".utf8.contains(byte) {
        bytes.append(byte)
      } else {
        let digits = Array("0123456789ABCDEF".utf8)
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
  }
}
