import AssayJSON
import AssayModel
import AssayReports
import AssayStore

extension JSONWriter {
  /// Writes what happened, as the person may read it; nothing of what tells of results, keys or secrets.
  mutating func write(_ event: SessionEvent) {
    guard event.kind.isToldToCandidates else { return }
    line("event") { writer in
      writer.member("time", event.at.isoText)
      writer.member("event", event.kind.word)
      writer.members(of: event.kind)
    }
  }

  private mutating func members(of kind: SessionEvent.Kind) {
    switch kind {
    case .started, .attached, .paused, .resumed, .breakStarted, .breakEnded, .detached, .decided, .clockClamped: break
    case .served(let slot), .cleared(let slot), .moved(let slot), .hinted(let slot): member("slot", slot.text)
    case .saved(let slot, let answer), .checked(let slot, let answer, credit: _): members(slot, answer)
    case .flagged(let slot, let flag):
      member("slot", slot.text)
      member("flag", flag)
    case .commented(let slot, let text):
      member("slot", slot.text)
      member("text", text)
    case .sectionSubmitted(let section), .sectionExpired(let section): member("section", section.text)
    case .submitted(let cause): member("cause", cause.rawValue)
    case .agreed(let agreement, let isAgreed):
      member("agreement", agreement.text)
      member("agreed", isAgreed)
    case .noted(let noted):
      member("kind", noted.kind)
      if let slot = noted.slot { member("slot", slot.text) }
      if let detail = noted.detail { member("detail", detail) }
    case .stateKept(let text): member("text", text)
    case .fileBegun(let file, let slot, let description):
      member("file", file.text)
      member("slot", slot.text)
      member("name", description.name)
      member("type", description.type)
      member("bytes", description.bytes)
    case .fileEnded(let file, _): member("file", file.text)
    case .givenBack(let time): member("time-given-back", time.durationText)
    case .refused(let command, let refusal):
      if case .save(let slot, let answer) = command { members(slot, answer) }
      if case .check(let slot, let answer) = command { members(slot, answer) }
      if case .comment(let slot, let text) = command {
        member("slot", slot.text)
        member("text", text)
      }
      member("message", refusal.message)
    case .staff(let act, let command):
      member("act", command.word)
      if case .extend(_, let time) = command { member("time-added-ms", Int(clamping: time.milliseconds)) }
      member("reason", act.reason)
    }
  }

  private mutating func members(_ slot: SlotID, _ answer: Answer) {
    member("slot", slot.text)
    name("answer")
    answer.write(to: &self)
  }
}

extension SessionEvent.Kind {
  /// Whether it is told as something that happened; results and marks are told in lines of their own.
  fileprivate var isToldToCandidates: Bool {
    switch self {
    case .decided: false
    case .staff(_, let command): command.isToldToCandidates
    default: true
    }
  }
}

extension StaffCommand {
  /// Marks are told once they are released; a rescore and a code tell of keys and secrets.
  fileprivate var isToldToCandidates: Bool {
    switch self {
    case .extend, .void, .reopen, .remark, .accept, .approve, .hold, .release: true
    case .mark, .rescore, .issueCode: false
    }
  }
}
