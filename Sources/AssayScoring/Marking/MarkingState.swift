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

extension Item {
  /// What is marked at an answer that people score: the rubric's traits, or one trait `whole` over all the points where
  /// there is no rubric; empty where a machine scores.
  package var markedTraits: [Trait] {
    guard let rubric = markingRubric else { return [] }
    return rubric.traits
  }

  /// The rubric by which people score answers to the item, made up where the author gave none; nil where a machine
  /// scores.
  package var markingRubric: Rubric? {
    guard case .essay(let essay) = interaction else { return nil }
    if let rubric = essay.rubric { return rubric }
    return Rubric(traits: [Trait(id: "whole", points: points, levels: [])])
  }
}

extension Rubric {
  /// Where the marking of an answer stands.
  ///
  /// With one rater, that person's points count. With two, the mean of both counts for each trait, unless their totals
  /// differ by more than ``adjudicateAbove``: an adjudicator's points then count alone.
  ///
  /// - Parameter marks: All marks of the answer, in the order in which they were given.
  /// - Returns: What is missing, or what counts.
  package func state(of marks: [Mark]) -> MarkingState {
    if let decided = marks.last(where: { $0.role == .adjudicator }) { return .final(decided.points) }
    let ratings = marks.filter { $0.role == .rater }
    guard ratings.count >= raters else { return .needsRaters(raters - ratings.count) }
    guard ratings.count > 1 else { return .final(ratings[0].points) }
    let (first, second) = (ratings[0], ratings[1])
    if let limit = adjudicateAbove, (first.total - second.total).magnitude > limit { return .needsAdjudication }
    return .final(
      traits.map { trait in
        let sum = first.points(for: trait.id) + second.points(for: trait.id)
        return TraitPoints(trait: trait.id, points: sum / 2)
      })
  }

  /// Why a mark cannot be taken after others; nil where it can.
  package func problem(with mark: Mark, after marks: [Mark]) -> MarkingProblem? {
    guard mark.points.count == traits.count, zip(mark.points, traits).allSatisfy({ $0.trait == $1.id }) else {
      return .otherTraits(traits.map(\.id))
    }
    for (own, trait) in zip(mark.points, traits) where own.points < .zero || own.points > trait.points {
      return .outOfRange(trait.id, maximum: trait.points)
    }
    switch mark.role {
    case .rater:
      if marks.contains(where: { $0.role == .rater && $0.rater.utf8.elementsEqual(mark.rater.utf8) }) {
        return .markedAlready
      }
      if marks.filter({ $0.role == .rater }).count >= raters { return .enoughRaters(raters) }
    case .adjudicator:
      guard case .needsAdjudication = state(of: marks) else { return .nothingToAdjudicate }
      if marks.contains(where: { $0.rater.utf8.elementsEqual(mark.rater.utf8) }) { return .markedAlready }
    }
    return nil
  }
}

/// Why a mark cannot be taken.
package enum MarkingProblem: Error, Hashable, Sendable {
  /// The mark must have these traits, in this order.
  case otherTraits([TraitID])
  case outOfRange(TraitID, maximum: Rational)
  /// The same person has marked the answer before.
  case markedAlready
  /// As many as the rubric asks for have marked the answer.
  case enoughRaters(Int)
  /// The raters agree, or have not all marked yet.
  case nothingToAdjudicate
}

extension Mark {
  fileprivate func points(for trait: TraitID) -> Rational { points.first { $0.trait == trait }?.points ?? .zero }
}
