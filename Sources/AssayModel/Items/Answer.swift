/// What a candidate gave, under the word for its kind.
///
/// In an item's `tests:` the ids are the author's; in a session they are the opaque ids of what was shown. Texts and
/// numbers are kept as sent and normalised only by the scorer.
package enum Answer: Hashable, Sendable {
  case choice(OptionID)
  case trueFalse(Bool)
  case multipleResponse([OptionID])
  /// Row by row, in the order sent.
  case matrix([Part<[OptionID]>])
  case text(String)
  /// A decimal number as typed.
  case number(String)
  case order([OptionID])
  /// Left to right, in the order sent.
  case match([Part<OptionID>])
  case cloze([Part<GapAnswer>])
  case essay(String)
  /// Files that were sent before, in the order in which they are to be read.
  case file([FileID])
  case survey(OptionID)

  /// One part of an answer: the id of a row, a left side or a gap, and what was put there.
  package struct Part<Value: Hashable & Sendable>: Hashable, Sendable {
    package var id: OptionID
    package var value: Value

    package init(_ id: OptionID, _ value: Value) {
      self.id = id
      self.value = value
    }
  }

  /// What was put into a gap.
  package enum GapAnswer: Hashable, Sendable {
    case choice(OptionID)
    /// A text or a number, as typed.
    case text(String)
  }
}

extension Answer.Part: Codable where Value: Codable {}
extension Answer.GapAnswer: Codable {}
extension Answer: Codable {}

extension Answer {
  /// The kind of interaction that the answer belongs to.
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
    }
  }
}
