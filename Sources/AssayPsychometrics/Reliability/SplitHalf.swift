/// The agreement of two halves of a fixed form.
package struct SplitHalf: Hashable, Sendable {
  /// r, the correlation of the halves.
  package let correlation: Figure
  /// 2r/(1 + r), the reliability of the whole if the halves are parallel; Spearman (1910) and Brown (1910).
  package let spearmanBrown: Figure
  /// 4·cov/V, V the variance of the total: λ₄ of this split, which Rulon (1939) gives as 1 − V(difference)/V.
  package let guttmanRulon: Figure

  init(_ covariances: ItemCovariances, n: Int, first: (Int) -> Bool) {
    let halves = (0..<covariances.count).map(first)
    func sum(_ a: Bool, _ b: Bool) -> Double {
      compensatedSum(
        covariances.values.indices.compactMap { place in
          let (row, column) = place.quotientAndRemainder(dividingBy: covariances.count)
          return halves[row] == a && halves[column] == b ? covariances.values[place] : nil
        })
    }
    let (ofFirst, ofSecond, common) = (sum(true, true), sum(false, false), sum(true, false))
    guttmanRulon = .value(4 * common / covariances.total, n: n, .guttmanRulon)
    guard ofFirst > 0, ofSecond > 0 else {
      correlation = .withheld(.scoresAreConstant, n: n, .halfCorrelation)
      spearmanBrown = .withheld(.scoresAreConstant, n: n, .spearmanBrown)
      return
    }
    let r = min(1, max(-1, common / (ofFirst.squareRoot() * ofSecond.squareRoot())))
    correlation = .value(r, n: n, .halfCorrelation)
    spearmanBrown =
      r > -1 ? .value(2 * r / (1 + r), n: n, .spearmanBrown) : .withheld(.scoresAreConstant, n: n, .spearmanBrown)
  }

  init(withheld reason: Reason, n: Int) {
    correlation = .withheld(reason, n: n, .halfCorrelation)
    spearmanBrown = .withheld(reason, n: n, .spearmanBrown)
    guttmanRulon = .withheld(reason, n: n, .guttmanRulon)
  }
}

extension Method {
  package static let halfCorrelation = Method("correlation of two halves", source: "Pearson 1896")
  package static let spearmanBrown = Method(
    "split-half reliability, Spearman-Brown", source: "Spearman 1910; Brown 1910")
  package static let guttmanRulon = Method("split-half reliability, Guttman-Rulon", source: "Guttman 1945; Rulon 1939")
}
