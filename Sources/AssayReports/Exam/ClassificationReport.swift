package import AssayPsychometrics

/// How consistent and accurate pass and fail are, and what another cut would change.
package struct ClassificationReport: Hashable, Sendable {
  /// What the scores are in that the methods are given.
  package let unit: Unit
  /// The cut in that unit.
  package let cut: Double
  /// Livingston-Lewis first; methods that count right answers follow where forms are fixed.
  package let methods: [Classification]
  /// At the cut and one to three standard errors of measurement to either side, in ascending order; empty where the error is
  /// withheld.
  package let impact: [DecisionsAtCut]
  package let remarks: [String]

  package enum Unit: String, Hashable, Sendable {
    case points
    /// Where forms have different maxima or cuts, or sections are weighted: each score is moved by as much as the own cut is
    /// off the mean.
    case percent
  }

  /// Nil where no form has a cut, or nobody has a score.
  init?(_ rows: [ReportRow], isFixed: Bool, isWeighted: Bool, _ reliability: ReliabilityReport, level: Double) {
    guard let decided = DecidedScores(rows, isFixed: isFixed, isWeighted: isWeighted, reliability) else { return nil }
    let inPoints = decided.unit == .points
    unit = decided.unit
    cut = decided.cut
    let own = decided.observed(decided.cut)
    methods =
      [.livingstonLewis(own)]
      + (inPoints ? [.hansonBrennan(own), .huynh(own), .subkoviak(own), .pengSubkoviak(own)] : [])
    impact = DecisionsAtCut.around(decided, level: level)
    remarks = Self.remarks(isOne: decided.isOne, isWeighted: isWeighted, inPoints: inPoints)
  }

  private static func remarks(isOne: Bool, isWeighted: Bool, inPoints: Bool) -> [String] {
    var remarks: [String] = []
    if !isOne {
      remarks.append(
        "Forms have cuts of their own: each percentage is moved by as much as the own form's cut is off the mean cut, so that "
          + "all are held against one.")
    }
    if isWeighted {
      remarks.append("Of the weighted percentages; the reliability is that of the points, without weights.")
    }
    if !inPoints {
      remarks.append(
        "Livingston and Lewis' method alone, as the others count right answers on one form.")
    }
    return remarks
  }

  var figures: [Figure] { methods.flatMap(\.figures) + impact.flatMap { [$0.passRate, $0.consistency, $0.kappa] } }
}

/// What a cut so many standard errors of measurement away would bring.
package struct DecisionsAtCut: Hashable, Sendable {
  /// −3…3.
  package let errors: Int
  /// In the unit of the report.
  package let cut: Double
  /// The share of the observed scores at or above it, with Wilson's interval.
  package let passRate: Figure
  /// By Livingston and Lewis.
  package let consistency, kappa: Figure

  fileprivate static func around(_ decided: DecidedScores, level: Double) -> [DecisionsAtCut] {
    guard let error = decided.error, error > 0 else { return [] }
    let scores = decided.scores
    return (-3...3).compactMap { errors in
      let own = decided.cut + Double(errors) * error
      guard own > 0, own <= decided.maximum else { return nil }
      let decisions = Classification.livingstonLewis(decided.observed(own))
      return DecisionsAtCut(
        errors: errors, cut: own,
        // A score that is a fraction must not miss its own cut by a rounding.
        passRate: .passRate(passed: scores.count { $0 >= own - 1e-9 }, of: scores.count, level: level),
        consistency: decisions.consistency, kappa: decisions.kappa)
    }
  }
}
