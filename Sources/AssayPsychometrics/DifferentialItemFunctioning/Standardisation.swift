/// The difference between two matched groups in the share of the points, standardised to one group's spread of ability.
///
/// STD P-DIF = Σw(P_f − P_r)/Σw over strata that both groups are in, P a group's mean share of the points in a stratum and w
/// the number of focal candidates, or of all. Below 0 the item is harder for the focal group; from 0.05 on it is to be
/// looked at, from 0.10 on it is large. Dorans and Kulick (1986), *Demonstrating the utility of the standardization
/// approach to assessing unexpected differential item performance on the SAT*, Journal of Educational Measurement 23. For
/// items of several points it is the standardised mean difference (SMD) over the maximum: Zwick, Donoghue and Grima (1993).
package struct Standardisation: Hashable, Sendable {
  package let difference: Figure
  /// For right and wrong −2.35 ln of the odds ratio of the standardised shares, on the delta scale; nil where withheld.
  package let delta: Double?
  /// The odds of the standardised shares, reference over focal; nil where withheld.
  package let odds: Double?

  /// Whose spread of ability is taken.
  package enum Weights: String, Hashable, Sendable { case focal, total }

  package init(_ item: MatchedItem, weights: Weights = .focal, minimum: Int = 1) {
    let method = weights == .focal ? Method.standardised : .standardisedToAll
    let n = item.referenceCount + item.focalCount
    let strata = item.strata.filter { $0.reference.n > 0 && $0.focal.n > 0 }
    let weight = strata.map { Double(weights == .focal ? $0.focal.n : $0.n) }
    let whole = weight.reduce(0, +)
    if let reason = item.reasonToWithhold(minimum: minimum) ?? (whole > 0 ? nil : .groupsDoNotMeet) {
      difference = .withheld(reason, n: n, method)
      (delta, odds) = (nil, nil)
      return
    }
    let most = Double(item.maximum)
    func share(_ mean: (MatchedItem.Stratum) -> Double) -> Double {
      compensatedSum(zip(weight, strata).map { $0 * mean($1) / most }) / whole
    }
    let (reference, focal) = (share(\.reference.mean), share(\.focal.mean))
    difference = .value(
      focal - reference, standardError: Standardisation.error(strata, weight, whole, most), n: n, method)
    guard item.isDichotomous, reference > 0, reference < 1, focal > 0, focal < 1 else {
      (delta, odds) = (nil, nil)
      return
    }
    let ratio = reference / (1 - reference) / (focal / (1 - focal))
    (odds, delta) = (ratio, -2.35 * naturalLog(ratio))
  }

  /// √Σ(w/Σw)²(s²_f/n_f + s²_r/n_r), s² with n: the strata being given.
  private static func error(
    _ strata: [MatchedItem.Stratum], _ weight: [Double], _ whole: Double, _ most: Double
  ) -> Double {
    func variance(_ group: MatchedItem.GroupSums) -> Double {
      let n = Double(group.n)
      return max(0, Double(group.squares) / n - group.mean * group.mean) / (n * most * most)
    }
    return compensatedSum(
      zip(weight, strata).map { $0 * $0 / (whole * whole) * (variance($1.focal) + variance($1.reference)) }
    ).squareRoot()
  }
}

extension Method {
  package static let standardised = Method("STD P-DIF, focal weights", source: "Dorans and Kulick 1986")
  package static let standardisedToAll = Method("STD P-DIF, weights of all", source: "Dorans and Kulick 1986")
}
