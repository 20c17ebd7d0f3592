/// Each thing on the left is matched with one on the right.
package struct MatchInteraction: Hashable, Sendable, Codable {
  package var lefts: [MatchLeft]
  /// Everything that can be chosen on the right, decoys included.
  package var rights: [LabelledChoice]
  package var rule: PartRule = .each
  /// What each wrong pair costs, as a share of one pair: from 0 to 1.
  package var wrong: Rational = .zero

  package init(lefts: [MatchLeft], rights: [LabelledChoice], rule: PartRule = .each, wrong: Rational = .zero) {
    self.lefts = lefts
    self.rights = rights
    self.rule = rule
    self.wrong = wrong
  }
}

/// A thing on the left and the id of its right partner.
package struct MatchLeft: Hashable, Sendable, Codable {
  package var id: OptionID
  package var text: String
  package var key: OptionID
  package var rationale: String?
  /// What is shown with it.
  @OmittedWhenEmpty package var media: [Medium] = []

  package init(id: OptionID, text: String, key: OptionID, rationale: String? = nil) {
    self.id = id
    self.text = text
    self.key = key
    self.rationale = rationale
  }
}
