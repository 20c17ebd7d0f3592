import AssayModel
import AssayScoring

extension Interaction {
  /// The rationales that may be read after an answer, in the order shown.
  ///
  /// Those of what was chosen or written; those of all options once the key is told. The rationale of a row or of a
  /// left side says what is right there, so it waits for the key unless that part is right and that is told.
  func notes(on answer: Answer?, arranged: Arrangement, telling disclosure: Disclosure) -> [FeedbackNote] {
    switch (self, answer) {
    case (.choice(let choice), _):
      var chosen: [OptionID] = []
      if case .choice(let id) = answer { chosen = [id] }
      return choice.options.notes(chosen, arranged.choices, part: nil, disclosure)
    case (.multipleResponse(let multiple), _):
      var chosen: [OptionID] = []
      if case .multipleResponse(let ids) = answer { chosen = ids }
      return multiple.options.notes(chosen, arranged.choices, part: nil, disclosure)
    case (.matrix(let matrix), _):
      var given: [Answer.Part<[OptionID]>] = []
      if case .matrix(let rows) = answer { given = rows }
      return arranged.rows.enumerated().compactMap { place, row in
        let row = matrix.rows[row]
        let isRight = given.contains { $0.id == row.id && Set($0.value) == Set(row.key) }
        return row.rationale.note(on: OptionID("r", place + 1), isRight, disclosure)
      }
    case (.match(let match), _):
      var given: [Answer.Part<OptionID>] = []
      if case .match(let pairs) = answer { given = pairs }
      return arranged.rows.enumerated().compactMap { place, left in
        let left = match.lefts[left]
        let isRight = given.contains { $0.id == left.id && $0.value == left.key }
        return left.rationale.note(on: OptionID("l", place + 1), isRight, disclosure)
      }
    case (.text(let text), .text(let written)): return text.notes(on: written, part: nil)
    case (.number(let number), .number(let written)): return number.notes(on: written, part: nil)
    case (.cloze(let cloze), _):
      var given: [Answer.Part<Answer.GapAnswer>] = []
      if case .cloze(let gaps) = answer { given = gaps }
      return cloze.gaps.enumerated().flatMap { place, gap in
        let own = given.first { $0.id == gap.id }?.value
        return gap.content.notes(on: own, arranged.gaps[place], part: OptionID("g", place + 1), disclosure)
      }
    case (.trueFalse, _), (.text, _), (.number, _), (.order, _), (.essay, _), (.file, _), (.survey, _),
      (.info, _):
      return []
    }
  }
}

extension GapContent {
  fileprivate func notes(
    on answer: Answer.GapAnswer?, _ order: [Int], part: OptionID, _ disclosure: Disclosure
  ) -> [FeedbackNote] {
    switch (self, answer) {
    case (.choice(let choice), .choice(let id)): choice.options.notes([id], order, part: part, disclosure)
    case (.choice(let choice), _): choice.options.notes([], order, part: part, disclosure)
    case (.text(let text), .text(let written)): text.notes(on: written, part: part)
    case (.number(let number), .text(let written)): number.notes(on: written, part: part)
    case (.text, _), (.number, _): []
    }
  }
}

extension [ChoiceOption] {
  fileprivate func notes(
    _ chosen: [OptionID], _ order: [Int], part: OptionID?, _ disclosure: Disclosure
  ) -> [FeedbackNote] {
    order.enumerated().compactMap { place, position in
      let option = self[position]
      guard let rationale = option.rationale, disclosure.key || chosen.contains(option.id) else { return nil }
      return FeedbackNote(part: part, choice: OptionID("o", place + 1), text: rationale)
    }
  }
}

extension TextInteraction {
  fileprivate func notes(on written: String, part: OptionID?) -> [FeedbackNote] {
    accept.filter { accepted in
      let alone = TextInteraction(accept: [AcceptedText(text: accepted.text)], ignore: ignore)
      return Interaction.text(alone).share(earnedBy: .text(written)) == .one
    }.compactMap { $0.rationale.map { FeedbackNote(part: part, text: $0) } }
  }
}

extension NumberInteraction {
  /// The rationales of the slips that the number shows; none for the key itself.
  fileprivate func notes(on written: String, part: OptionID?) -> [FeedbackNote] {
    func agrees(_ number: String) -> Bool {
      let alone = NumberInteraction(key: number, tolerance: tolerance)
      return Interaction.number(alone).share(earnedBy: .number(written)) == .one
    }
    guard !agrees(key) else { return [] }
    return also.filter { agrees($0.number) }.compactMap { $0.rationale.map { FeedbackNote(part: part, text: $0) } }
  }
}

extension String? {
  fileprivate func note(on part: OptionID, _ isRight: Bool, _ disclosure: Disclosure) -> FeedbackNote? {
    guard let self, disclosure.key || (disclosure.rightWrong && isRight) else { return nil }
    return FeedbackNote(part: part, text: self)
  }
}
