package import AssayModel

/// An answer in authored ids, and in words with the texts that the ids stand for.
package struct AnswerInWords: Hashable, Sendable {
  /// Nil when the recorded answer does not fit the item, as only damaged data can make it.
  package let answer: Answer?
  /// Such as `report: Report it through the channel your organisation has set up`; option texts are Markdown.
  package let text: String

  /// Reads an answer in shown ids.
  init(_ shown: Answer, to item: Item, at slot: FormSlot) {
    answer = Presentation(item.interaction, slot.arrangement)?.authored(shown)
    text = answer.map { item.interaction.words(for: $0) } ?? "an answer that does not fit the item"
  }
}

extension Interaction {
  /// An answer in authored ids, in words.
  fileprivate func words(for answer: Answer) -> String {
    switch (self, answer) {
    case (.choice(let choice), .choice(let id)): choice.options.named(id)
    case (_, .trueFalse(let value)): value ? "true" : "false"
    case (.multipleResponse(let multiple), .multipleResponse(let ids)):
      ids.isEmpty ? "no option" : ids.map { multiple.options.named($0) }.joined(separator: "; ")
    case (.survey(let survey), .survey(let id)): survey.scale.named(id)
    case (.order(let order), .order(let ids)):
      ids.map { order.entries.named($0) }.joined(separator: " → ")
    case (.matrix(let matrix), .matrix(let parts)):
      parts.map { part in
        let columns = part.value.map { matrix.columns.label($0) }.joined(separator: ", ")
        return "\(matrix.rows.first { $0.id == part.id }?.text ?? part.id.text): \(columns)"
      }.joined(separator: "; ")
    case (.match(let match), .match(let parts)):
      parts.map { part in
        "\(match.lefts.first { $0.id == part.id }?.text ?? part.id.text) → \(match.rights.label(part.value))"
      }.joined(separator: "; ")
    case (.cloze(let cloze), .cloze(let parts)):
      parts.map { "\($0.id): \(cloze.words(for: $0))" }.joined(separator: "; ")
    case (_, .file(let ids)): ids.isEmpty ? "no file" : ids.map(\.text).joined(separator: ", ")
    case (_, .text(let text)), (_, .number(let text)), (_, .essay(let text)): text
    default: "an answer that does not fit the item"
    }
  }
}

extension ClozeInteraction {
  fileprivate func words(for part: Answer.Part<Answer.GapAnswer>) -> String {
    switch part.value {
    case .text(let text): return text
    case .choice(let id):
      guard case .choice(let choice)? = gaps.first(where: { $0.id == part.id })?.content else { return id.text }
      return choice.options.first { $0.id == id }?.text ?? id.text
    }
  }
}

extension [ChoiceOption] {
  fileprivate func named(_ id: OptionID) -> String { first { $0.id == id }.map { "\(id): \($0.text)" } ?? id.text }
}

extension [LabelledChoice] {
  fileprivate func named(_ id: OptionID) -> String { "\(id): \(label(id))" }
  fileprivate func label(_ id: OptionID) -> String { first { $0.id == id }?.text ?? id.text }
}
