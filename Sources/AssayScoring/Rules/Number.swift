import AssayModel

extension NumberInteraction {
  /// 1 within the tolerance of the key; else the highest credit among the other accepted numbers; else 0.
  ///
  /// Reckoned exactly, in decimal. White space around the number does not count, and U+2212 is a minus; what is no
  /// decimal number of at most 30 digits earns 0.
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
  package init?(written text: String) {
    let trimmed = text.drop(while: \.isWhitespace)
    guard let last = trimmed.lastIndex(where: { !$0.isWhitespace }) else { return nil }
    let number = trimmed[...last]
    if number.hasPrefix("\u{2212}") {
      guard let value = Rational(decimal: number.dropFirst()), number.dropFirst().first?.isNumber == true else {
        return nil
      }
      self = -value
    } else {
      self.init(decimal: number)
    }
  }
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
