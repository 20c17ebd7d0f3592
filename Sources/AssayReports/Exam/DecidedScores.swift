import AssayPsychometrics

/// Scores with the one cut that all of them are held against, as methods of decision consistency take them.
struct DecidedScores {
  let unit: ClassificationReport.Unit
  let cut: Double
  let scores: [Double]
  let maximum: Double
  /// Whether all forms have one cut and one maximum.
  let isOne: Bool
  /// The standard error of measurement in the unit; nil where withheld.
  let error: Double?
  private let reliability: Double?

  /// Nil where no form has a cut, or nobody has a score.
  init?(_ rows: [ReportRow], isFixed: Bool, isWeighted: Bool, _ reliability: ReliabilityReport) {
    let cuts = rows.compactMap(\.cut)
    guard let first = rows.first, let firstCut = first.cut, cuts.count == rows.count else { return nil }
    isOne = rows.allSatisfy { $0.cut == firstCut && $0.maximum == first.maximum }
    self.reliability = reliability.coefficient.value
    if isFixed && isOne && !isWeighted {
      unit = .points
      cut = (firstCut / 100 * first.maximum).snapped
      scores = rows.map(\.points)
      maximum = first.maximum
      error = reliability.errorInPoints.value
    } else {
      let mean = isOne ? firstCut : CentralMoments(cuts).mean
      unit = .percent
      cut = mean
      // Alike cuts leave every percentage as it is.
      scores = rows.map { min(max($0.percent - ($0.cut ?? mean) + mean, 0), 100) }
      maximum = 100
      error = reliability.errorInPercent.value
    }
  }

  /// The scores at a cut.
  func observed(_ cut: Double) -> ObservedScores {
    ObservedScores(scores, maximum: maximum, reliability: reliability, cut: cut)
  }
}

extension Double {
  /// The whole number where it is one but for rounding.
  fileprivate var snapped: Double { abs(self - rounded()) < 1e-9 ? rounded() : self }
}
