/// The cut that a panel sets by the cuts of its judges, of whatever method these come from.
///
/// Judges are a sample of those who could have sat on the panel, so the mean has a standard error; items are taken as they
/// are. With one judge there is a cut and no spread.
package struct PanelCut: Hashable, Sendable {
  /// In the order given.
  package let judges: [Double]
  /// With SD/√k as standard error and an interval by Student's t on k − 1 degrees of freedom.
  package let mean: Figure
  /// The middle one, or halfway between the two in the middle.
  package let median: Figure
  /// The mean without the highest and the lowest judge; from three judges on.
  package let trimmed: Figure
  /// With divisor k − 1; from two judges on.
  package let standardDeviation: Figure

  package init(_ judges: [Double], level: Double = 0.95) {
    self.judges = judges
    let k = judges.count
    let sorted = judges.sorted()
    guard k >= 1 else {
      let none = Reason.tooFewJudges(needed: 1)
      mean = .withheld(none, n: 0, .panelMean)
      median = .withheld(none, n: 0, .panelMedian)
      trimmed = .withheld(none, n: 0, .panelTrimmed)
      standardDeviation = .withheld(none, n: 0, .panelDeviation)
      return
    }
    let centre = compensatedSum(sorted) / Double(k)
    median = .value(middle(sorted), n: k, .panelMedian)
    trimmed =
      k >= 3
      ? .value(compensatedSum(Array(sorted[1..<(k - 1)])) / Double(k - 2), n: k - 2, .panelTrimmed)
      : .withheld(.tooFewJudges(needed: 3), n: k, .panelTrimmed)
    guard k >= 2 else {
      mean = .value(centre, n: k, .panelMean)
      standardDeviation = .withheld(.tooFewJudges(needed: 2), n: k, .panelDeviation)
      return
    }
    let deviation = sampleDeviation(sorted)
    let error = deviation / Double(k).squareRoot()
    let half = tQuantile(0.5 + level / 2, Double(k - 1)) * error
    mean = .value(
      centre, standardError: error, interval: Interval(lower: centre - half, upper: centre + half, level: level), n: k,
      .panelMean)
    standardDeviation = .value(deviation, n: k, .panelDeviation)
  }

  /// How far a judge's cut lies above the panel's mean: above 0, the judge asks for more than the others.
  package func severity(ofJudge judge: Int) -> Double { judges[judge] - (mean.value ?? judges[judge]) }
}

/// The middle of sorted numbers, or halfway between the two in the middle; not for none.
func middle(_ sorted: [Double]) -> Double {
  let half = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

/// The standard deviation with divisor n − 1, exactly 0 where all are equal; from two numbers on.
func sampleDeviation(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  guard let first = sorted.first, let last = sorted.last, first < last else { return 0 }
  let mean = compensatedSum(sorted) / Double(sorted.count)
  return (orderFreeSum(sorted.map { ($0 - mean) * ($0 - mean) }) / Double(sorted.count - 1)).squareRoot()
}

extension Method {
  package static let panelMean = Method("panel cut, mean of judges", source: "Angoff 1971; Hambleton and Pitoniak 2006")
  package static let panelMedian = Method("panel cut, median of judges", source: "Hambleton and Pitoniak 2006")
  package static let panelTrimmed = Method(
    "panel cut, without highest and lowest judge", source: "Cizek and Bunch 2007")
  package static let panelDeviation = Method("SD of judges' cuts, divisor k − 1", source: "Angoff 1971")
}
