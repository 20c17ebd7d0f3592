/// A statistic that follows the chi-square law where there is nothing to be found.
package struct ChiSquareTest: Hashable, Sendable {
  package let statistic: Double
  /// Degrees of freedom, at least 1.
  package let freedom: Int
  /// How often chance alone gives as large a value or a larger one, 0…1.
  package let p: Double

  init(_ statistic: Double, freedom: Int) {
    self.statistic = statistic
    self.freedom = freedom
    p = ChiSquareTest.tail(statistic, freedom: freedom)
  }

  /// The share of the chi-square law above a value.
  package static func tail(_ x: Double, freedom: Int) -> Double { chiSquareTail(x, freedom: freedom) }
}

/// The share of the chi-square law above x ≥ 0: the regularised incomplete gamma function Q(f/2, x/2).
///
/// Abramowitz and Stegun 6.5.29 (series) below the mean and 6.5.31 (continued fraction by Lentz's method) above. About 13
/// digits, relative in the tail.
func chiSquareTail(_ x: Double, freedom: Int) -> Double {
  guard x > 0 else { return 1 }
  let (a, half) = (Double(freedom) / 2, x / 2)
  // halfᵃ e^−half/Γ(a), each factor on the scale of its logarithm.
  let front = exponential(
    a * naturalLog(half) - half - ((a - 0.5) * naturalLog(a) - a + halfLogTwoPi + stirlingError(a)))
  if half < a + 1 {
    var (term, sum) = (1 / a, 1 / a)
    for n in 1..<10_000 {
      term *= half / (a + Double(n))
      sum += term
      if term < sum * 1e-17 { break }
    }
    return max(0, 1 - front * sum)
  }
  var b = half + 1 - a
  var c = 1e300
  var d = 1 / b
  var fraction = d
  for n in 1..<10_000 {
    let coefficient = -Double(n) * (Double(n) - a)
    b += 2
    d = 1 / (coefficient * d + b)
    c = b + coefficient / c
    fraction *= c * d
    if abs(c * d - 1) < 1e-15 { break }
  }
  return front * fraction
}
