import AssayDelivery
import AssayJSON
import AssayModel
import AssayStore

// The parameters that several commands share.

extension CommandCall {
  /// Reads `slot` beside the head.
  static func readSlot(from reader: inout JSONReader) throws(JSONError) -> (CommandCall, SlotID) {
    var head = CommandCall()
    var slot: SlotID?
    let start = try reader.readMembers(slotMembers) { name, reader throws(JSONError) in
      guard "slot" ~= name else { return try head.read(name, from: &reader) }
      slot = try reader.readID()
      return true
    }
    try head.finish(reader, start)
    guard let slot else { throw reader.missingMember("slot", inObjectAt: start) }
    return (head, slot)
  }

  /// Reads `slot` and `answer` beside the head.
  static func readAnswer(from reader: inout JSONReader) throws(JSONError) -> (CommandCall, SlotID, Answer) {
    var head = CommandCall()
    var slot: SlotID?
    var answer: Answer?
    let start = try reader.readMembers(answerMembers) { name, reader throws(JSONError) in
      switch name {
      case "slot": slot = try reader.readID()
      case "answer": answer = try Answer(from: &reader)
      default: return try head.read(name, from: &reader)
      }
      return true
    }
    try head.finish(reader, start)
    guard let slot else { throw reader.missingMember("slot", inObjectAt: start) }
    guard let answer else { throw reader.missingMember("answer", inObjectAt: start) }
    return (head, slot, answer)
  }

  private static let slotMembers = members + ["slot"]
  private static let answerMembers = members + ["slot", "answer"]
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
