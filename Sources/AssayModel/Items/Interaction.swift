/// What a candidate does at an item, with the key.
///
/// The names are those of the format; each has a file of its own with its parts.
package enum Interaction: Hashable, Sendable, Codable {
  case choice(ChoiceInteraction)
  case trueFalse(TrueFalseInteraction)
  case multipleResponse(MultipleResponseInteraction)
  case matrix(MatrixInteraction)
  case text(TextInteraction)
  case number(NumberInteraction)
  case order(OrderInteraction)
  case match(MatchInteraction)
  case cloze(ClozeInteraction)
  case essay(EssayInteraction)
  case survey(SurveyInteraction)
  /// A page to read; it takes no answer.
  case info
}

/// The words for the kinds of interaction, as authors and clients write them.
package enum InteractionType: String, Hashable, Sendable, Codable, CaseIterable {
  case choice
  case trueFalse = "true-false"
  case multipleResponse = "multiple-response"
  case matrix, text, number, order, match, cloze, essay, survey, info
}

extension Interaction {
  package var type: InteractionType {
    switch self {
    case .choice: .choice
    case .trueFalse: .trueFalse
    case .multipleResponse: .multipleResponse
    case .matrix: .matrix
    case .text: .text
    case .number: .number
    case .order: .order
    case .match: .match
    case .cloze: .cloze
    case .essay: .essay
    case .survey: .survey
    case .info: .info
    }
  }
}

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
