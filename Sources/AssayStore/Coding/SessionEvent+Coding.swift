import AssayJSON
package import AssayModel

/// Events in the journal: one compact JSON object each, members in the order given here, absent where they are nil.
///
/// Every event: `v` (the version of this format, 1), `at` (milliseconds since 1970), `seq` (the client's sequence number),
/// `event` (the word below), then
///
/// | event | members |
/// |---|---|
/// | `started` | ``SessionStart``, see there |
/// | `attached` | `epoch`, `token-digest` |
/// | `served`, `cleared`, `moved`, `hinted` | `slot` |
/// | `saved` | `slot`, `answer` |
/// | `flagged` | `slot`, `flag` |
/// | `checked` | `slot`, `answer`, `credit` |
/// | `section-submitted` | `section` |
/// | `submitted` | `cause`: `candidate`, `time-limit`, `declined`, `declined-unused` or `staff` |
/// | `refused` | `command` (an object), `kind`, `message`, `advice` |
/// | `decided` | `state`, `raw`, `maximum`, `scaled`, `cut` (`share`, `basis`), `scoring-version`, `computed`, `flagged` |
/// | `agreed` | `agreement`, `agreed` |
/// | `commented` | `slot`, `text` |
/// | `noted` | `kind`, `slot`, `detail` |
/// | `state-kept` | `text` |
/// | `file-begun` | `file`, `slot`, `name`, `type`, `bytes` |
/// | `file-ended` | `file`, `digest` |
/// | `paused`, `resumed`, `break-started`, `break-ended`, `detached` | – |
/// | `section-expired` | `section` |
/// | `given-back`, `clock-clamped` | `time` (milliseconds) |
/// | `staff` | ``StaffAct``, see there |
///
/// Answers are in the ids that the candidate was shown, as on the wire, but for a gap's option, which is
/// `{"choice":"o2"}`. Fractions are texts such as `"1/3"`. A word, a member or a version that this release does not know
/// is refused, never skipped: an event that is half understood is a session that is not what its events say.
extension SessionEvent {
  /// The version of the format that this release writes, and the only one it reads.
  static let version = 1

  /// The event as it stands in the journal.
  package var journalText: String {
    var writer = JSONWriter(capacity: 192)
    writer.beginObject()
    writer.member("v", Self.version)
    writer.member("at", at)
    if let sequence { writer.member("seq", sequence) }
    kind.write(to: &writer)
    writer.endObject()
    return writer.text
  }

  /// Reads an event of the journal.
  init(journalText text: String) throws(JSONError) {
    var reader = RecordReader(text)
    try reader.begin()
    let version = try reader.int("v")
    guard version == Self.version else {
      throw reader.json.refused("events of format \(version) are not known, only of \(Self.version)")
    }
    let at = try reader.instant("at")
    let sequence = try reader.take("seq") ? try reader.json.readInt() : nil
    self.init(at: at, sequence: sequence, try Kind(from: &reader))
    try reader.end()
    try reader.json.finish()
  }
}

extension SessionEvent.Kind {
  /// The word for what happened, as the journal writes it.
  package var word: String {
    switch self {
    case .started: "started"
    case .attached: "attached"
    case .served: "served"
    case .saved: "saved"
    case .cleared: "cleared"
    case .flagged: "flagged"
    case .moved: "moved"
    case .checked: "checked"
    case .hinted: "hinted"
    case .sectionSubmitted: "section-submitted"
    case .submitted: "submitted"
    case .refused: "refused"
    case .decided: "decided"
    case .agreed: "agreed"
    case .commented: "commented"
    case .noted: "noted"
    case .stateKept: "state-kept"
    case .fileBegun: "file-begun"
    case .fileEnded: "file-ended"
    case .paused: "paused"
    case .resumed: "resumed"
    case .breakStarted: "break-started"
    case .breakEnded: "break-ended"
    case .sectionExpired: "section-expired"
    case .detached: "detached"
    case .givenBack: "given-back"
    case .clockClamped: "clock-clamped"
    case .staff: "staff"
    }
  }

