import AssayJSON
import AssayModel

/// A refused command in the journal: an object with `do` (the word for the command) and what belongs to it.
///
/// `save` and `check`: `slot`, `answer`; `clear`, `go`, `hint`: `slot`; `flag`: `slot`, `flag`; `submit-section`:
/// `section`; `submit`: `confirm`.
extension SessionCommand {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    switch self {
    case .save(let slot, let answer):
      writer.member("do", "save")
      writer.member("slot", slot.text)
      writer.member("answer", answer)
    case .check(let slot, let answer):
      writer.member("do", "check")
      writer.member("slot", slot.text)
      writer.member("answer", answer)
    case .clear(let slot):
      writer.member("do", "clear")
      writer.member("slot", slot.text)
    case .go(let slot):
      writer.member("do", "go")
      writer.member("slot", slot.text)
    case .hint(let slot):
      writer.member("do", "hint")
      writer.member("slot", slot.text)
    case .flag(let slot, let flag):
      writer.member("do", "flag")
      writer.member("slot", slot.text)
      writer.member("flag", flag)
    case .submitSection(let section):
      writer.member("do", "submit-section")
      writer.member("section", section.text)
    case .submit(let confirm):
      writer.member("do", "submit")
      writer.member("confirm", confirm)
    }
    writer.endObject()
  }

  init(from reader: inout RecordReader) throws(JSONError) {
    try reader.begin()
    switch try reader.text("do") {
    case "save":
      let slot = try reader.slot()
      self = .save(slot, try reader.answer("answer"))
    case "check":
      let slot = try reader.slot()
      self = .check(slot, try reader.answer("answer"))
    case "clear": self = .clear(try reader.slot())
    case "go": self = .go(try reader.slot())
    case "hint": self = .hint(try reader.slot())
    case "flag":
      let slot = try reader.slot()
      self = .flag(slot, try reader.bool("flag"))
    case "submit-section": self = .submitSection(try reader.section())
    case "submit": self = .submit(confirm: try reader.bool("confirm"))
    default: throw reader.json.refused("the word after `do` is not known")
    }
    try reader.end()
  }
}

extension Refusal {
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("kind", kind.rawValue)
    writer.member("message", message)
    writer.member("advice", advice)
  }

  init(from reader: inout RecordReader) throws(JSONError) {
    let kind = try reader.value("kind", "a known kind of refusal", Kind.init(rawValue:))
    let message = try reader.text("message")
    self.init(kind, message, advice: try reader.text("advice"))
  }
}
