import AssayJSON
import AssayModel

extension JSONWriter {
  /// Writes an answer in authored ids under the word for its type, such as `{"choice": "report"}`.
  mutating func answer(_ answer: Answer) {
    object("answer") { writer in
      writer.name(answer.type.rawValue)
      switch answer {
      case .choice(let id), .survey(let id): writer.string(id.text)
      case .trueFalse(let value): writer.bool(value)
      case .multipleResponse(let ids), .order(let ids): writer.ids(ids)
      case .file(let ids): writer.ids(ids)
      case .text(let text), .number(let text), .essay(let text): writer.string(text)
      case .matrix(let parts):
        writer.object { writer in
          for part in parts {
            writer.name(part.id.text)
            writer.ids(part.value)
          }
        }
      case .match(let parts):
        writer.object { writer in for part in parts { writer.member(part.id.text, part.value.text) } }
      case .cloze(let parts):
        writer.object { writer in
          for part in parts {
            switch part.value {
            case .choice(let id): writer.member(part.id.text, id.text)
            case .text(let text): writer.member(part.id.text, text)
            }
          }
        }
      }
    }
  }

  private mutating func ids<Kind>(_ ids: [Identifier<Kind>]) {
    array { writer in for id in ids { writer.string(id.text) } }
  }
}
