/// Gaps in the stem are filled.
package struct ClozeInteraction: Hashable, Sendable, Codable {
  /// In the order in which they stand in the stem.
  package var gaps: [ClozeGap]
  package var rule: PartRule = .each

  package init(gaps: [ClozeGap], rule: PartRule = .each) {
    self.gaps = gaps
    self.rule = rule
  }
}

/// One gap: `[[id]]` in the stem.
package struct ClozeGap: Hashable, Sendable, Codable {
  package var id: OptionID
  /// Its share of the points relative to the other gaps, above 0.
  package var weight: Rational = .one
  package var content: GapContent

  package init(id: OptionID, weight: Rational = .one, content: GapContent) {
    self.id = id
    self.weight = weight
    self.content = content
  }
}

/// What goes into a gap.
package enum GapContent: Hashable, Sendable, Codable {
  case choice(ChoiceInteraction)
  case text(TextInteraction)
  case number(NumberInteraction)
}