  fileprivate func write(to writer: inout JSONWriter) {
    writer.member("event", word)
    switch self {
    case .started(let start): start.writeMembers(to: &writer)
    case .attached(let epoch, let tokenDigest):
      writer.member("epoch", epoch)
      writer.member("token-digest", tokenDigest)
    case .served(let slot), .cleared(let slot), .moved(let slot), .hinted(let slot): writer.member("slot", slot.text)
    case .saved(let slot, let answer):
      writer.member("slot", slot.text)
      writer.member("answer", answer)
    case .flagged(let slot, let flag):
      writer.member("slot", slot.text)
      writer.member("flag", flag)
    case .checked(let slot, let answer, let credit):
      writer.member("slot", slot.text)
      writer.member("answer", answer)
      writer.member("credit", credit)
    case .sectionSubmitted(let section), .sectionExpired(let section): writer.member("section", section.text)
    case .submitted(let cause): writer.member("cause", cause.rawValue)
    case .refused(let command, let refusal):
      writer.name("command")
      command.write(to: &writer)
      refusal.writeMembers(to: &writer)
    case .decided(let result): result.writeMembers(to: &writer)
    case .agreed(let agreement, let isAgreed):
      writer.member("agreement", agreement.text)
      writer.member("agreed", isAgreed)
    case .commented(let slot, let text):
      writer.member("slot", slot.text)
      writer.member("text", text)
    case .noted(let event): event.writeMembers(to: &writer)
    case .stateKept(let text): writer.member("text", text)
    case .fileBegun(let file, let slot, let description):
      writer.member("file", file.text)
      writer.member("slot", slot.text)
      description.writeMembers(to: &writer)
    case .fileEnded(let file, let digest):
      writer.member("file", file.text)
      writer.member("digest", digest.text)
    case .paused, .resumed, .breakStarted, .breakEnded, .detached: break
    case .givenBack(let time), .clockClamped(let time): writer.member("time", time)
    case .staff(let act, let command): act.writeMembers(command, to: &writer)
    }
  }

  fileprivate init(from reader: inout RecordReader) throws(JSONError) {
    switch try reader.text("event") {
    case "started": self = .started(try SessionStart(from: &reader))
    case "attached":
      let epoch = try reader.int("epoch")
      self = .attached(epoch: epoch, tokenDigest: try reader.text("token-digest"))
    case "served": self = .served(try reader.slot())
    case "saved":
      let slot = try reader.slot()
      self = .saved(slot, try reader.answer("answer"))
    case "cleared": self = .cleared(try reader.slot())
    case "flagged":
      let slot = try reader.slot()
      self = .flagged(slot, try reader.bool("flag"))
    case "moved": self = .moved(try reader.slot())
    case "checked":
      let slot = try reader.slot()
      let answer = try reader.answer("answer")
      self = .checked(slot, answer, credit: try reader.fraction("credit"))
    case "hinted": self = .hinted(try reader.slot())
    case "section-submitted": self = .sectionSubmitted(try reader.section())
    case "submitted": self = .submitted(try reader.value("cause", "a known cause", SubmissionCause.init(rawValue:)))
    case "refused":
      try reader.need("command")
      let command = try SessionCommand(from: &reader)
      self = .refused(command, try Refusal(from: &reader))
    case "decided": self = .decided(try DeliveredResult(from: &reader))
    case "agreed":
      let agreement = try reader.agreement()
      self = .agreed(agreement, try reader.bool("agreed"))
    case "commented":
      let slot = try reader.slot()
      self = .commented(slot, try reader.text("text"))
    case "noted": self = .noted(try ClientEvent(membersFrom: &reader))
    case "state-kept": self = .stateKept(try reader.text("text"))
    case "file-begun":
      let file = try reader.file()
      let slot = try reader.slot()
      self = .fileBegun(file, slot, try FileDescription(membersFrom: &reader))
    case "file-ended":
      let file = try reader.file()
      self = .fileEnded(file, try reader.digest("digest"))
    case "paused": self = .paused
    case "resumed": self = .resumed
    case "break-started": self = .breakStarted
    case "break-ended": self = .breakEnded
    case "section-expired": self = .sectionExpired(try reader.section())
    case "detached": self = .detached
    case "given-back": self = .givenBack(try reader.interval("time"))
    case "clock-clamped": self = .clockClamped(try reader.interval("time"))
    case "staff":
      let act = try StaffAct(membersFrom: &reader)
      self = .staff(act, try StaffCommand(from: &reader))
    default: throw reader.json.refused("the word after `event` is not known")
    }
  }
}
