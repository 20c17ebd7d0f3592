import AssayDelivery
import AssayModel

extension Methods {
  /// Takes an answer away.
  enum ResponseClear: CommandMethod {
    static var name: String { "response.clear" }
    static var summary: String { "Takes an answer away." }
    static var refusals: [ErrorKind] { [.unknownSlot, .navigationForbidden, .skippingForbidden, .triesUsed] }
    static var example: Example {
      .exam.call(ResponseSave.self, #"{$session,"seq":1,"slot":"s1","answer":{"choice":"o1"}}"#)
        .call(Self.self, #"{$session,"seq":2,"slot":"s1"}"#)
    }

    typealias Params = SlotParams

    struct Told: WritableRecord {
      var slot: SlotID
      var isLate: Bool

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("slot", .id(), "The slot.") { $0.slot }
        members.required("cleared", .yes, "There is no answer any more.") { _ in true }
        members.optional("late", .yes, "It came after the limit, in the grace period.") { $0.isLate ? true : nil }
      }
    }

    static func command(_ params: SlotParams, in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
      .clear(params.slot)
    }

    static func told(_ reply: Reply) -> Told? {
      guard case .cleared(let slot, let isLate) = reply else { return nil }
      return Told(slot: slot, isLate: isLate)
    }
  }
}
