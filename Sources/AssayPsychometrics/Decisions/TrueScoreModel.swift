/// How true scores, as shares of the points, are spread, and how observed scores are about them: a beta law and binomial
/// errors.
///
/// The beta law has four parameters, two shapes and the ends of its range, from the first four moments of the true scores
/// (Hanson 1991, *Method of moments estimates for the four-parameter beta compound binomial model*, ACT). Where these give no
/// law within 0 and 1, it has two, from the first two moments, over the whole range; ``fellBack`` tells.
///
/// The moments of true scores come from the descending factorials of the observed ones, with Lord's k: μᵢ =
/// (mean x⁽ⁱ⁾/(N − 2)⁽ⁱ⁻²⁾ + k i(i − 1)μᵢ₋₁)/(N(N − 1) + k i(i − 1)) (Lord 1965, *A strong true-score theory, with
/// applications*, Psychometrika 30, equation 37). x⁽ⁱ⁾ is 0 where x < i, also for effective scores that are not whole.
package struct TrueScoreModel: Hashable, Sendable {
  package let alpha, beta: Double
  /// The ends of the range, 0…1.
  package let lower, upper: Double
  /// How many items of right and wrong the errors are those of.
  package let length: Int
  /// Lord's k: how much less the items' different difficulties let errors vary than equal ones; 0 for the binomial.
  package let lordsK: Double
  /// Whether four parameters could not be had.
  package let fellBack: Bool

  /// From scores in points of a test of `size` points, which need not be whole, and errors of so many items.
  init?(scores: [Double], size: Double, length: Int, lordsK: Double) {
    guard size > 4, length > 0, let moments = TrueScoreModel.moments(scores, size: size, lordsK: lordsK) else {
      return nil
    }
    let mean = moments[0]
    let variance = moments[1] - mean * mean
    guard mean > 0, mean < 1, variance > 0, variance < mean * (1 - mean) else { return nil }
    self.length = length
    self.lordsK = lordsK
    if let four = TrueScoreModel.fourParameters(moments, mean, variance) {
      (alpha, beta, lower, upper, fellBack) = (four.alpha, four.beta, four.lower, four.upper, false)
    } else {
      let spread = mean * (1 - mean) / variance - 1
      (alpha, beta, lower, upper, fellBack) = (mean * spread, (1 - mean) * spread, 0, 1, true)
    }
  }

  init(alpha: Double, beta: Double, length: Int) {
    (self.alpha, self.beta, self.length) = (alpha, beta, length)
    (lower, upper, lordsK, fellBack) = (0, 1, 0, false)
  }

  private static func moments(_ scores: [Double], size: Double, lordsK: Double) -> [Double]? {
    let n = Double(scores.count)
    guard n > 1 else { return nil }
    var moments = [orderFreeSum(scores) / n / size]
    // (N − 2)⁽ⁱ⁻²⁾, from 1 for i = 2.
    var fallen = 1.0
    for i in 2...4 {
      let order = Double(i)
      let factorial = orderFreeSum(scores.map { descending($0, i) }) / n
      let own = lordsK * order * (order - 1)
      moments.append((factorial / fallen + own * (moments.last ?? 0)) / (size * (size - 1) + own))
      fallen *= size - order
    }
    return moments
  }

  private static func descending(_ x: Double, _ order: Int) -> Double {
    guard x >= Double(order) else { return 0 }
    return (0..<order).reduce(1) { $0 * (x - Double($1)) }
  }

  private static func fourParameters(
    _ m: [Double], _ mean: Double, _ variance: Double
  ) -> (alpha: Double, beta: Double, lower: Double, upper: Double)? {
    let deviation = variance.squareRoot()
    let skew = (m[2] - 3 * mean * m[1] + 2 * mean * mean * mean) / (variance * deviation)
    let kurtosis =
      (m[3] - 4 * mean * m[2] + 6 * mean * mean * m[1] - 3 * mean * mean * mean * mean) / (variance * variance)
    let r = 6 * (kurtosis - skew * skew - 1) / (6 + 3 * skew * skew - 2 * kurtosis)
    let root = 1 - 24 * (r + 1) / ((r + 2) * (r + 3) * kurtosis - 3 * (r - 6) * (r + 1))
    guard r > 0, r < .infinity, root >= 0 else { return nil }
    let (large, small) = (r / 2 * (1 + root.squareRoot()), r / 2 * (1 - root.squareRoot()))
    let (alpha, beta) = skew < 0 ? (large, small) : (small, large)
    guard alpha > 0, beta > 0 else { return nil }
    let width = (variance * (alpha + beta + 1)).squareRoot() / (alpha * beta).squareRoot()
    let (lower, upper) = (mean - alpha * width, mean + beta * width)
    guard lower >= 0, upper <= 1, lower < upper else { return nil }
    return (alpha, beta, lower, upper)
  }
}

extension TrueScoreModel {
  /// The share of candidates below `cut` of ``length`` items at a true score p.
  ///
  /// The binomial law, with Lord's (1965) second term −k p(1 − p)(b(cut − 1) − b(cut − 2)), b the binomial law of two items
  /// fewer; it can fall a little below 0 in the tails.
  func below(_ cut: Int, at p: Double, complement: Double) -> Double {
    guard cut > 0 else { return 0 }
    guard cut <= length else { return 1 }
    let share = BetaDistribution(a: Double(length - cut + 1), b: Double(cut)).share(below: complement, complement: p)
    guard lordsK != 0 else { return share }
    let n = length - 2
    return share - lordsK * p * complement
      * (TrueScoreModel.binomial(cut - 1, n, p, complement) - TrueScoreModel.binomial(cut - 2, n, p, complement))
  }

  private static func binomial(_ x: Int, _ n: Int, _ p: Double, _ q: Double) -> Double {
    guard 0...max(n, 0) ~= x, n >= 0, p > 0, q > 0 else { return 0 }
    let (k, m, all) = (Double(x), Double(n - x), Double(n))
    return exponential(lnGamma(all + 1) - lnGamma(k + 1) - lnGamma(m + 1) + k * naturalLog(p) + m * naturalLog(q))
  }

  /// ∫ of a function of the true score over the part of its law from `from` to `to`.
  func integral(from: Double, to: Double, _ f: (_ p: Double, _ complement: Double) -> Double) -> Double {
    let width = upper - lower
    let (start, end) = (max(0, (from - lower) / width), min(1, (to - lower) / width))
    guard start < end else { return 0 }
    let constant = lnGamma(alpha + beta) - lnGamma(alpha) - lnGamma(beta)
    return (end - start)
      * DoubleExponential.unit { t, complement in
        // x and 1 − x keep their digits at the ends of the law, which are ends of the interval or outside.
        let x = start + (end - start) * t
        let y = (1 - end) + (end - start) * complement
        guard x > 0, y > 0 else { return 0 }
        let density = exponential(constant + (alpha - 1) * naturalLog(x) + (beta - 1) * naturalLog(y))
        return density * f(lower + width * x, (1 - upper) + width * y)
      }
  }
}

/// ln Γ(x) for x > 0.
func lnGamma(_ x: Double) -> Double { (x - 0.5) * naturalLog(x) - x + halfLogTwoPi + stirlingError(x) }
