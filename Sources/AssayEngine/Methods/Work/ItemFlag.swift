import AssayDelivery
import AssayJSON
import AssayModel

extension Methods {
  /// Marks a slot to be looked at again, or takes the mark away.
  enum ItemFlag: CommandMethod {
    static var name: String { "item.flag" }
    static var summary: String { "Marks a slot to be looked at again, or takes the mark away." }
    static var refusals: [ErrorKind] { [.unknownSlot, .navigationForbidden, .skippingForbidden, .forbidden] }
    static var example: Example {
      .exam.call(Self.self, #"{$session,"seq":1,"slot":"s1","flagged":true}"#)
    }

    struct Params: CommandParams {
      var head = CommandCall()
      @Required var slot: SlotID
      @Required var isFlagged: Bool

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try head.members(&members)
        try members.required("slot", &_slot, .id(), "The slot, as session.state has it.")
        try members.required("flagged", &_isFlagged, .bool, "Whether it is to be marked.")
      }
    }

    struct Told: WritableRecord {
      var slot: SlotID
      var isFlagged: Bool

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("slot", .id(), "The slot.") { $0.slot }
        members.required("flagged", .bool, "Whether it is marked now.") { $0.isFlagged }
      }
    }

    static func command(_ params: Params, in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
      .flag(params.slot, params.isFlagged)
    }

    static func told(_ reply: Reply) -> Told? {
      guard case .flagged(let slot, let isFlagged) = reply else { return nil }
      return Told(slot: slot, isFlagged: isFlagged)
    }
  }
}
