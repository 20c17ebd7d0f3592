package import AssayModel

/// How far the marking of one answer has come.
package enum MarkingState: Hashable, Sendable {
  /// So many raters have still to mark.
  case needsRaters(Int)
  /// The raters differ by more than the rubric allows, and somebody has to decide.
  case needsAdjudication
  /// The points of each trait that count.
  case final([TraitPoints])

  /// The points that count; nil until there are any.
  package var points: Rational? {
    guard case .final(let points) = self else { return nil }
    return points.reduce(.zero) { $0 + $1.points }
  }
}

extension Rubric {
  /// Where the marking of an answer stands.
  ///
  /// With one rater, that person's points count. With two, the mean of both counts for each trait, unless their totals
  /// differ by more than ``adjudicateAbove``: an adjudicator's points then count alone. Which of the two was first makes
  /// no difference. Once an adjudicator has decided, those points stand, whatever the rubric becomes later.
  ///
  /// - Parameter marks: All marks of the answer, in the order in which they were given.
  /// - Returns: What is missing, or what counts.
  package func state(of marks: [Mark]) -> MarkingState {
    if let decided = marks.last(where: { $0.role == .adjudicator }) { return .final(decided.points) }
    // A rubric that asks for fewer raters than before takes the first.
    let ratings = marks.filter { $0.role == .rater }.prefix(raters)
    guard let first = ratings.first, ratings.count >= raters else { return .needsRaters(raters - ratings.count) }
    guard ratings.count > 1 else { return .final(first.points) }
    if let limit = adjudicateAbove, let totals = ratings.totals, totals.upperBound - totals.lowerBound > limit {
      return .needsAdjudication
    }
    return .final(
      traits.map { trait in
        let sum = ratings.reduce(Rational.zero) { $0 + $1.points(for: trait.id) }
        return TraitPoints(trait: trait.id, points: sum / Rational(ratings.count))
      })
  }
}

extension Collection where Element == Mark {
  /// The lowest and the highest total; nil without marks.
  fileprivate var totals: ClosedRange<Rational>? {
    let all = map(\.total)
    guard let low = all.min(), let high = all.max() else { return nil }
    return low...high
  }
}

extension Mark {
  /// The points of one trait; 0 where the mark has none of it.
  package func points(for trait: TraitID) -> Rational { points.first { $0.trait == trait }?.points ?? .zero }
}
