/// How much better the best candidates do on an item than the weakest: the index D of upper less lower groups.
///
/// D = mean share of the points in the upper 27 % less that in the lower 27 %, by the total score, the item included. 0.27·n
/// candidates are in either group, to the fraction: of those at the boundary score each counts as the part that is needed, so
/// that no order of the candidates matters. 27 % tells most where item and score are bivariate normal. Kelley (1939), *The
/// selection of upper and lower groups for the validation of test items*, Journal of Educational Psychology 30.
package struct UpperLower: Hashable, Sendable {
  /// In the order of the columns; withheld where forms differ, below ten candidates, and for items that nobody had.
  package let items: [Figure]

  package static let share = 0.27

  package init(_ matrix: ResponseMatrix) {
    let n = matrix.candidateCount
    guard matrix.isFixedForm, n >= 10 else {
      let reason: Reason = matrix.isFixedForm ? .tooFewCandidates(needed: 10) : .formsDiffer
      items = matrix.items.map { _ in .withheld(reason, n: n, .upperLower) }
      return
    }
    let matching = Matching(matrix, sides: Array(repeating: 0, count: n), bands: nil)
    items = matching.items(without: []).enumerated().map { place, item in
      Self.difference(item, matrix.items[place].maximum)
    }
  }

  private static func difference(_ item: MatchedItem, _ maximum: Double) -> Figure {
    let n = item.referenceCount
    guard n >= 10 else { return .withheld(.tooFewCandidates(needed: 10), n: n, .upperLower) }
    let size = share * Double(n)
    func mean(_ strata: some Sequence<MatchedItem.Stratum>) -> Double {
      var (left, sum) = (size, 0.0)
      for stratum in strata where left > 0 {
        let taken = min(left, Double(stratum.reference.n))
        sum += taken * stratum.reference.mean
        left -= taken
      }
      return sum / size * item.points / maximum
    }
    return .value(mean(item.strata.reversed()) - mean(item.strata), n: n, .upperLower)
  }
}

extension Method {
  package static let upperLower = Method("D, upper less lower 27 %", source: "Kelley 1939")
}
