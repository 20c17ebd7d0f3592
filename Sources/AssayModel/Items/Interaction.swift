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
  case file(FileInteraction)
  case survey(SurveyInteraction)
  /// A page to read; it takes no answer.
  case info
}

/// The words for the kinds of interaction, as authors and clients write them.
package enum InteractionType: String, Hashable, Sendable, Codable, CaseIterable {
  case choice
  case trueFalse = "true-false"
  case multipleResponse = "multiple-response"
  case matrix, text, number, order, match, cloze, essay, file, survey, info
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
    case .file: .file
    case .survey: .survey
    case .info: .info
    }
  }
}
