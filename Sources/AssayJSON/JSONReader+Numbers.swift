extension JSONReader {
  /// Reads a number as the decimal text that was sent, such as `-0.10`.
  ///
  /// Keys and answers are read so: nothing is rounded.
  package mutating func readNumberText() throws(JSONError) -> String {
    let range = try readNumber()
    return try text(bytes.span.extracting(range))
  }

  /// Reads a number that is an integer and fits, however it is spelt: `12`, `12.0` and `1.2e1` are twelve.
  package mutating func readInt() throws(JSONError) -> Int {
    guard let value = Int(exactly: try readInteger("64 bits with sign")) else {
      throw error(.numberOutOfRange("64 bits with sign"), at: valueStart)
    }
    return value
  }

  /// Reads an integer that lies in a range.
  package mutating func readInt(in range: ClosedRange<Int>) throws(JSONError) -> Int {
    let value = try readInteger("\(range.lowerBound) to \(range.upperBound)")
    guard let value = Int(exactly: value), range.contains(value) else {
      throw error(.numberOutOfRange("\(range.lowerBound) to \(range.upperBound)"), at: valueStart)
    }
    return value
  }

  /// Reads an integer of 64 bits without sign, such as a seed.
  package mutating func readUInt64() throws(JSONError) -> UInt64 {
    guard let value = UInt64(exactly: try readInteger("64 bits without sign")) else {
      throw error(.numberOutOfRange("64 bits without sign"), at: valueStart)
    }
    return value
  }

  /// Reads a number as the nearest double; one too large for a double is refused, one too small is zero.
  package mutating func readDouble() throws(JSONError) -> Double {
    let text = try readNumberText()
    guard let value = Double(text), value.isFinite else {
      throw error(.numberOutOfRange("a double"), at: valueStart)
    }
    return value
  }
}

extension JSONReader {
  /// Reads an integer of at most 64 bits and a sign.
  private mutating func readInteger(_ wanted: @autoclosure () -> String) throws(JSONError) -> Int128 {
    let range = try readNumber()
    var index = range.lowerBound
    let isNegative = bytes[index] == JSONByte.minus
    if isNegative { index += 1 }
    guard range.upperBound - index <= 20 else { return try readLongInteger(range, wanted()) }
    var value: Int128 = 0
    while index < range.upperBound {
      let digit = bytes[index] &- JSONByte.zero
      guard digit < 10 else { return try readLongInteger(range, wanted()) }
      value = value &* 10 &+ Int128(digit)
      index += 1
    }
    return isNegative ? -value : value
  }

  /// An integer that is spelt with a point, an exponent or many digits.
  private func readLongInteger(_ range: Range<Int>, _ wanted: String) throws(JSONError) -> Int128 {
    let decimal = DecimalText(bytes[range])
    guard decimal.exponent >= 0 else { throw error(.notAnInteger, at: valueStart) }
    guard decimal.digits.count + decimal.exponent <= 20 else {
      throw error(.numberOutOfRange(wanted), at: valueStart)
    }
    var value: Int128 = 0
    for digit in decimal.digits { value = value * 10 + Int128(digit - JSONByte.zero) }
    for _ in 0..<decimal.exponent { value *= 10 }
    return decimal.isNegative ? -value : value
  }

  /// Reads a number by RFC 8259 section 6 and gives where it stands.
  mutating func readNumber() throws(JSONError) -> Range<Int> {
    let first = startValue()
    guard JSONKind(startingWith: first) == .number else { throw wrongKind(.number) }
    var index = position
    if first == JSONByte.minus {
      index += 1
      guard isDigit(index) else { throw error(.invalidNumber("a digit must follow `-`"), at: index) }
    }
    if bytes[index] == JSONByte.zero {
      index += 1
      guard !isDigit(index) else { throw error(.invalidNumber("leave out the leading zero"), at: index - 1) }
    } else {
      skipDigits(&index)
    }
    if index < end, bytes[index] == JSONByte.point {
      index += 1
      guard isDigit(index) else { throw error(.invalidNumber("a digit must follow the point"), at: index) }
      skipDigits(&index)
    }
    if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < end, bytes[index] == JSONByte.minus || bytes[index] == JSONByte.plus { index += 1 }
      guard isDigit(index) else { throw error(.invalidNumber("a digit must follow the exponent's `e`"), at: index) }
      while index < end, bytes[index] == JSONByte.zero { index += 1 }
      let start = index
      skipDigits(&index)
      guard index - start <= DecimalText.maximumExponentDigits else {
        throw error(.numberOutOfRange("an exponent of at most 9 digits"), at: valueStart)
      }
    }
    let range = position..<index
    position = index
    endValue()
    return range
  }

  private func isDigit(_ index: Int) -> Bool { index < end && bytes[index] &- JSONByte.zero < 10 }

  private func skipDigits(_ index: inout Int) {
    while isDigit(index) { index += 1 }
  }
}
