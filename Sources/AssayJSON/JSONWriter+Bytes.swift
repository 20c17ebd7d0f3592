extension JSONWriter {
  /// Appends a string in quotes.
  ///
  /// The bytes go in as they are and are then scanned where they lie; only from the first that needs an escape, which is
  /// rare, are they written one by one.
  mutating func appendQuoted(_ text: String) {
    bytes.append(JSONByte.quote)
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    var high = false
    let clean = JSONByte.interruption(in: bytes.span, from: start, to: bytes.count, high: &high)
    if clean < bytes.count {
      let rest = Array(bytes[clean...])
      bytes.removeSubrange(clean...)
      for byte in rest { appendEscaped(byte) }
    }
    bytes.append(JSONByte.quote)
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    let letter: UInt8
    switch byte {
    case JSONByte.quote, JSONByte.backslash: letter = byte
    case 0x08: letter = UInt8(ascii: "b")
    case 0x09: letter = UInt8(ascii: "t")
    case 0x0A: letter = UInt8(ascii: "n")
    case 0x0C: letter = UInt8(ascii: "f")
    case 0x0D: letter = UInt8(ascii: "r")
    case ..<0x20:
      bytes.append(contentsOf: "\\u00".utf8)
      bytes.append(Self.hexDigit(byte >> 4))
      bytes.append(Self.hexDigit(byte & 15))
      return
    default:
      bytes.append(byte)
      return
    }
    bytes.append(JSONByte.backslash)
    bytes.append(letter)
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? JSONByte.zero + value : UInt8(ascii: "a") + value - 10
  }

  mutating func appendInteger(magnitude: UInt64, isNegative: Bool) {
    if isNegative { bytes.append(JSONByte.minus) }
    guard magnitude >= 10 else {
      bytes.append(JSONByte.zero + UInt8(truncatingIfNeeded: magnitude))
      return
    }
    var divisor: UInt64 = 10
    while magnitude / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(JSONByte.zero + UInt8(truncatingIfNeeded: magnitude / divisor % 10))
      divisor /= 10
    }
  }

  /// The shortest text that reads back as the same finite double, in ECMAScript's layout.
  static func text(of value: Double) -> String {
    if value.magnitude < 0x1p53, Double(Int64(value)) == value { return String(Int64(value)) }
    return DecimalText(value.description.utf8).ecmaScript
  }
}
