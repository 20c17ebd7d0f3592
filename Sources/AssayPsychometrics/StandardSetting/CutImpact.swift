/// What a cut, and cuts some standard errors to either side of it, would do to a group of candidates.
///
/// Panels look at it before they settle: Cizek and Bunch (2007), *Standard setting*, chapter 3.
package struct CutImpact: Hashable, Sendable {
  /// One place that the cut could have.
  package struct Row: Hashable, Sendable {
    /// How many standard errors above the cut; 0 for the cut itself.
    package let steps: Int
    package let cut: Double
    package let passing: Int
    package let passRate: Figure
  }

  /// From the lowest cut to the highest; the cut alone where it has no standard error, none without a cut.
  package let rows: [Row]

  /// - Parameters:
  ///   - cut: With its standard error where it has one.
  ///   - curve: Of the candidates' scores, on the scale of the cut.
  ///   - reach: How many standard errors to go to either side.
  ///   - level: Of the intervals of pass rates.
  package init(_ cut: Figure, _ curve: PassingCurve, reach: Int = 3, level: Double = 0.95) {
    guard let value = cut.value, curve.count > 0 else {
      rows = []
      return
    }
    let error = cut.standardError ?? 0
    rows = (error > 0 ? Array(-reach...reach) : [0]).map { steps in
      let place = value + Double(steps) * error
      return Row(
        steps: steps, cut: place, passing: curve.count - curve.failing(at: place),
        passRate: curve.passRate(at: place, level: level))
    }
  }
}
