/// Coefficients of a fixed form's internal consistency besides alpha, over the operational items.
///
/// Omitted and not reached count 0. With C the items' covariances (n − 1), V the variance of the total and k the number
/// of items. All are withheld where forms differ, below two candidates or items, and where all totals are equal.
package struct InternalConsistency: Hashable, Sendable {
  /// λ₁ = 1 − ΣCᵢᵢ/V.
  ///
  /// Guttman (1945), *A basis for analyzing test-retest reliability*, Psychometrika 10.
  package let lambda1: Figure
  /// λ₂ = λ₁ + √(k/(k − 1)·Σᵢ≠ⱼ Cᵢⱼ²)/V, never below alpha, which is λ₃.
  package let lambda2: Figure
  /// λ₆ = 1 − Σeᵢ²/V, eᵢ² what is left of an item's variance after regression on the others.
  package let lambda6: Figure
  /// λ₆ of standardised items, as R psych gives it: C and V of the correlations.
  package let lambda6OfCorrelations: Figure
  /// k r̄/(1 + (k − 1)r̄), r̄ the mean correlation of two items.
  package let standardisedAlpha: Figure
  /// Mean and median of the k(k − 1)/2 correlations of two items.
  package let meanCorrelation: Figure
  package let medianCorrelation: Figure
  /// The standard error of alpha: √(Q/n), Q = 2k²/((k − 1)²V³)·(V(tr C² + tr² C) − 2 tr C·1ᵀC²1).
  ///
  /// Duhachek and Iacobucci (2004), *Alpha's standard error (ASE)*, Journal of Applied Psychology 89.
  package let errorOfAlpha: Figure
  /// The first item, the third and so on against the second, the fourth and so on.
  package let oddEven: SplitHalf
  /// The first half of the items, the longer one when they are odd in number, against the second.
  package let firstSecond: SplitHalf

  package init(_ matrix: ResponseMatrix) {
    let n = matrix.candidateCount
    let operational = matrix.operationalItems.count
    guard let covariances = ItemCovariances(matrix), covariances.total > 0 else {
      self.init(withheld: matrix.reasonAgainstAlpha(items: operational) ?? .scoresAreConstant, n: n)
      return
    }
    self.init(covariances, n: n)
  }

  private init(_ covariances: ItemCovariances, n: Int) {
    let k = Double(covariances.count)
    let (total, trace) = (covariances.total, covariances.trace)
    let squares = compensatedSum(covariances.values.map { $0 * $0 })
    let own = compensatedSum((0..<covariances.count).map { covariances[$0, $0] * covariances[$0, $0] })
    let rows = (0..<covariances.count).map { row in
      compensatedSum((0..<covariances.count).map { covariances[row, $0] })
    }
    lambda1 = .value(1 - trace / total, n: n, .lambda1)
    lambda2 = .value(1 - trace / total + (k / (k - 1) * (squares - own)).squareRoot() / total, n: n, .lambda2)
    let spread = total * (squares + trace * trace) - 2 * trace * compensatedSum(rows.map { $0 * $0 })
    let q = 2 * k * k / ((k - 1) * (k - 1) * total * total * total) * spread
    errorOfAlpha = .value((max(0, q) / Double(n)).squareRoot(), n: n, .errorOfAlpha)
    lambda6 = InternalConsistency.lambda6(covariances, n: n, .lambda6)
    oddEven = SplitHalf(covariances, n: n) { $0 % 2 == 0 }
    firstSecond = SplitHalf(covariances, n: n) { $0 < (covariances.count + 1) / 2 }
    guard let correlations = covariances.correlations else {
      lambda6OfCorrelations = .withheld(.itemIsConstant, n: n, .lambda6OfCorrelations)
      standardisedAlpha = .withheld(.itemIsConstant, n: n, .standardisedAlpha)
      meanCorrelation = .withheld(.itemIsConstant, n: n, .meanCorrelation)
      medianCorrelation = .withheld(.itemIsConstant, n: n, .medianCorrelation)
      return
    }
    let pairs = (1..<covariances.count).flatMap { row in (0..<row).map { correlations[row, $0] } }.sorted()
    let mean = compensatedSum(pairs) / Double(pairs.count)
    lambda6OfCorrelations = InternalConsistency.lambda6(correlations, n: n, .lambda6OfCorrelations)
    standardisedAlpha =
      1 + (k - 1) * mean > 0
      ? .value(k * mean / (1 + (k - 1) * mean), n: n, .standardisedAlpha)
      : .withheld(.scoresAreConstant, n: n, .standardisedAlpha)
    meanCorrelation = .value(mean, n: n, .meanCorrelation)
    medianCorrelation = .value((pairs[(pairs.count - 1) / 2] + pairs[pairs.count / 2]) / 2, n: n, .medianCorrelation)
  }

  private static func lambda6(_ matrix: ItemCovariances, n: Int, _ method: Method) -> Figure {
    guard let left = matrix.unexplained else { return .withheld(.itemsAreDependent, n: n, method) }
    return .value(1 - compensatedSum(left) / matrix.total, n: n, method)
  }

  private init(withheld reason: Reason, n: Int) {
    lambda1 = .withheld(reason, n: n, .lambda1)
    lambda2 = .withheld(reason, n: n, .lambda2)
    lambda6 = .withheld(reason, n: n, .lambda6)
    lambda6OfCorrelations = .withheld(reason, n: n, .lambda6OfCorrelations)
    standardisedAlpha = .withheld(reason, n: n, .standardisedAlpha)
    meanCorrelation = .withheld(reason, n: n, .meanCorrelation)
    medianCorrelation = .withheld(reason, n: n, .medianCorrelation)
    errorOfAlpha = .withheld(reason, n: n, .errorOfAlpha)
    oddEven = SplitHalf(withheld: reason, n: n)
    firstSecond = SplitHalf(withheld: reason, n: n)
  }
}

extension Method {
  package static let lambda1 = Method("Guttman's lambda-1", source: "Guttman 1945")
  package static let lambda2 = Method("Guttman's lambda-2", source: "Guttman 1945")
  package static let lambda6 = Method("Guttman's lambda-6 of covariances", source: "Guttman 1945")
  package static let lambda6OfCorrelations = Method("Guttman's lambda-6 of correlations", source: "Guttman 1945")
  package static let standardisedAlpha = Method("standardised alpha", source: "Cronbach 1951")
  package static let meanCorrelation = Method("mean inter-item correlation", source: "arithmetic mean")
  package static let medianCorrelation = Method("median inter-item correlation", source: "middle value")
  package static let errorOfAlpha = Method("standard error of alpha", source: "Duhachek and Iacobucci 2004")
}
