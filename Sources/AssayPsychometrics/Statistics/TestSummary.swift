/// How the scores of a test are distributed.
///
/// From plain numbers, points or proportions correct alike. Sums are compensated and taken in ascending order, so the
/// order of the candidates does not matter.
package struct TestSummary: Hashable, Sendable {
  package let n: Int
  /// The mean; its standard error is SD/√n, its interval Student's t.
  package let mean: Figure
  /// The standard deviation with n − 1 in the denominator.
  package let standardDeviation: Figure
  /// The middle score, or the mean of the two in the middle.
  package let median: Figure
  package let minimum: Figure
  package let maximum: Figure
  /// G₁, 0 for a symmetric distribution; the standard error is that of a normal sample.
  package let skewness: Figure
  /// G₂, the excess over the normal law's; the standard error is that of a normal sample.
  package let kurtosis: Figure

  /// Summarises scores, all finite.
  package init(scores: [Double], level: Double = 0.95) {
    let sorted = scores.sorted()
    let moments = CentralMoments(sorted: sorted)
    n = sorted.count
    mean = moments.meanFigure(level: level)
    standardDeviation = moments.standardDeviationFigure
    skewness = moments.skewnessFigure
    kurtosis = moments.kurtosisFigure
    if let first = sorted.first, let last = sorted.last {
      let middle = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2
      median = .value(middle, n: n, .median)
      minimum = .value(first, n: n, .minimum)
      maximum = .value(last, n: n, .maximum)
    } else {
      median = .withheld(.tooFewCandidates(needed: 1), n: 0, .median)
      minimum = .withheld(.tooFewCandidates(needed: 1), n: 0, .minimum)
      maximum = .withheld(.tooFewCandidates(needed: 1), n: 0, .maximum)
    }
  }
}

extension Method {
  package static let median = Method("median", source: "middle value, or mean of the middle two")
  package static let minimum = Method("lowest score", source: "order statistic")
  package static let maximum = Method("highest score", source: "order statistic")
}
