/// An exact fraction: what points, credits, weights and cuts are reckoned in.
///
/// A total is compared with a cut before anything is rounded, and a third of a point is a third of a point. Kept in
/// lowest terms with a positive denominator. Sums of more than about 40 awkward fractions could leave 128 bits; such a
/// result is rounded to the nearest multiple of 10⁻¹², the same on every machine.
package struct Rational: Hashable, Sendable {
  private let above: Words
  private let below: Words

  package var numerator: Int128 { above.value }
  package var denominator: Int128 { below.value }

  package static let zero = Rational(0)
  package static let one = Rational(1)

  /// A whole number.
  package init(_ whole: Int) {
    self.init(Int128(whole), over: 1)
  }

  private init(_ numerator: Int128, over denominator: Int128) {
    above = Words(numerator)
    below = Words(denominator)
  }

  /// A fraction, reduced to lowest terms.
  ///
  /// - Precondition: `denominator` is not zero.
  package init(_ numerator: Int, _ denominator: Int) {
    self.init(reducing: Int128(numerator), Int128(denominator))
  }

  init(reducing numerator: Int128, _ denominator: Int128) {
    precondition(denominator != 0, "a fraction has a denominator")
    let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.init(sign * (numerator / Int128(divisor)), over: sign * (denominator / Int128(divisor)))
  }
}

extension Rational: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    let (a, first) = left.numerator.multipliedReportingOverflow(by: right.denominator)
    let (b, second) = right.numerator.multipliedReportingOverflow(by: left.denominator)
    if first || second { return left.double < right.double }
    return a < b
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self.init(value) }
}

extension Rational {
  package static func + (left: Self, right: Self) -> Self { combine(left, right, subtracting: false) }
  package static func - (left: Self, right: Self) -> Self { combine(left, right, subtracting: true) }
  package static prefix func - (value: Self) -> Self { zero - value }
  package static func += (left: inout Self, right: Self) { left = left + right }

  package static func * (left: Self, right: Self) -> Self {
    let (numerator, first) = left.numerator.multipliedReportingOverflow(by: right.numerator)
    let (denominator, second) = left.denominator.multipliedReportingOverflow(by: right.denominator)
    if first || second { return Rational(nearest: left.double * right.double) }
    return Rational(reducing: numerator, denominator)
  }

  /// The quotient.
  ///
  /// - Precondition: `right` is not zero.
  package static func / (left: Self, right: Self) -> Self {
    precondition(right.numerator != 0, "a quotient has a divisor")
    return left * Rational(reducing: right.denominator, right.numerator)
  }

  /// The magnitude.
  package var magnitude: Self { numerator < 0 ? -self : self }

  private static func combine(_ left: Self, _ right: Self, subtracting: Bool) -> Self {
    if left.denominator == right.denominator {
      let (sum, overflow) =
        subtracting
        ? left.numerator.subtractingReportingOverflow(right.numerator)
        : left.numerator.addingReportingOverflow(right.numerator)
      if !overflow { return left.denominator == 1 ? Rational(whole: sum) : Rational(reducing: sum, left.denominator) }
    }
    let (a, first) = left.numerator.multipliedReportingOverflow(by: right.denominator)
    let (b, second) = right.numerator.multipliedReportingOverflow(by: left.denominator)
    let (sum, third) = subtracting ? a.subtractingReportingOverflow(b) : a.addingReportingOverflow(b)
    let (denominator, fourth) = left.denominator.multipliedReportingOverflow(by: right.denominator)
    if first || second || third || fourth {
      return Rational(nearest: subtracting ? left.double - right.double : left.double + right.double)
    }
    return Rational(reducing: sum, denominator)
  }

  private init(whole: Int128) { self.init(whole, over: 1) }

  /// The multiple of 10⁻¹² nearest to a number of at most 10¹⁵ in magnitude; larger ones are cut to that.
  package init(nearest value: Double) {
    let bounded = min(max(value, -1e15), 1e15)
    self.init(reducing: Int128((bounded * 1e12).rounded()), 1_000_000_000_000)
  }

  /// The nearest double.
  package var double: Double { Double(numerator) / Double(denominator) }
}

/// A 128-bit whole number with the alignment of a word.
///
/// `Int128` itself is aligned to 16 bytes, and Swift 6.3 on Linux crashes when it makes tuples and enumerations of such
/// members at run time.
private struct Words: Hashable, Sendable {
  let high: Int64
  let low: UInt64

  init(_ value: Int128) {
    high = Int64(truncatingIfNeeded: value >> 64)
    low = UInt64(truncatingIfNeeded: value)
  }

  var value: Int128 { Int128(high) << 64 | Int128(low) }
}

private func greatestCommonDivisor(_ a: UInt128, _ b: UInt128) -> UInt128 {
  if a <= UInt128(UInt64.max), b <= UInt128(UInt64.max) {
    var (x, y) = (UInt64(a), UInt64(b))
    while y != 0 { (x, y) = (y, x % y) }
    return UInt128(max(x, 1))
  }
  var (x, y) = (a, b)
  while y != 0 { (x, y) = (y, x % y) }
  return max(x, 1)
}
