extension JSONWriter {
  /// Appends a string in quotes, after a comma and before a colon where asked for.
  ///
  /// A short string is checked and copied byte by byte in one go. A long one goes in as it is and is then scanned where
  /// it lies; only from the first byte that needs an escape, which is rare, are bytes written one by one.
  mutating func appendQuoted(_ text: String, afterComma: Bool, beforeColon: Bool) {
    let utf8 = text.utf8Span.span
    let count = utf8.count
    if count <= 24 {
      var isClean = true
      bytes.append(addingCapacity: count &+ 4) { output in
        if afterComma { output.append(JSONByte.comma) }
        output.append(JSONByte.quote)
        for index in 0..<count {
          let byte = utf8[index]
          guard byte >= 0x20 && byte != JSONByte.quote && byte != JSONByte.backslash else {
            isClean = false
            output.removeAll()
            return
          }
          output.append(byte)
        }
        output.append(JSONByte.quote)
        if beforeColon { output.append(JSONByte.colon) }
      }
      if isClean { return }
    }
    if afterComma { bytes.append(JSONByte.comma) }
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
    if beforeColon { bytes.append(JSONByte.colon) }
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

  /// Appends an integer, after a comma where asked for.
  mutating func appendInteger(magnitude: UInt64, isNegative: Bool, afterComma: Bool) {
    bytes.append(addingCapacity: 22) { output in
      if afterComma { output.append(JSONByte.comma) }
      if isNegative { output.append(JSONByte.minus) }
      var divisor: UInt64 = 1
      var rest = magnitude
      while rest >= 10 {
        rest /= 10
        divisor &*= 10
      }
      rest = magnitude
      while divisor > 0 {
        let digit = rest / divisor
        output.append(JSONByte.zero &+ UInt8(truncatingIfNeeded: digit))
        rest &-= digit &* divisor
        divisor /= 10
      }
    }
  }

  /// The shortest text that reads back as the same finite double, in ECMAScript's layout.
  static func text(of value: Double) -> String {
    if value.magnitude < 0x1p53, Double(Int64(value)) == value { return String(Int64(value)) }
    return DecimalText(value.description.utf8).ecmaScript
  }
}
