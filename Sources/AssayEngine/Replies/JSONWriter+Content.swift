import AssayDelivery
import AssayJSON
import AssayModel
import AssayStore

extension JSONWriter {
  /// Writes Markdown as clients get it.
  mutating func member(_ name: String, content markdown: String, _ contents: inout ContentCache) {
    self.name(name)
    raw(contents.content(of: markdown))
  }

  mutating func member(_ name: String, _ answer: Answer) {
    self.name(name)
    answer.write(to: &self)
  }

  /// Writes a number in decimal digits, at most six of them behind the point.
  mutating func member(_ name: String, _ number: Rational) {
    self.name(name)
    self.number(text: number.decimalText(places: 6))
  }

  /// Writes parts that can be chosen, placed or matched, as `{id, content}`.
  mutating func member(
    _ name: String, _ parts: [CandidateInteraction.Part], _ contents: inout ContentCache
  ) {
    self.name(name)
    beginArray()
    for part in parts {
      beginObject()
      member("id", part.id.text)
      member("content", content: part.text, &contents)
      endObject()
    }
    endArray()
  }

  /// Writes what is told of an answer.
  mutating func member(_ name: String, _ feedback: AnswerFeedback, _ contents: inout ContentCache) {
    self.name(name)
    beginObject()
    if let isRight = feedback.isRight { member("right", isRight) }
    if let credit = feedback.credit { member("credit", credit) }
    if let earned = feedback.earned { member("earned", earned) }
    if !feedback.notes.isEmpty {
      self.name("rationales")
      beginArray()
      for note in feedback.notes {
        beginObject()
        if let part = note.part { member("part", part.text) }
        if let choice = note.choice { member("choice", choice.text) }
        member("content", content: note.text, &contents)
        endObject()
      }
      endArray()
    }
    if let text = feedback.text { member("content", content: text, &contents) }
    if let key = feedback.key { member("key", key) }
    endObject()
  }
}
