/// Hofstee's compromise between what judges find right and what candidates did.
///
/// Each judge names the lowest and the highest cut that would do, and the lowest and the highest share of candidates that may
/// fail. The cut lies where the line from (lowest cut, highest share) to (highest cut, lowest share) of the panel's means meets
/// the share of candidates who fail at each cut. Hofstee (1983), *The case for compromise in educational selection and grading*.
package struct Hofstee: Hashable, Sendable {
  /// What one judge finds acceptable: cuts in points, shares from 0 to 1.
  package struct Bounds: Hashable, Sendable {
    package var cut: ClosedRange<Double>
    package var failing: ClosedRange<Double>

    package init(cut: ClosedRange<Double>, failing: ClosedRange<Double>) {
      self.cut = cut
      self.failing = failing
    }
  }

  /// The panel's means; nil without a judge.
  package let bounds: Bounds?
  /// With the jackknife over judges as standard error from three on; withheld where the curve misses the box.
  package let cut: Figure
  /// Where line and curve meet, from 0 to 1; n counts candidates.
  package let failRate: Figure

  package init(_ judges: [Bounds], _ curve: PassingCurve) {
    bounds = Self.mean(judges)
    guard let bounds else {
      cut = .withheld(.tooFewJudges(needed: 1), n: 0, .hofsteeCut)
      failRate = .withheld(.tooFewJudges(needed: 1), n: curve.count, .hofsteeFailRate)
      return
    }
    guard curve.count > 0 else {
      cut = .withheld(.tooFewCandidates(needed: 1), n: judges.count, .hofsteeCut)
      failRate = .withheld(.tooFewCandidates(needed: 1), n: 0, .hofsteeFailRate)
      return
    }
    guard let place = Self.place(bounds, curve) else {
      cut = .withheld(.curveMissesBox, n: judges.count, .hofsteeCut)
      failRate = .withheld(.curveMissesBox, n: curve.count, .hofsteeFailRate)
      return
    }
    let error = jackknifeError(judges) { Self.mean($0).flatMap { Self.place($0, curve) } }
    cut = .value(place, standardError: error, n: judges.count, .hofsteeCut)
    failRate = .value(bounds.share(at: place), n: curve.count, .hofsteeFailRate)
  }

  private static func place(_ bounds: Bounds, _ curve: PassingCurve) -> Double? {
    curve.crossing(in: bounds.cut) { bounds.share(at: $0) }
  }

  private static func mean(_ judges: [Bounds]) -> Bounds? {
    guard !judges.isEmpty else { return nil }
    func mean(_ value: (Bounds) -> Double) -> Double { orderFreeSum(judges.map(value)) / Double(judges.count) }
    let cuts = (mean(\.cut.lowerBound), mean(\.cut.upperBound))
    let shares = (mean(\.failing.lowerBound), mean(\.failing.upperBound))
    // Means of lower ends are not above those of upper ends but for rounding.
    return Bounds(cut: cuts.0...max(cuts.0, cuts.1), failing: shares.0...max(shares.0, shares.1))
  }
}

extension Hofstee.Bounds {
  /// The share that the diagonal of the box has at a cut.
  package func share(at place: Double) -> Double {
    let width = cut.upperBound - cut.lowerBound
    guard width > 0 else { return failing.upperBound }
    return failing.upperBound - (place - cut.lowerBound) / width * (failing.upperBound - failing.lowerBound)
  }
}

extension Method {
  package static let hofsteeCut = Method("Hofstee's compromise", source: "Hofstee 1983")
  package static let hofsteeFailRate = Method("fail rate of Hofstee's compromise", source: "Hofstee 1983")
}
