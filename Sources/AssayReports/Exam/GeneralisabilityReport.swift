package import AssayPsychometrics

/// What the spread of scores on a fixed form is made of, and how dependable a decision against the cut is.
///
/// The p × i study: alpha compares candidates with each other, Φ with a standard, for which the difficulty of the items
/// is an error besides.
package struct GeneralisabilityReport: Hashable, Sendable {
  package let candidates: Int
  package let items: Int
  /// σ²(p), σ²(i) and σ²(pi,e), of the points on one item.
  package let personVariance, itemVariance, residualVariance: Figure
  /// Eρ², which is alpha.
  package let generalisability: Figure
  package let dependability: Figure
  /// Φ(λ) at the cut; nil where there is no cut, or sections are weighted so that it is no cut of the points.
  package let dependabilityAtCut: Figure?
  /// σ(δ) and σ(Δ) of the total, in points.
  package let relativeError, absoluteError: Figure

  /// Nil where forms or the maxima of items differ, and below two candidates or items.
  ///
  /// - Parameters:
  ///   - matrix: The responses.
  ///   - cut: The points that pass; nil where no number of points does.
  init?(_ matrix: ResponseMatrix, cut: Double?) {
    guard let study = CrossedStudy(matrix) else { return nil }
    candidates = study.persons
    items = study.conditions
    personVariance = study.personVariance
    itemVariance = study.conditionVariance
    residualVariance = study.residualVariance
    generalisability = study.generalisability(of: items)
    dependability = study.dependability(of: items)
    dependabilityAtCut = cut.map { study.dependability(atCut: $0 / Double(study.conditions)) }
    relativeError = study.relativeError
    absoluteError = study.absoluteError
  }

  /// Every figure, in a fixed order.
  var figures: [Figure] {
    [personVariance, itemVariance, residualVariance, generalisability, dependability, relativeError, absoluteError]
      + (dependabilityAtCut.map { [$0] } ?? [])
  }
}
