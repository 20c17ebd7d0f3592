import AssayModel

extension NumberInteraction {
  /// 1 within the tolerance of the key; else the highest credit among the other accepted numbers; else 0.
  ///
  /// Reckoned exactly, in decimal. White space does not count, and U+2212 is a minus; what is no decimal number of at
  /// most 30 digits earns 0.
  func share(writing answer: String) -> Rational {
    guard let number = Rational(written: answer) else { return .zero }
    if let key = Rational(written: key), tolerance.admits(number, near: key) { return .one }
    return also.filter { accepted in
      Rational(written: accepted.number).map { tolerance.admits(number, near: $0) } ?? false
    }.map(\.credit).max() ?? .zero
  }
}

extension Rational {
  /// Reads a number as a candidate types it.
  ///
  /// Blanks between digits group them. Commas group digits by threes, as in `2,400`; a single comma that does not, as in
  /// `64,6` or `0,125`, is a decimal comma. A point is always a decimal point.
  package init?(written text: String) {
    var number: [UInt8] = []
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
      switch scalar {
      case "\u{2212}": number.append(UInt8(ascii: "-"))
      case _ where scalar.isASCII: number.append(UInt8(scalar.value))
      default: return nil
      }
    }
    guard let decimal = withoutCommas(number) else { return nil }
    self.init(decimal: String(decoding: decimal, as: UTF8.self))
  }
}

/// A number with its commas read; nil where they group nothing.
private func withoutCommas(_ number: [UInt8]) -> [UInt8]? {
  let comma = UInt8(ascii: ",")
  guard number.contains(comma) else { return number }
  let whole = number.prefix { $0 != UInt8(ascii: ".") }
  let isSigned = whole.first.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") } ?? false
  let groups = whole.dropFirst(isSigned ? 1 : 0).split(separator: comma, omittingEmptySubsequences: false)
  let isGrouped =
    (1...3).contains(groups[0].count) && groups[0].first != UInt8(ascii: "0")
    && groups.dropFirst().allSatisfy { $0.count == 3 && $0.allSatisfy { (0x30...0x39).contains($0) } }
  if isGrouped, groups.count > 1, !number[whole.endIndex...].contains(comma) { return number.filter { $0 != comma } }
  guard groups.count == 2, whole.count == number.count else { return nil }
  return number.map { $0 == comma ? UInt8(ascii: ".") : $0 }
}

extension Tolerance? {
  fileprivate func admits(_ number: Rational, near key: Rational) -> Bool {
    switch self {
    case nil: number == key
    case .absolute(let distance): (number - key).magnitude <= distance
    case .relative(let share): (number - key).magnitude <= share * key.magnitude
    case .decimals(let places): number.rounded(places: places) == key.rounded(places: places)
    case .digits(let digits): number.rounded(digits: digits) == key.rounded(digits: digits)
    }
  }
}

extension Rational {
  /// The nearest number of so many significant digits, halves away from zero.
  func rounded(digits: Int) -> Rational {
    guard self != .zero else { return self }
    var exponent = 0
    var scaled = magnitude
    while scaled >= 10 {
      scaled = scaled / 10
      exponent += 1
    }
    while scaled < 1 {
      scaled = scaled * 10
      exponent -= 1
    }
    let power = (0..<abs(exponent)).reduce(Rational.one) { value, _ in exponent < 0 ? value / 10 : value * 10 }
    let result = scaled.rounded(places: digits - 1) * power
    return self < .zero ? -result : result
  }
}
