/// How far two blind raters gave the same points for the same answers.
///
/// Where the same two people marked every answer, they are a *pair*, and each keeps a column. Where raters are drawn from
/// a pool, so that other people marked other answers, which of two comes first means nothing: each answer then goes into
/// the table of agreement both ways round, half each, and raters are one random factor. The order in which two people
/// marked an answer, and the order of the answers, change no figure.
package struct RaterAgreement: Hashable, Sendable {
  /// How many answers were marked twice.
  package let n: Int
  package let design: Design
  /// The share of the answers with the same points.
  package let exact: Figure
  /// The share of the answers with the same points, or points one step apart.
  package let adjacent: Figure
  /// Agreement beyond chance, all differences alike.
  package let kappa: Figure
  /// Agreement beyond chance, differences weighed by their square.
  package let weightedKappa: Figure
  /// The share of the variance of single marks that lies between answers.
  package let intraclass: Figure
  /// The mean of the first rater's points less the second's, of a pair; withheld in a pool.
  package let meanDifference: Figure
  /// The mean difference whatever its sign.
  package let absoluteDifference: Figure

  package enum Design: String, Hashable, Sendable, CaseIterable {
    /// The same two people marked every answer.
    case pair
    /// Other people marked other answers.
    case pool
  }

  /// Fewer answers do not carry a coefficient: one of ten more or less in agreement moves the share by ten percent.
  package static let minimumPairs = 10

  /// - Parameters:
  ///   - pairs: One for each answer, in any order; two different raters in each.
  ///   - step: The smallest difference that a mark can make; points that far apart are adjacent.
  ///   - level: Of all intervals.
  package init(_ pairs: [RatedPair], step: Double = 1, level: Double = 0.95) {
    let raters = Set(pairs.flatMap { [$0.first.rater, $0.second.rater] })
    n = pairs.count
    design = raters.count <= 2 ? .pair : .pool
    let points = pairs.map(\.inOrder).sorted { $0 < $1 }
    exact = .proportion(points.count { $0 == $1 }, of: n, level: level, .exactAgreement)
    // Points come from decimals, so that a difference of a step can be off by a rounding.
    adjacent = .proportion(
      points.count { abs($0 - $1) <= step * (1 + 1e-9) }, of: n, level: level, .adjacentAgreement)
    let table = AgreementTable(points, isSymmetric: design == .pool)
    kappa = .kappa(table, level: level, design == .pair ? .cohenKappa : .scottPi) { $0 == $1 ? 1 : 0 }
    weightedKappa = .kappa(table, level: level, design == .pair ? .weightedKappa : .weightedPi) { one, other in
      1 - (one - other) * (one - other) / table.widestSquare
    }
    let rows = points.map { [$0, $1] }
    intraclass =
      n < Self.minimumPairs
      ? .withheld(
        .tooFewPairs(needed: Self.minimumPairs), n: n, design == .pair ? .intraclassTwoWay : .intraclassOneWay)
      : design == .pair ? .intraclassTwoWay(rows, level: level) : .intraclassOneWay(rows, level: level)
    let differences = points.map { $0 - $1 }
    meanDifference =
      design == .pair
      ? .meanDifference(differences, level: level) : .withheld(.ratersVary, n: n, .meanDifference)
    absoluteDifference = .meanDifference(differences.map(abs), level: level, .absoluteDifference)
  }

  /// Every figure, in a fixed order.
  package var figures: [Figure] {
    [exact, adjacent, kappa, weightedKappa, intraclass, meanDifference, absoluteDifference]
  }
}

extension Figure {
  /// The mean of differences between two marks of the same answers, with Student's t interval.
  ///
  /// Positive where the first is the more lenient. Withheld below two answers.
  package static func meanDifference(
    _ differences: [Double], level: Double = 0.95, _ method: Method = .meanDifference
  ) -> Figure {
    let moments = CentralMoments(differences)
    guard let variance = moments.variance else { return .withheld(.tooFewPairs(needed: 2), n: moments.n, method) }
    let error = (variance / Double(moments.n)).squareRoot()
    let half = tQuantile(0.5 + level / 2, Double(moments.n - 1)) * error
    return .value(
      moments.mean, standardError: error,
      interval: Interval(lower: moments.mean - half, upper: moments.mean + half, level: level), n: moments.n, method)
  }
}

extension Method {
  package static let exactAgreement = Method("exact agreement, Wilson interval", source: "Wilson 1927")
  package static let adjacentAgreement = Method(
    "exact or adjacent agreement (one step apart), Wilson interval", source: "Wilson 1927")
  package static let meanDifference = Method("mean difference of two raters, t interval", source: "Student 1908")
  package static let absoluteDifference = Method(
    "mean absolute difference of two raters, t interval", source: "Student 1908")
}
