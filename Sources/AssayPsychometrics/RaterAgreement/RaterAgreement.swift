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
  /// How dependable the mean of both marks is, which a score rests on where answers are marked twice.
  ///
  /// Of a pair Φ of p × r, in which a rater's severity is error; in a pool ICC(1,2), 2ρ/(1 + ρ) of ICC(1,1).
  package let bothMarks: Figure
  /// Of a pair, the components of answers, raters and what is left; nil in a pool and below ``minimumPairs``.
  package let components: CrossedStudy?
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
    components = design == .pair && n >= Self.minimumPairs ? CrossedStudy(marks: rows) : nil
    bothMarks = components?.dependability(of: 2).named(.dependabilityOfBothMarks) ?? intraclass.ofTwoMarks
    let differences = points.map { $0 - $1 }
    meanDifference =
      design == .pair
      ? .meanDifference(differences, level: level) : .withheld(.ratersVary, n: n, .meanDifference)
    absoluteDifference = .meanDifference(differences.map(abs), level: level, .absoluteDifference)
  }

  /// Every figure, in a fixed order.
  package var figures: [Figure] {
    [exact, adjacent, kappa, weightedKappa, intraclass, bothMarks, meanDifference, absoluteDifference]
  }
}

extension Figure {
  /// ICC(1,2) from ICC(1,1), ends of the interval alike: Spearman and Brown's 2ρ/(1 + ρ), for ρ above −1.
  fileprivate var ofTwoMarks: Figure {
    func stepped(_ value: Double) -> Double { value > -1 ? 2 * value / (1 + value) : -.infinity }
    guard case .estimate(var own) = self else { return named(.intraclassOfBothMarks) }
    guard own.value > 0 else { return .withheld(.noPersonVariance, n: n, .intraclassOfBothMarks) }
    own.value = stepped(own.value)
    own.interval = own.interval.flatMap { interval in
      let lower = stepped(interval.lower)
      return lower.isFinite ? Interval(lower: lower, upper: stepped(interval.upper), level: interval.level) : nil
    }
    own.method = .intraclassOfBothMarks
    return .estimate(own)
  }

  /// The same figure under a name of its own.
  fileprivate func named(_ method: Method) -> Figure {
    switch self {
    case .estimate(var estimate):
      estimate.method = method
      return .estimate(estimate)
    case .withheld(let withheld): return .withheld(withheld.reason, n: withheld.n, method)
    }
  }

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
  package static let dependabilityOfBothMarks = Method("Φ of p × r, mean of two raters", source: "Brennan 2001")
  package static let intraclassOfBothMarks = Method(
    "ICC(1,2), mean of two raters from a pool", source: "Shrout and Fleiss 1979")
  package static let meanDifference = Method("mean difference of two raters, t interval", source: "Student 1908")
  package static let absoluteDifference = Method(
    "mean absolute difference of two raters, t interval", source: "Student 1908")
}
