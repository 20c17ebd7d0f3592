import AssayDelivery
import AssayModel

extension Methods {
  /// Goes to a slot; where the way is forward only, what lies before it closes.
  enum NavGo: CommandMethod {
    static var name: String { "nav.go" }
    static var summary: String { "Goes to a slot; where the way is forward only, what lies before it closes." }
    static var refusals: [ErrorKind] { [.unknownSlot, .navigationForbidden, .skippingForbidden, .tooEarly] }
    static var example: Example { .exam.call(Self.self, #"{$session,"seq":1,"slot":"s2"}"#) }

    typealias Params = SlotParams

    struct Told: WritableRecord {
      var slot: SlotID

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("slot", .id(), "Where the candidate is now.") { $0.slot }
      }
    }

    static func command(_ params: SlotParams, in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
      .go(params.slot)
    }

    static func told(_ reply: Reply) -> Told? {
      guard case .moved(let slot) = reply else { return nil }
      return Told(slot: slot)
    }
  }
}
