package import AssayModel

/// Why a mark cannot be taken.
package enum MarkingProblem: Error, Hashable, Sendable {
  /// The mark must have these traits, in this order.
  case otherTraits([TraitID])
  case outOfRange(TraitID, maximum: Rational)
  /// So fine a difference is not made; the trait takes whole points, and those of its levels.
  case betweenLevels(TraitID)
  /// The same person has marked the answer before.
  case markedAlready
  /// As many as the rubric asks for have marked the answer.
  case enoughRaters(Int)
  /// The raters agree, or have not all marked yet.
  case nothingToAdjudicate
}

extension Trait {
  /// Whether a mark may give so many points: those of a level, all of the trait's, or whole points in between.
  ///
  /// Levels say what points stand for; an answer between two of them may get the points between them. Parts of a point
  /// are given only where a level has them: finer differences than the author described are not marked reliably.
  package func admits(_ points: Rational) -> Bool {
    guard points >= .zero, points <= self.points else { return false }
    return points.denominator == 1 || points == self.points || levels.contains { $0.points == points }
  }

  /// The smallest difference between points that a mark may give; of a trait without points, 1.
  package var step: Rational {
    let odd = (levels.map(\.points) + [points]).filter { $0.denominator != 1 }
    let near = odd.flatMap { [$0 - $0.roundedDown(), $0.roundedUp() - $0] }
    let sorted = odd.sorted()
    let apart = zip(sorted, sorted.dropFirst()).map { $1 - $0 }.filter { $0 > .zero }
    return (near + apart + [.one]).min() ?? .one
  }
}

extension Rubric {
  /// Why a mark cannot be taken after others; nil where it can.
  package func problem(with mark: Mark, after marks: [Mark]) -> MarkingProblem? {
    guard mark.points.count == traits.count, zip(mark.points, traits).allSatisfy({ $0.trait == $1.id }) else {
      return .otherTraits(traits.map(\.id))
    }
    for (own, trait) in zip(mark.points, traits) {
      guard own.points >= .zero, own.points <= trait.points else { return .outOfRange(trait.id, maximum: trait.points) }
      guard trait.admits(own.points) else { return .betweenLevels(trait.id) }
    }
    let isKnown = marks.contains { $0.rater.utf8.elementsEqual(mark.rater.utf8) }
    switch mark.role {
    case .rater:
      if isKnown { return .markedAlready }
      guard case .needsRaters = state(of: marks) else { return .enoughRaters(raters) }
    case .adjudicator:
      guard case .needsAdjudication = state(of: marks) else { return .nothingToAdjudicate }
      if isKnown { return .markedAlready }
    }
    return nil
  }
}
