/// Indices of an item that derive from its statistics.
package struct ItemIndices: Hashable, Sendable {
  /// r√(p(1 − p))/φ(z), φ the normal density at the point z that parts p from 1 − p: the correlation with the total
  /// score of the normal trait behind an item of 0 and its maximum.
  ///
  /// Pearson (1909), *On a new method of determining correlation*, Biometrika 7. It may exceed 1.
  package let biserialTotal: Figure
  /// The same with the score on the other items.
  package let biserialRest: Figure
  /// SD·r, the item's part in the SD of the total: their sum is that SD.
  ///
  /// Gulliksen (1950), *Theory of mental tests*.
  package let reliabilityIndex: Figure
  /// 13 + 4z(1 − p), the difficulty on ETS's delta scale, for items of 0 and their maximum.
  ///
  /// Holland and Thayer (1985).
  package let delta: Figure

  /// Of an item as analysed.
  package init(_ statistics: ItemStatistics, isDichotomous: Bool) {
    biserialTotal = ItemIndices.biserial(statistics.itemTotal, statistics, isDichotomous, .biserialTotal)
    biserialRest = ItemIndices.biserial(statistics.itemRest, statistics, isDichotomous, .biserialRest)
    let n = statistics.pValue.n
    if let r = statistics.itemTotal.value, let deviation = statistics.standardDeviation.value {
      reliabilityIndex = .value(r * deviation, n: n, .itemReliability)
    } else {
      reliabilityIndex = .withheld(statistics.itemTotal.reason ?? .itemIsConstant, n: n, .itemReliability)
    }
    if !isDichotomous {
      delta = .withheld(.itemIsNotDichotomous, n: n, .delta)
    } else if let p = statistics.pValue.value {
      delta =
        p > 0 && p < 1
        ? .value(13 + 4 * normalQuantile(1 - p), n: n, .delta) : .withheld(.itemIsConstant, n: n, .delta)
    } else {
      delta = .withheld(.tooFewCandidates(needed: 1), n: n, .delta)
    }
  }

  private static func biserial(
    _ correlation: Figure, _ statistics: ItemStatistics, _ isDichotomous: Bool, _ method: Method
  ) -> Figure {
    guard isDichotomous else { return .withheld(.itemIsNotDichotomous, n: correlation.n, method) }
    guard let r = correlation.value, let p = statistics.pValue.value, p > 0, p < 1 else {
      return .withheld(correlation.reason ?? .itemIsConstant, n: correlation.n, method)
    }
    let z = normalQuantile(p)
    let density = exponential(-z * z / 2) / (2 * Double.pi).squareRoot()
    return .value(r * (p * (1 - p)).squareRoot() / density, n: correlation.n, method)
  }
}

extension Method {
  package static let biserialTotal = Method("biserial correlation with the total", source: "Pearson 1909")
  package static let biserialRest = Method("biserial correlation with the rest", source: "Pearson 1909")
  package static let itemReliability = Method("item reliability index", source: "Gulliksen 1950")
  package static let delta = Method("delta, 13 + 4z(1 − p)", source: "Holland and Thayer 1985")
}
