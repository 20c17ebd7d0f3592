package import AssayModel
import AssayScoring

/// What is told of one answer, as far as policy allows.
package struct AnswerFeedback: Hashable, Sendable {
  /// Whether it has full credit; nil where that is not told, or people score it.
  package var isRight: Bool?
  /// Of the answer itself, from 0 to 1; told with `isRight`.
  package var credit: Rational?
  /// In points, tries and hints reckoned in; told with `isRight`.
  package var earned: Rational?
  /// Why what was chosen is right or wrong.
  package var notes: [FeedbackNote]
  /// The item's own words on a right or a wrong answer, as Markdown.
  package var text: String?
  /// A right answer in the ids shown; nil where that is not told.
  package var key: Answer?
  /// The language of the texts, where it is not that of the item: a corrected key has words of its own.
  package var language: String?

  package init(
    isRight: Bool? = nil, credit: Rational? = nil, earned: Rational? = nil, notes: [FeedbackNote] = [],
    text: String? = nil, key: Answer? = nil
  ) {
    self.isRight = isRight
    self.credit = credit
    self.earned = earned
    self.notes = notes
    self.text = text
    self.key = key
  }
}

/// A rationale and what it is about.
package struct FeedbackNote: Hashable, Sendable {
  /// The row, left side or gap, by the id shown; nil where the item has no such parts.
  package var part: OptionID?
  /// The option, by the id shown; nil where the note is about something written, or about the part.
  package var choice: OptionID?
  /// As Markdown.
  package var text: String

  package init(part: OptionID? = nil, choice: OptionID? = nil, text: String) {
    self.part = part
    self.choice = choice
    self.text = text
  }
}

/// What may be told.
struct Disclosure {
  var rightWrong: Bool
  var rationale: Bool
  var key: Bool

  static let everything = Disclosure(rightWrong: true, rationale: true, key: true)

  var isEmpty: Bool { !rightWrong && !rationale && !key }

  init(rightWrong: Bool, rationale: Bool, key: Bool) {
    self.rightWrong = rightWrong
    self.rationale = rationale
    self.key = key
  }

  init(_ policy: FormativePolicy, isSettled: Bool, isSubmitted: Bool) {
    rightWrong = policy.tells(policy.rightWrong, isSettled: isSettled, isSubmitted: isSubmitted)
    rationale = policy.tells(policy.rationale, isSettled: isSettled, isSubmitted: isSubmitted)
    key = policy.tells(policy.key, isSettled: isSettled, isSubmitted: isSubmitted)
  }
}

extension AnswerFeedback {
  init(_ response: SlotResponse, at place: Int, telling disclosure: Disclosure, in context: SessionContext) {
    self.init()
    let item = context.scoredItem(at: place)
    let slot = context.form.slots[place]
    let presentation = context.presentation(at: place)
    let authored = response.answer.flatMap { presentation?.authored($0) }
    var wasRight: Bool?
    if case .share(let share) = item.credit(for: authored) {
      wasRight = share == .one
      if disclosure.rightWrong {
        isRight = share == .one
        credit = max(share, .zero)
        earned = ItemOutcome(response, at: slot, of: item).earned
      }
    }
    if disclosure.key { key = item.interaction.keyAnswer.flatMap { presentation?.shown($0) } }
    guard disclosure.rationale else { return }
    let (own, scored) = (context.index.language(of: slot.item), context.scoring.language(of: slot.item))
    if !own.utf8.elementsEqual(scored.utf8) { language = scored }
    notes = item.interaction.notes(on: authored, arranged: slot.arrangement, telling: disclosure)
    if disclosure.rightWrong { text = wasRight.flatMap { $0 ? item.feedback.right : item.feedback.wrong } }
  }
}
