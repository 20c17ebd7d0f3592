package import AssayJSON
package import AssayModel

extension Answer {
  /// Writes the answer as a client sends it.
  ///
  /// - Precondition: The parts of a matrix, a match or a cloze have distinct ids, as those of every answer that was read.
  package func write(to writer: inout JSONWriter) { write(to: &writer, .wire) }

  func write(to writer: inout JSONWriter, _ form: Form) {
    writer.beginObject()
    switch self {
    case .choice(let id): writer.member("choice", id.text)
    case .multipleResponse(let ids):
      writer.name("multiple-response")
      writer.ids(ids)
    case .trueFalse(let value): writer.member("true-false", value)
    case .text(let text): writer.member("text", text)
    case .number(let text): writer.member("number", text)
    case .order(let ids):
      writer.name("order")
      writer.ids(ids)
    case .matrix(let parts):
      writer.name("matrix")
      writer.beginObject()
      for part in parts {
        writer.name(part.id.text)
        writer.ids(part.value)
      }
      writer.endObject()
    case .match(let parts):
      writer.name("match")
      writer.beginObject()
      for part in parts { writer.member(part.id.text, part.value.text) }
      writer.endObject()
    case .cloze(let parts):
      writer.name("cloze")
      writer.beginObject()
      for part in parts {
        writer.name(part.id.text)
        writer.gap(part.value, form)
      }
      writer.endObject()
    case .essay(let text): writer.member("essay", text)
    case .file(let ids):
      writer.name("file")
      writer.ids(ids)
    case .survey(let id): writer.member("survey", id.text)
    }
    writer.endObject()
  }
}

extension JSONWriter {
  fileprivate mutating func ids<Kind>(_ ids: [Identifier<Kind>]) {
    beginArray()
    for id in ids { string(id.text) }
    endArray()
  }

  fileprivate mutating func gap(_ answer: Answer.GapAnswer, _ form: Answer.Form) {
    switch (answer, form) {
    case (.text(let text), _): string(text)
    case (.choice(let id), .wire): string(id.text)
    case (.choice(let id), .journal):
      beginObject()
      member("choice", id.text)
      endObject()
    }
  }
}
