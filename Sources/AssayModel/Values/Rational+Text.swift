extension Rational {
  /// Reads a decimal number as people write it, such as `-12.50` or `3e-2`, exactly.
  ///
  /// At most 30 significant digits and an exponent within ±30; nil for anything else, blanks included.
  package init?(decimal text: some StringProtocol) {
    var digits: Int128 = 0
    var count = 0
    var scale = 0
    var isNegative = false
    var sawDigit = false
    var sawPoint = false
    var bytes = Array(text.utf8)[...]
    if let sign = bytes.first, sign == 0x2D || sign == 0x2B {
      isNegative = sign == 0x2D
      bytes.removeFirst()
    }
    while let byte = bytes.first {
      if (0x30...0x39).contains(byte) {
        sawDigit = true
        if digits != 0 || byte != 0x30 { count += 1 }
        guard count <= 30 else { return nil }
        digits = digits * 10 + Int128(byte - 0x30)
        if sawPoint { scale -= 1 }
      } else if byte == 0x2E, !sawPoint {
        sawPoint = true
      } else {
        break
      }
      bytes.removeFirst()
    }
    guard sawDigit, scale >= -30 else { return nil }
    if let mark = bytes.first, mark == 0x65 || mark == 0x45 {
      guard let exponent = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)), (-30...30).contains(exponent)
      else { return nil }
      scale += exponent
    } else if !bytes.isEmpty {
      return nil
    }
    let signed = isNegative ? -digits : digits
    guard digits != 0 else {
      self = .zero
      return
    }
    guard abs(scale) <= 36, count + max(scale, 0) <= 37 else { return nil }
    let power = powerOfTen(abs(scale))
    self = scale >= 0 ? Rational(reducing: signed * power, 1) : Rational(reducing: signed, power)
  }

  /// Reads a share: `70%`, or a decimal number such as `0.7`, or a fraction such as `1/3`.
  package init?(share text: some StringProtocol) {
    if text.last == "%" {
      guard let value = Rational(decimal: text.dropLast()) else { return nil }
      self = value / 100
    } else {
      self.init(fraction: text)
    }
  }

  /// Reads a decimal number or a fraction of two whole numbers, such as `1/3`.
  package init?(fraction text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard let above = Rational(decimal: parts[0]), let below = Rational(decimal: parts[1]), below != .zero else {
        return nil
      }
      self = above / below
    } else {
      self.init(decimal: text)
    }
  }

  /// The number in decimal digits, rounded half away from zero, without trailing zeros.
  ///
  /// - Parameter places: At most this many digits behind the point, 0 to 12.
  /// - Returns: A text such as `0.3333`, with a point and without an exponent.
  package func decimalText(places: Int) -> String {
    precondition((0...12).contains(places), "0 to 12 places")
    let (power, below) = (powerOfTen(places).magnitude, denominator.magnitude)
    var (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: below)
    // The rest may have 127 bits, so that its multiple does not fit where a value is far from whole.
    var (part, left) = below.dividingFullWidth(rest.multipliedFullWidth(by: power))
    if left >= below - left { part += 1 }
    if part == power { (whole, part) = (whole + 1, 0) }
    let sign = numerator < 0 && (whole > 0 || part > 0) ? "-" : ""
    guard part > 0 else { return sign + String(whole) }
    var digits = String(part)
    digits = String(repeating: "0", count: places - digits.utf8.count) + digits
    while digits.utf8.last == 0x30 { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
  }

  /// The multiple of 10 to the minus `places` that is nearest, halves away from zero.
  package func rounded(places: Int) -> Rational {
    let power = Rational(reducing: powerOfTen(places), 1)
    return (self * power).rounded() / power
  }

  /// The nearest whole number, halves away from zero.
  package func rounded() -> Rational {
    let (quotient, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator.magnitude)
    let whole = Int128(rest >= denominator.magnitude - rest ? quotient + 1 : quotient)
    return Rational(reducing: numerator < 0 ? -whole : whole, 1)
  }

  /// The largest whole number that is not above this one.
  package func roundedDown() -> Rational {
    let quotient = numerator / denominator
    let isExact = quotient * denominator == numerator
    return Rational(reducing: numerator < 0 && !isExact ? quotient - 1 : quotient, 1)
  }

  /// The smallest whole number that is not below this one.
  package func roundedUp() -> Rational { -((-self).roundedDown()) }
}

extension Rational: CustomStringConvertible {
  /// The exact value, such as `3`, `0.25` or `1/3`.
  package var description: String {
    if denominator == 1 { return String(numerator) }
    var rest = denominator
    while rest % 2 == 0 { rest /= 2 }
    while rest % 5 == 0 { rest /= 5 }
    let text = decimalText(places: 12)
    return rest == 1 && Rational(decimal: text) == self ? text : "\(numerator)/\(denominator)"
  }
}

extension Rational: Codable {
  /// Reads what ``encode(to:)`` writes: two whole numbers, or one.
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int128($0) }
    guard (1...2).contains(parts.count), let above = parts[0], let below = parts.count == 2 ? parts[1] : 1, below > 0
    else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a fraction"))
    }
    self.init(reducing: above, below)
  }

  /// Writes the exact value, such as `3` or `1/3`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(denominator == 1 ? String(numerator) : "\(numerator)/\(denominator)")
  }
}

private func powerOfTen(_ exponent: Int) -> Int128 {
  var power: Int128 = 1
  for _ in 0..<exponent { power *= 10 }
  return power
}
