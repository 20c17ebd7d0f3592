import AssayJSON
import AssayModel

/// A refused command in the journal: an object with `do` (the word for the command) and what belongs to it.
///
/// `save` and `check`: `slot`, `answer`; `clear`, `go`, `hint`: `slot`; `flag`: `slot`, `flag`; `submit-section`:
/// `section`; `submit`: `confirm`; `comment`: `slot`, `text`; `agree`: `agreement`, `agreed`; `pause`, `resume`,
/// `start-break`, `end-break`: nothing; `note`: `kind`, `slot`, `detail`; `keep-state`: `text`; `begin-file`: `slot`,
/// `name`, `type`, `bytes`; `end-file`: `file`, `digest`.
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
    case .comment(let slot, let text):
      writer.member("do", "comment")
      writer.member("slot", slot.text)
      writer.member("text", text)
    case .agree(let agreement, let isAgreed):
      writer.member("do", "agree")
      writer.member("agreement", agreement.text)
      writer.member("agreed", isAgreed)
    case .pause: writer.member("do", "pause")
    case .resume: writer.member("do", "resume")
    case .startBreak: writer.member("do", "start-break")
    case .endBreak: writer.member("do", "end-break")
    case .note(let event):
      writer.member("do", "note")
      event.writeMembers(to: &writer)
    case .keepState(let text):
      writer.member("do", "keep-state")
      writer.member("text", text)
    case .beginFile(let slot, let file):
      writer.member("do", "begin-file")
      writer.member("slot", slot.text)
      file.writeMembers(to: &writer)
    case .endFile(let file, let digest):
      writer.member("do", "end-file")
      writer.member("file", file.text)
      writer.member("digest", digest.text)
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
    case "comment":
      let slot = try reader.slot()
      self = .comment(slot, try reader.text("text"))
    case "agree":
      let agreement = try reader.agreement()
      self = .agree(agreement, try reader.bool("agreed"))
    case "pause": self = .pause
    case "resume": self = .resume
    case "start-break": self = .startBreak
    case "end-break": self = .endBreak
    case "note": self = .note(try ClientEvent(membersFrom: &reader))
    case "keep-state": self = .keepState(try reader.text("text"))
    case "begin-file":
      let slot = try reader.slot()
      self = .beginFile(slot, try FileDescription(membersFrom: &reader))
    case "end-file":
      let file = try reader.file()
      self = .endFile(file, try reader.digest("digest"))
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

extension ClientEvent {
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("kind", kind)
    if let slot { writer.member("slot", slot.text) }
    writer.member("detail", ifPresent: detail)
  }

  init(membersFrom reader: inout RecordReader) throws(JSONError) {
    let kind = try reader.text("kind")
    var slot: SlotID?
    if try reader.take("slot") {
      slot = SlotID(try reader.json.readString())
      guard slot != nil else { throw reader.json.refused("`slot` is not an id") }
    }
    self.init(kind: kind, slot: slot, detail: try reader.textIfPresent("detail"))
  }
}

extension FileDescription {
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("name", name)
    writer.member("type", type)
    writer.member("bytes", bytes)
  }

  init(membersFrom reader: inout RecordReader) throws(JSONError) {
    let name = try reader.text("name")
    let type = try reader.text("type")
    self.init(name: name, type: type, bytes: try reader.int("bytes"))
  }
}

extension RecordReader {
  mutating func agreement() throws(JSONError) -> AgreementID { try value("agreement", "an id", AgreementID.init) }

  mutating func file() throws(JSONError) -> FileID { try value("file", "an id", FileID.init) }

  mutating func digest(_ name: StaticString) throws(JSONError) -> ContentDigest {
    try value(name, "a digest", ContentDigest.init)
  }
}
