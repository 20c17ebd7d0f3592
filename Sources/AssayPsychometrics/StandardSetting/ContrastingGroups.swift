/// The cut that tells best between candidates whom judges, who do not know the scores, hold competent or not.
///
/// Livingston and Zieky (1982), *Passing scores*; Berk (1976), *Determination of optimal cutting scores in criterion-referenced
/// measurement*. The ways to find it differ in what they take the two mistakes to weigh: the midpoints, the densities and the
/// logistic cut of equal priors treat both groups alike, whatever their sizes; the logistic cut at ½ and the least mistakes
/// follow the sizes.
package struct ContrastingGroups: Hashable, Sendable {
  package let competent: [Double]
  package let notCompetent: [Double]
  package let level: Double
  private let unit: Double

  /// - Parameters:
  ///   - competent: The scores of those held competent, in any order.
  ///   - notCompetent: The scores of the others.
  ///   - unit: The step of the score scale.
  ///   - level: Of intervals.
  package init(competent: [Double], notCompetent: [Double], unit: Double = 1, level: Double = 0.95) {
    self.competent = competent.sorted()
    self.notCompetent = notCompetent.sorted()
    self.unit = unit
    self.level = level
  }

  private var n: Int { competent.count + notCompetent.count }

  private func need(_ count: Int, _ method: Method) -> Figure? {
    guard competent.count >= count, notCompetent.count >= count else {
      return .withheld(.groupTooSmall(needed: count), n: n, method)
    }
    return nil
  }

  private static func mean(_ values: [Double]) -> Double { compensatedSum(values) / Double(values.count) }

  /// Halfway between the means, with ½√(s₁²/n₁ + s₀²/n₀) as standard error from two candidates in each group on.
  package var midpointOfMeans: Figure {
    if let none = need(1, .midpointOfMeans) { return none }
    let value = (Self.mean(competent) + Self.mean(notCompetent)) / 2
    guard need(2, .midpointOfMeans) == nil else { return .value(value, n: n, .midpointOfMeans) }
    let (s1, s0) = (sampleDeviation(competent), sampleDeviation(notCompetent))
    let error = (s1 * s1 / Double(competent.count) + s0 * s0 / Double(notCompetent.count)).squareRoot() / 2
    let half = normalQuantile(0.5 + level / 2) * error
    return .value(
      value, standardError: error, interval: Interval(lower: value - half, upper: value + half, level: level), n: n,
      .midpointOfMeans)
  }

  /// Halfway between the medians.
  package var midpointOfMedians: Figure {
    need(1, .midpointOfMedians) ?? .value((middle(competent) + middle(notCompetent)) / 2, n: n, .midpointOfMedians)
  }

  /// Where the normal densities of both groups, each with its own mean and SD (divisor n − 1), meet between the means.
  ///
  /// Of (x − m₁)²/2s₁² + ln s₁ = (x − m₀)²/2s₀² + ln s₀ the root between m₀ and m₁; withheld where there is none, as where one
  /// density lies above the other all the way.
  package var densityIntersection: Figure {
    if let none = need(2, .densityIntersection) { return none }
    let (s1, s0) = (sampleDeviation(competent), sampleDeviation(notCompetent))
    guard s1 > 0, s0 > 0 else { return .withheld(.scoresAreConstant, n: n, .densityIntersection) }
    return Self.intersection(
      (Self.mean(notCompetent), s0), (Self.mean(competent), s1)
    ).map { .value($0, n: n, .densityIntersection) } ?? .withheld(.densitiesDoNotMeet, n: n, .densityIntersection)
  }

  static func intersection(_ low: (mean: Double, deviation: Double), _ high: (mean: Double, deviation: Double))
    -> Double?
  {
    guard high.mean > low.mean else { return nil }
    guard high.deviation != low.deviation else { return (high.mean + low.mean) / 2 }
    // Quadratic in u = x − m₀, with d = m₁ − m₀.
    let d = high.mean - low.mean
    let (v1, v0) = (high.deviation * high.deviation, low.deviation * low.deviation)
    let a = 1 / v1 - 1 / v0
    let b = -2 * d / v1
    let c = d * d / v1 + 2 * naturalLog(high.deviation / low.deviation)
    let discriminant = b * b - 4 * a * c
    guard discriminant >= 0 else { return nil }
    // Without cancellation: q/a and c/q.
    let q = -0.5 * (b - discriminant.squareRoot())
    return [q / a, q == 0 ? 0 : c / q].filter { 0 <= $0 && $0 <= d }.min().map { low.mean + $0 }
  }

  /// The lowest cut, on the steps of the scale, at which fewest candidates are on the wrong side.
  package var fewestMistakes: (cut: Figure, mistakes: Figure) {
    if let none = need(1, .fewestMistakes) { return (none, none.by(.mistakes)) }
    let (low, high) = (PassingCurve(notCompetent), PassingCurve(competent))
    let all = Set(competent + notCompetent).sorted()
    let cuts = (all.prefix(1) + all.map { $0 + unit }).sorted()
    var best = (cut: 0.0, mistakes: Int.max)
    for cut in cuts {
      let mistakes = high.failing(at: cut) + low.count - low.failing(at: cut)
      if mistakes < best.mistakes { best = (cut, mistakes) }
    }
    return (.value(best.cut, n: n, .fewestMistakes), .value(Double(best.mistakes), n: n, .mistakes))
  }

  /// Where a candidate is as likely competent as not, by logistic regression on the score.
  package var logistic: LogisticCut { LogisticCut(competent: competent, notCompetent: notCompetent, level: level) }
}

extension Method {
  package static let midpointOfMeans = Method("midpoint of the groups' means", source: "Livingston and Zieky 1982")
  package static let midpointOfMedians = Method("midpoint of the groups' medians", source: "Livingston and Zieky 1982")
  package static let densityIntersection = Method("normal densities meet, equal priors", source: "Berk 1976")
  package static let fewestMistakes = Method("cut of fewest mistakes", source: "Berk 1976")
  package static let mistakes = Method("candidates on the wrong side of the cut", source: "Berk 1976")
}
