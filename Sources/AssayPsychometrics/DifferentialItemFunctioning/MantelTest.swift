/// Whether two matched groups differ on an item of several points: Mantel's test.
///
/// With F the focal group's points in a stratum, χ² = (ΣF − ΣE(F))²/ΣVar(F), E(F) = n_f·mean of all,
/// Var(F) = n_r n_f/(T − 1)·variance of all (with T), one degree of freedom. For right and wrong it is the Mantel-Haenszel χ²
/// without Yates' correction. Mantel (1963), *Chi-square tests with one degree of freedom: extensions of the
/// Mantel-Haenszel procedure*, JASA 58; Zwick, Donoghue and Grima (1993), *Assessment of differential item functioning for
/// performance tasks*, Journal of Educational Measurement 30.
package struct MantelTest: Hashable, Sendable {
  /// Nil where the groups are too small, do not meet in a stratum, or the item is constant.
  package let test: ChiSquareTest?

  package init(_ item: MatchedItem, minimum: Int = 1) {
    let strata = item.strata.filter { $0.reference.n > 0 && $0.focal.n > 0 }
    let variance = compensatedSum(
      strata.map { stratum in
        let n = Double(stratum.n)
        let sum = Double(stratum.reference.sum + stratum.focal.sum)
        let squares = Double(stratum.reference.squares + stratum.focal.squares)
        return Double(stratum.reference.n) / n * Double(stratum.focal.n) / n * (n * squares - sum * sum) / (n - 1)
      })
    guard item.reasonToWithhold(minimum: minimum) == nil, variance > 0 else {
      test = nil
      return
    }
    let excess = compensatedSum(
      strata.map { stratum in
        let sum = Double(stratum.reference.sum + stratum.focal.sum)
        return Double(stratum.focal.sum) - Double(stratum.focal.n) * sum / Double(stratum.n)
      })
    test = ChiSquareTest(excess * excess / variance, freedom: 1)
  }
}
