/// What one person gave an answer that people score.
package struct Mark: Hashable, Sendable, Codable {
  package var slot: SlotID
  /// A role or a pseudonym; two raters of an answer differ in it.
  package var rater: String
  package var role: Role
  /// The points of each trait, in the order of the rubric; of the one trait `whole` where there is no rubric.
  package var points: [TraitPoints]
  /// For whoever marks or appeals next; never shown to the candidate in delivery, and given to the person who asks for
  /// what is kept of them, once the result is released.
  package var comment: String?

  package init(slot: SlotID, rater: String, role: Role, points: [TraitPoints], comment: String? = nil) {
    self.slot = slot
    self.rater = rater
    self.role = role
    self.points = points
    self.comment = comment
  }

  package enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    /// One of those who mark, blind to the others.
    case rater
    /// Who decides where raters differ by more than the rubric allows; their points stand.
    case adjudicator
  }

  /// The points of all traits together.
  package var total: Rational { points.reduce(.zero) { $0 + $1.points } }
}

/// What a person gave for one trait of a rubric.
package struct TraitPoints: Hashable, Sendable, Codable {
  package var trait: TraitID
  package var points: Rational

  package init(trait: TraitID, points: Rational) {
    self.trait = trait
    self.points = points
  }
}
