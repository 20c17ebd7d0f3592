import AssayDelivery
import AssayJSON
import AssayModel
import AssayStore

// The parameters that several methods share.

/// A slot that is only looked at.
struct SlotViewParams: ReadableRecord {
  var call = SessionCall()
  @Required var slot: SlotID

  mutating func members(_ members: inout some MemberReading) throws(JSONError) {
    try call.members(&members)
    try members.required("slot", &_slot, .id(), "The slot, as session.state has it.")
  }
}

/// A slot to do something with.
struct SlotParams: CommandParams {
  var head = CommandCall()
  @Required var slot: SlotID

  mutating func members(_ members: inout some MemberReading) throws(JSONError) {
    try head.members(&members)
    try members.required("slot", &_slot, .id(), "The slot, as session.state has it.")
  }
}

/// A slot and the answer to its item.
struct AnswerParams: CommandParams {
  var head = CommandCall()
  @Required var slot: SlotID
  @Required var answer: Answer

  mutating func members(_ members: inout some MemberReading) throws(JSONError) {
    try head.members(&members)
    try members.required("slot", &_slot, .id(), "The slot, as session.state has it.")
    try members.required("answer", &_answer, .answer, "The answer, whole or begun, in the ids that item.get gave.")
  }
}

extension LiveSession {
  /// An answer as the session takes it: with choices in place of texts in the gaps that have options.
  func resolved(_ answer: Answer, at slot: SlotID) -> Answer {
    guard case .cloze = answer, let place = session.form.slots.firstIndex(where: { $0.id == slot }),
      let item = package.index.items[session.form.slots[place].item],
      let presentation = Presentation(item.interaction, session.form.slots[place].arrangement)
    else { return answer }
    return answer.resolved(for: presentation)
  }
}
