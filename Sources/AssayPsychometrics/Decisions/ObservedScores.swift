/// Observed scores with what decision consistency needs of them.
package struct ObservedScores: Hashable, Sendable {
  /// In points, in ascending order.
  package let scores: [Double]
  /// The most points to be had.
  package let maximum: Double
  /// Alpha of a fixed form, or Φ of random ones; nil where withheld.
  package let reliability: Double?
  /// The least score that passes, in points.
  package let cut: Double

  package init(_ scores: [Double], maximum: Double, reliability: Double?, cut: Double) {
    self.scores = scores.sorted()
    (self.maximum, self.reliability, self.cut) = (maximum, reliability, cut)
  }

  var n: Int { scores.count }
  var mean: Double { n == 0 ? 0 : compensatedSum(scores) / Double(n) }
  /// With n − 1.
  var variance: Double { CentralMoments(scores).variance ?? 0 }

  /// Why no method can be used.
  var reasonToWithhold: Reason? {
    if n < 10 { return .tooFewCandidates(needed: 10) }
    if scores.first == scores.last { return .scoresAreConstant }
    guard let reliability else { return .reliabilityIsWithheld }
    if reliability <= 0 || reliability >= 1 { return .reliabilityIsOutOfRange }
    return cut > 0 && cut <= maximum ? nil : .cutIsOutOfRange
  }

  /// Whether all scores, the maximum and so the cut count whole points.
  var isWhole: Bool { (scores + [maximum]).allSatisfy { $0 == $0.rounded() && $0 >= 0 } && maximum < 100_000 }
}
