/// One thing that can be chosen.
package struct ChoiceOption: Hashable, Sendable, Codable {
  package var id: OptionID
  /// As Markdown.
  package var text: String
  /// The share of the points that choosing it earns: 1 for a key, 0 for a distractor, or the author's own.
  package var credit: Rational
  /// Why it is right or wrong, as Markdown; shown when feedback allows.
  package var rationale: String?
  package var pin: Pin?
  /// What is shown with it.
  @OmittedWhenEmpty package var media: [Medium] = []

  package init(id: OptionID, text: String, credit: Rational, rationale: String? = nil, pin: Pin? = nil) {
    self.id = id
    self.text = text
    self.credit = credit
    self.rationale = rationale
    self.pin = pin
  }

  /// Whether it was written as `correct:`, or with full credit.
  package var isKey: Bool { credit == .one }
}

/// A place that an option keeps when the others are shuffled.
package enum Pin: String, Hashable, Sendable, Codable, CaseIterable {
  case first, last
}
