/// The beta law with parameters a, b > 0: its distribution function and quantiles, which give Student's t and
/// Fisher's F theirs.
struct BetaDistribution {
  let a: Double
  let b: Double

  /// The share of the law below x: the regularised incomplete beta function Iₓ(a, b).
  ///
  /// The continued fraction of Abramowitz and Stegun 26.5.8 by Lentz's method, on the side of the mean where it
  /// converges within O(√max(a, b)) terms; the factor before it in Loader's (2000) form, which keeps its digits for
  /// large parameters. About 13 digits.
  func share(below x: Double, complement y: Double) -> Double {
    guard x > 0 else { return 0 }
    guard y > 0 else { return 1 }
    if x > (a + 1) / (a + b + 2) { return 1 - BetaDistribution(a: b, b: a).tail(y, x) }
    return tail(x, y)
  }

  /// The x below which a share p lies, and 1 − x with all its digits, for 0 < p < 1: by bisection and Newton's steps.
  func quantile(_ p: Double) -> (x: Double, complement: Double) {
    // On the scale of the odds' logarithm neither end loses digits.
    var (low, high) = (-700.0, 700.0)
    var t = naturalLog(a / b)
    for _ in 0..<200 {
      let (x, y) = (standardLogistic(t), standardLogistic(-t))
      let excess = share(below: x, complement: y) - p
      if excess == 0 { break }
      if excess > 0 { high = t } else { low = t }
      // dI/dt = density(x)·x·(1 − x).
      let next = t - excess / kernel(x, y)
      let step = next > low && next < high ? next : (low + high) / 2
      if abs(step - t) <= 1e-15 * max(1, abs(t)) { break }
      t = step
    }
    return (standardLogistic(t), standardLogistic(-t))
  }

  /// xᵃ(1 − x)ᵇ/B(a, b).
  private func kernel(_ x: Double, _ y: Double) -> Double {
    let n = a + b
    let logarithm =
      a * naturalLog(x * n / a) + b * naturalLog(y * n / b) + 0.5 * naturalLog(a / n * b) - halfLogTwoPi
      + stirlingError(n) - stirlingError(a) - stirlingError(b)
    return exponential(logarithm)
  }

  private func tail(_ x: Double, _ y: Double) -> Double {
    let tiny = 1e-300
    var c = 1.0
    var d = 1 - (a + b) * x / (a + 1)
    d = 1 / (abs(d) < tiny ? tiny : d)
    var fraction = d
    for m in 1..<100_000 {
      let m = Double(m)
      for coefficient in [
        m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
        -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
      ] {
        d = 1 + coefficient * d
        d = 1 / (abs(d) < tiny ? tiny : d)
        c = 1 + coefficient / c
        if abs(c) < tiny { c = tiny }
        fraction *= c * d
      }
      if abs(c * d - 1) < 1e-15 { break }
    }
    return kernel(x, y) * fraction / a
  }
}

/// The point below which a share p of Fisher's F law lies, 0 < p < 1.
package func fQuantile(_ p: Double, _ numerator: Double, _ denominator: Double) -> Double {
  let (x, y) = BetaDistribution(a: numerator / 2, b: denominator / 2).quantile(p)
  return denominator * x / (numerator * y)
}

/// The point that a share p ≥ ½ of Student's t law lies below.
package func tQuantile(_ p: Double, _ freedom: Double) -> Double {
  guard p > 0.5 else { return 0 }
  let (x, y) = BetaDistribution(a: 0.5, b: freedom / 2).quantile(2 * p - 1)
  return (freedom * x / y).squareRoot()
}
