import AssayDelivery
import AssayJSON
import AssayModel

extension Methods {
  /// Keeps the candidate's remark on an item, in place of the one before.
  enum ItemComment: CommandMethod {
    static var name: String { "item.comment" }
    static var summary: String {
      "Keeps the candidate's remark on an item, in place of the one before; it is not scored."
    }
    static var refusals: [ErrorKind] { [.unknownSlot, .navigationForbidden, .skippingForbidden] }
    static var example: Example {
      .exam.call(Self.self, #"{$session,"seq":1,"slot":"s1","text":"Two options look right to me."}"#)
    }

    struct Params: CommandParams {
      var head = CommandCall()
      @Required var slot: SlotID
      @Required var text: String

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try head.members(&members)
        try members.required("slot", &_slot, .id(), "The slot, as session.state has it.")
        try members.required("text", &_text, .text, "The remark, at most 4,096 bytes.")
      }
    }

    struct Told: WritableRecord {
      var slot: SlotID

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("slot", .id(), "The slot.") { $0.slot }
        members.required("commented", .yes, "The remark is on disk.") { _ in true }
      }
    }

    static func command(_ params: Params, in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
      .comment(params.slot, params.text)
    }

    static func told(_ reply: Reply) -> Told? {
      guard case .commented(let slot) = reply else { return nil }
      return Told(slot: slot)
    }
  }
}
