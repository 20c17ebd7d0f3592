import AssayDelivery
import AssayModel

extension Methods {
  /// Takes the next hint of an item of a knowledge check.
  enum ItemHint: CommandMethod {
    static var name: String { "item.hint" }
    static var summary: String { "Takes the next hint of an item of a knowledge check." }
    static var refusals: [ErrorKind] {
      [.unknownSlot, .navigationForbidden, .skippingForbidden, .triesUsed, .forbidden]
    }
    static var example: Example {
      .practice.call(Self.self, #"{$session,"seq":1,"slot":"s1"}"#)
    }

    typealias Params = SlotParams

    struct Told: WritableRecord {
      var hint: Hint

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("slot", .id(), "The slot.") { $0.hint.slot }
        members.required("hint", .content, "The hint.") { $0.hint.text }
        members.required("hintsLeft", .count, "How many more there are.") { $0.hint.left }
      }
    }

    static func command(_ params: SlotParams, in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
      .hint(params.slot)
    }

    static func told(_ reply: Reply) -> Told? {
      guard case .hint(let hint) = reply else { return nil }
      return Told(hint: hint)
    }
  }
}
