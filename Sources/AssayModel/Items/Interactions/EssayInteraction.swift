/// A longer text is written, and scored by people.
package struct EssayInteraction: Hashable, Sendable, Codable {
  /// How many words are asked for.
  package var words: ClosedRange<Int>?
  package var rubric: Rubric?

  package init(words: ClosedRange<Int>? = nil, rubric: Rubric? = nil) {
    self.words = words
    self.rubric = rubric
  }
}

/// How people score an answer.
package struct Rubric: Hashable, Sendable, Codable {
  /// How many score each answer, blind to one another: 1 or 2.
  package var raters: Int = 1
  /// The difference in points above which a third person decides.
  package var adjudicateAbove: Rational?
  package var traits: [Trait]

  package init(raters: Int = 1, adjudicateAbove: Rational? = nil, traits: [Trait]) {
    self.raters = raters
    self.adjudicateAbove = adjudicateAbove
    self.traits = traits
  }
}

/// One aspect that a rubric looks at.
package struct Trait: Hashable, Sendable, Codable {
  package var id: TraitID
  package var points: Rational
  package var levels: [Level]

  package init(id: TraitID, points: Rational, levels: [Level]) {
    self.id = id
    self.points = points
    self.levels = levels
  }

  /// What so many points stand for.
  package struct Level: Hashable, Sendable, Codable {
    package var points: Rational
    package var text: String

    package init(points: Rational, text: String) {
      self.points = points
      self.text = text
    }
  }
}
