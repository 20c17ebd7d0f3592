/// The cut at the middle of the candidates whom judges, who do not know the scores, hold neither competent nor not.
///
/// Livingston and Zieky (1982), *Passing scores*. Their median is the cut, so that a few who were put into the group by mistake
/// do not move it.
package struct BorderlineGroup: Hashable, Sendable {
  /// With 1.2533·SD/√n as standard error, which supposes roughly normal scores, from two candidates on.
  package let median: Figure
  /// With SD/√n.
  package let mean: Figure
  /// With divisor n − 1.
  package let standardDeviation: Figure

  package init(_ scores: [Double], level: Double = 0.95) {
    let (sorted, n) = (scores.sorted(), scores.count)
    guard n >= 1 else {
      median = .withheld(.tooFewCandidates(needed: 1), n: 0, .borderlineMedian)
      mean = .withheld(.tooFewCandidates(needed: 1), n: 0, .borderlineMean)
      standardDeviation = .withheld(.tooFewCandidates(needed: 2), n: 0, .borderlineDeviation)
      return
    }
    let centre = compensatedSum(sorted) / Double(n)
    guard n >= 2 else {
      median = .value(centre, n: n, .borderlineMedian)
      mean = .value(centre, n: n, .borderlineMean)
      standardDeviation = .withheld(.tooFewCandidates(needed: 2), n: n, .borderlineDeviation)
      return
    }
    let deviation = sampleDeviation(sorted)
    let error = deviation / Double(n).squareRoot()
    // √(π/2), by which the median of normal scores is less sharp than their mean.
    median = .value(middle(sorted), standardError: 1.2533141373155003 * error, n: n, .borderlineMedian)
    let half = tQuantile(0.5 + level / 2, Double(n - 1)) * error
    mean = .value(
      centre, standardError: error, interval: Interval(lower: centre - half, upper: centre + half, level: level), n: n,
      .borderlineMean)
    standardDeviation = .value(deviation, n: n, .borderlineDeviation)
  }
}

extension Method {
  package static let borderlineMedian = Method("median of the borderline group", source: "Livingston and Zieky 1982")
  package static let borderlineMean = Method("mean of the borderline group", source: "Livingston and Zieky 1982")
  package static let borderlineDeviation = Method(
    "SD of the borderline group, divisor n − 1", source: "Livingston and Zieky 1982")
}
