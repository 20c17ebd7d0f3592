/// Kuder and Richardson's formula 21 and the conditional errors that rest on it, for fixed forms of items of 0 and 1
/// point.
package struct ConditionalError: Hashable, Sendable {
  /// How many items.
  package let items: Int
  /// KR-21 = k/(k − 1)·(1 − M(k − M)/(kσ²)), σ² with n: alpha if all items were equally hard.
  package let kr21: Figure
  private let ratio: Double?

  /// Nil for forms that differ, below two candidates or items, and where a score other than 0 and 1 occurs.
  package init?(_ matrix: ResponseMatrix) {
    let operational = matrix.operationalItems
    guard matrix.reasonAgainstAlpha(items: operational.count) == nil,
      operational.allSatisfy({ matrix.items[$0].maximum == 1 && matrix.isDichotomous(item: $0) })
    else { return nil }
    let n = matrix.candidateCount
    items = operational.count
    let moments = matrix.totalMoments
    guard moments.deviations > 0, let alpha = matrix.alpha().value else {
      kr21 = .withheld(.scoresAreConstant, n: n, .kr21)
      ratio = nil
      return
    }
    let k = Double(items)
    let unit = ResponseMatrix.scoreUnit
    let (mean, variance) = (moments.mean * unit, moments.deviations / Double(n) * unit * unit)
    let value = k / (k - 1) * (1 - mean * (k - mean) / (k * variance))
    kr21 = .value(value, n: n, .kr21)
    ratio = value < 1 ? max(0, (1 - alpha) / (1 - value)) : nil
  }

  /// Lord's binomial error of a score, √(x(k − x)/(k − 1)) in points.
  ///
  /// It supposes that another form would hold other items, drawn at random. Lord (1955), *Estimating test reliability*,
  /// Educational and Psychological Measurement 15. 0 at both ends of the scale.
  ///
  /// - Parameter score: x, 0…k.
  /// - Returns: The error.
  package func lordBinomial(at score: Int) -> Double {
    let (x, k) = (Double(min(max(score, 0), items)), Double(items))
    return (x * (k - x) / (k - 1)).squareRoot()
  }

  /// Keats's correction of Lord's error, by √((1 − α)/(1 − KR-21)): its mean square is then that of the form itself.
  ///
  /// Keats (1957), *Estimation of error variances of test scores*, Psychometrika 22.
  ///
  /// - Parameter score: x, 0…k.
  /// - Returns: The error; nil where all totals are equal or KR-21 is 1.
  package func lordKeats(at score: Int) -> Double? { ratio.map { lordBinomial(at: score) * $0.squareRoot() } }
}

extension Method {
  package static let kr21 = Method("KR-21", source: "Kuder and Richardson 1937")
}
