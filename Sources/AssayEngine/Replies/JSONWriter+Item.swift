import AssayDelivery
import AssayJSON
import AssayModel

extension JSONWriter {
  /// Writes what a candidate can do at an item; nothing where the type says it all.
  mutating func member(
    _ name: String, _ interaction: CandidateInteraction, textLimit: Int?, _ contents: inout ContentCache
  ) {
    if case .trueFalse = interaction { return }
    if case .info = interaction { return }
    self.name(name)
    beginObject()
    switch interaction {
    case .trueFalse, .info: break
    case .choice(let options): member("options", options, &contents)
    case .multipleResponse(let options, let select):
      member("options", options, &contents)
      if let select { member("select", select) }
    case .matrix(let rows, let columns):
      member("rows", rows, &contents)
      member("columns", columns, &contents)
    case .text, .number: break
    case .order(let entries): member("entries", entries, &contents)
    case .match(let lefts, let rights):
      member("lefts", lefts, &contents)
      member("rights", rights, &contents)
    case .cloze(let gaps): member("gaps", gaps, &contents)
    case .essay(let words):
      if let words {
        object("words") { writer in
          writer.member("min", words.lowerBound)
          writer.member("max", words.upperBound)
        }
      }
    case .survey(let steps): member("steps", steps, &contents)
    }
    if let textLimit { member("maxBytes", textLimit) }
    endObject()
  }

  private mutating func member(
    _ name: String, _ gaps: [CandidateInteraction.Gap], _ contents: inout ContentCache
  ) {
    self.name(name)
    beginArray()
    for gap in gaps {
      beginObject()
      member("id", gap.id.text)
      switch gap.content {
      case .choice(let options):
        member("kind", "choice")
        member("options", options, &contents)
      case .text: member("kind", "text")
      case .number: member("kind", "number")
      }
      endObject()
    }
    endArray()
  }
}
