/// A number is written.
package struct NumberInteraction: Hashable, Sendable, Codable {
  /// The key as the author typed it, digits kept.
  package var key: String
  package var tolerance: Tolerance?
  /// Other answers that earn credit, such as that of a known slip.
  package var also: [AcceptedNumber]

  package init(key: String, tolerance: Tolerance? = nil, also: [AcceptedNumber] = []) {
    self.key = key
    self.tolerance = tolerance
    self.also = also
  }
}

/// How far a number may be from the key; the ends of the interval are inside.
package enum Tolerance: Hashable, Sendable, Codable {
  /// The same unit as the key.
  case absolute(Rational)
  /// A share of the key's magnitude.
  case relative(Rational)
  /// Equal when both are rounded to so many significant digits.
  case digits(Int)
  /// Equal when both are rounded to so many decimals.
  case decimals(Int)
}

/// A number that earns credit.
package struct AcceptedNumber: Hashable, Sendable, Codable {
  package var number: String
  package var credit: Rational
  package var rationale: String?

  package init(number: String, credit: Rational, rationale: String? = nil) {
    self.number = number
    self.credit = credit
    self.rationale = rationale
  }
}
