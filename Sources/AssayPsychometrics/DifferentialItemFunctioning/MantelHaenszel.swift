/// Whether two groups that are matched on ability differ on an item of right and wrong, by Mantel and Haenszel.
///
/// With A, B right and wrong in the reference group, C, D in the focal group, T all of a stratum:
///
/// - χ² = (|ΣA − ΣE(A)| − ½)²/ΣVar(A), E(A) = (A + B)(A + C)/T, Var(A) = (A + B)(C + D)(A + C)(B + D)/(T²(T − 1)), with one
///   degree of freedom; without the ½ (Yates) where asked for;
/// - α = Σ(AD/T)/Σ(BC/T), the odds of being right in the reference group over those in the focal group;
/// - ln α has the variance Σ(AD + αBC)(A + D + α(B + C))/T²/(2(ΣAD/T)²) (Robins, Breslow and Greenland 1986; Phillips and
///   Holland 1987);
/// - MH D-DIF = −2.35 ln α on the delta scale; below 0 the item is harder for the focal group.
///
/// Mantel and Haenszel (1959), *Statistical aspects of the analysis of data from retrospective studies of disease*, JNCI
/// 22; Holland and Thayer (1988), *Differential item performance and the Mantel-Haenszel procedure*. Strata of one
/// candidate or of one group add nothing.
package struct MantelHaenszel: Hashable, Sendable {
  /// Nil where withheld; see ``difference``.
  package let test: ChiSquareTest?
  /// α; its standard error is α times that of ln α.
  package let commonOdds: Figure
  /// MH D-DIF, with its standard error and interval.
  package let difference: Figure
  /// Nil where withheld.
  package let level: DifferenceLevel?
  /// The class by size alone, whatever its significance; nil where withheld.
  package let levelBySize: DifferenceLevel?

  /// - Parameters:
  ///   - item: Matched scores of 0 and the maximum; a polytomous item is withheld, see ``MantelTest``.
  ///   - corrects: Whether the χ² is corrected for continuity, by ½.
  ///   - minimum: The least size of either group.
  ///   - level: The confidence level of the interval.
  package init(_ item: MatchedItem, corrects: Bool = true, minimum: Int = 1, level: Double = 0.95) {
    let n = item.referenceCount + item.focalCount
    func withheld(_ reason: Reason) -> (Figure, Figure) {
      (.withheld(reason, n: n, .commonOdds), .withheld(reason, n: n, .mantelHaenszelDifference))
    }
    var sums = Sums()
    let reason: Reason? =
      if let reason = item.reasonToWithhold(minimum: minimum) { reason } else if let tables = item.tables {
        sums.add(tables)
      } else { .itemIsPolytomous }
    guard reason == nil else {
      (commonOdds, difference) = withheld(reason ?? .itemIsConstant)
      (test, self.level, levelBySize) = (nil, nil, nil)
      return
    }
    // By the letter of the formula, also where the difference is below ½.
    let excess = abs(sums.right - sums.expected) - (corrects ? 0.5 : 0)
    let test = ChiSquareTest(excess * excess / sums.variance, freedom: 1)
    self.test = test
    guard sums.concordant > 0, sums.discordant > 0 else {
      (commonOdds, difference) = withheld(.oddsAreInfinite)
      (self.level, levelBySize) = (nil, nil)
      return
    }
    let alpha = sums.concordant / sums.discordant
    let error = sums.logVariance(alpha).squareRoot()
    let half = normalQuantile(0.5 + level / 2) * error
    commonOdds = .value(
      alpha, standardError: alpha * error,
      interval: Interval(lower: alpha * exponential(-half), upper: alpha * exponential(half), level: level), n: n,
      .commonOdds)
    let d = -2.35 * naturalLog(alpha)
    difference = .value(
      d, standardError: 2.35 * error,
      interval: Interval(lower: d - 2.35 * half, upper: d + 2.35 * half, level: level), n: n,
      .mantelHaenszelDifference)
    self.level = DifferenceLevel(difference: d, error: 2.35 * error, p: test.p)
    levelBySize = DifferenceLevel(size: abs(d))
  }

  private struct Sums {
    var right = 0.0
    var expected = 0.0
    var variance = 0.0
    var concordant = 0.0
    var discordant = 0.0
    private var tables: [TwoByTwo] = []

    /// Adds strata of both groups; the reason where nothing is left to compare.
    mutating func add(_ all: [TwoByTwo]) -> Reason? {
      tables = all.filter { $0.reference > 0 && $0.focal > 0 }
      right = compensatedSum(tables.map(\.referenceRight))
      expected = compensatedSum(tables.map { $0.reference * $0.right / $0.n })
      variance = compensatedSum(
        tables.map { $0.reference / $0.n * $0.focal / $0.n * $0.right * $0.wrong / ($0.n - 1) })
      concordant = compensatedSum(tables.map { $0.referenceRight * $0.focalWrong / $0.n })
      discordant = compensatedSum(tables.map { $0.referenceWrong * $0.focalRight / $0.n })
      return variance > 0 ? nil : .groupsDoNotMeet
    }

    func logVariance(_ alpha: Double) -> Double {
      let parts = tables.map { table in
        (table.referenceRight * table.focalWrong + alpha * table.referenceWrong * table.focalRight)
          * (table.referenceRight + table.focalWrong + alpha * (table.referenceWrong + table.focalRight))
          / (table.n * table.n)
      }
      return compensatedSum(parts) / (2 * concordant * concordant)
    }
  }
}

/// How large a difference is on ETS' scale.
package enum DifferenceLevel: String, Hashable, Sendable, CaseIterable {
  /// Negligible: below 1 delta, or not significantly different from 0.
  case a = "A"
  /// Moderate.
  case b = "B"
  /// Large: at least 1.5 deltas, and significantly above 1.
  case c = "C"

  /// By size and significance: Zieky (1993), *Practical questions in the use of DIF statistics in test development*.
  ///
  /// - Parameters:
  ///   - difference: MH D-DIF.
  ///   - error: Its standard error.
  ///   - p: Of the Mantel-Haenszel χ².
  init(difference: Double, error: Double, p: Double) {
    let size = abs(difference)
    if size < 1 || p >= 0.05 {
      self = .a
    } else if size >= 1.5, size - 1 > 1.645 * error {
      self = .c
    } else {
      self = .b
    }
  }

  /// By size alone, in deltas.
  init(size: Double) { self = size < 1 ? .a : size < 1.5 ? .b : .c }
}

extension Method {
  package static let commonOdds = Method("Mantel-Haenszel common odds ratio", source: "Mantel and Haenszel 1959")
  package static let mantelHaenszelDifference = Method(
    "MH D-DIF = −2.35 ln α", source: "Holland and Thayer 1988; Phillips and Holland 1987")
}
