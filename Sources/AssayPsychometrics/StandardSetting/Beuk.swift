/// Beuk's compromise between what judges find right and what candidates did.
///
/// Each judge names a cut and the share of candidates that should pass. From the point of the panel's means a line of slope
/// SD(shares)/SD(cuts) leads to the curve of the shares that pass at each cut: where judges agree more about the one than about
/// the other, the compromise is made in the other. SDs with divisor k − 1, on which the slope does not depend. Beuk (1984),
/// *A method for reaching a compromise between absolute and relative standards in examinations*, Journal of Educational
/// Measurement 21.
package struct Beuk: Hashable, Sendable {
  /// What one judge finds right: a cut in points, a share from 0 to 1.
  package struct Judgement: Hashable, Sendable {
    package var cut: Double
    package var passing: Double

    package init(cut: Double, passing: Double) {
      self.cut = cut
      self.passing = passing
    }
  }

  package let cuts: PanelCut
  /// The panel's mean of the shares.
  package let meanPassing: Double?
  /// SD(shares)/SD(cuts), a share for each point; withheld where all cuts are alike: the line is vertical then.
  package let slope: Figure
  /// With the jackknife over judges as standard error from three on.
  package let cut: Figure
  /// Where line and curve meet; n counts candidates.
  package let passRate: Figure

  package init(_ judges: [Judgement], _ curve: PassingCurve, level: Double = 0.95) {
    cuts = PanelCut(judges.map(\.cut), level: level)
    let line = Line(judges)
    meanPassing = line?.passing
    let k = judges.count
    guard let line else {
      let none = Reason.tooFewJudges(needed: 2)
      slope = .withheld(none, n: k, .beukSlope)
      cut = .withheld(none, n: k, .beukCut)
      passRate = .withheld(none, n: curve.count, .beukPassRate)
      return
    }
    slope = line.slope.map { .value($0, n: k, .beukSlope) } ?? .withheld(.ratingsAreConstant, n: k, .beukSlope)
    guard let place = line.meeting(curve) else {
      let reason = curve.count == 0 ? Reason.tooFewCandidates(needed: 1) : .curveMissesLine
      cut = .withheld(reason, n: k, .beukCut)
      passRate = .withheld(reason, n: curve.count, .beukPassRate)
      return
    }
    let error = jackknifeError(judges) { Line($0)?.meeting(curve) }
    cut = .value(place, standardError: error, n: k, .beukCut)
    passRate = .value(1 - curve.failRate(at: place), n: curve.count, .beukPassRate)
  }

  /// The line through the panel's means; there is none below two judges.
  private struct Line {
    let cut: Double
    let passing: Double
    /// Nil where it is vertical.
    let slope: Double?

    init?(_ judges: [Judgement]) {
      guard judges.count >= 2 else { return nil }
      cut = orderFreeSum(judges.map(\.cut)) / Double(judges.count)
      passing = orderFreeSum(judges.map(\.passing)) / Double(judges.count)
      let spread = sampleDeviation(judges.map(\.cut))
      slope = spread > 0 ? sampleDeviation(judges.map(\.passing)) / spread : nil
    }

    func meeting(_ curve: PassingCurve) -> Double? {
      guard let lowest = curve.lowest, let highest = curve.highest else { return nil }
      guard let slope else { return cut }
      let (cut, passing) = (cut, passing)
      return curve.crossing(in: lowest...(highest + curve.unit)) { 1 - passing - slope * ($0 - cut) }
    }
  }
}

extension Method {
  package static let beukSlope = Method("slope of Beuk's line", source: "Beuk 1984")
  package static let beukCut = Method("Beuk's compromise", source: "Beuk 1984")
  package static let beukPassRate = Method("pass rate of Beuk's compromise", source: "Beuk 1984")
}
