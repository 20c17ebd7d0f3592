/// An item's scores in two groups of candidates, matched on a criterion: what every method of this folder rests on.
///
/// Scores are whole steps of ``points`` each; sums are exact.
package struct MatchedItem: Hashable, Sendable {
  /// Candidates of one group in one stratum.
  package struct GroupSums: Hashable, Sendable {
    package var n = 0
    /// Σ of scores, and of their squares, in steps.
    package var sum = 0
    package var squares = 0

    package init(n: Int = 0, sum: Int = 0, squares: Int = 0) {
      (self.n, self.sum, self.squares) = (n, sum, squares)
    }

    var mean: Double { n == 0 ? 0 : Double(sum) / Double(n) }
  }

  /// Candidates of the same standing on the criterion.
  package struct Stratum: Hashable, Sendable {
    /// The criterion: a score, or where it was banded the place of the band.
    package var criterion: Double
    package var reference = GroupSums()
    package var focal = GroupSums()

    package init(criterion: Double, reference: GroupSums, focal: GroupSums) {
      (self.criterion, self.reference, self.focal) = (criterion, reference, focal)
    }

    var n: Int { reference.n + focal.n }
  }

  /// In ascending order of the criterion; none is empty.
  package let strata: [Stratum]
  /// The points of one step.
  package let points: Double
  /// The most steps that the item brings.
  package let maximum: Int
  /// Whether only 0 and the maximum occur.
  package let isDichotomous: Bool

  package init(strata: [Stratum], points: Double = 1, maximum: Int = 1, isDichotomous: Bool = true) {
    self.strata = strata.filter { $0.n > 0 }
    self.points = points
    self.maximum = maximum
    self.isDichotomous = isDichotomous
  }

  package var referenceCount: Int { strata.reduce(0) { $0 + $1.reference.n } }
  package var focalCount: Int { strata.reduce(0) { $0 + $1.focal.n } }

  /// Strata as tables of two groups by right and wrong; nil where other scores occur.
  var tables: [TwoByTwo]? {
    guard isDichotomous, maximum > 0 else { return nil }
    return strata.map { stratum in
      let (a, c) = (stratum.reference.sum / maximum, stratum.focal.sum / maximum)
      return TwoByTwo(
        referenceRight: Double(a), referenceWrong: Double(stratum.reference.n - a), focalRight: Double(c),
        focalWrong: Double(stratum.focal.n - c))
    }
  }

  /// Why nothing can be compared.
  func reasonToWithhold(minimum: Int) -> Reason? {
    if min(referenceCount, focalCount) < minimum { return .groupsTooSmall(needed: minimum) }
    let right = strata.reduce(0) { $0 + $1.reference.sum + $1.focal.sum }
    let squares = strata.reduce(0) { $0 + $1.reference.squares + $1.focal.squares }
    let n = referenceCount + focalCount
    return Int128(right) * Int128(right) == Int128(squares) * Int128(n) ? .itemIsConstant : nil
  }
}

/// Right and wrong in two groups.
struct TwoByTwo {
  let referenceRight, referenceWrong, focalRight, focalWrong: Double

  var reference: Double { referenceRight + referenceWrong }
  var focal: Double { focalRight + focalWrong }
  var right: Double { referenceRight + focalRight }
  var wrong: Double { referenceWrong + focalWrong }
  var n: Double { reference + focal }
}
