import AssayDelivery
import AssayModel

extension Methods {
  /// Commits a try at an item of a knowledge check, and tells what policy allows.
  enum ItemCheck: CommandMethod {
    static var name: String { "item.check" }
    static var summary: String { "Commits a try at an item of a knowledge check, and tells what policy allows." }
    static var refusals: [ErrorKind] {
      [.unknownSlot, .navigationForbidden, .skippingForbidden, .invalidAnswer, .triesUsed, .forbidden]
    }
    static var example: Example {
      .practice.call(ItemGet.self, #"{$session,"slot":"s1"}"#)
        .call(Self.self, #"{$session,"seq":1,"slot":"s1","answer":{"choice":"o1"}}"#)
        .call(Self.self, #"{$session,"seq":2,"slot":"s1","answer":{"choice":"o2"}}"#)
    }

    typealias Params = AnswerParams

    struct Told: WritableRecord {
      var check: CheckFeedback

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("slot", .id(), "The slot.") { $0.check.slot }
        members.required("try", .int(1...Int.max), "Which try at the item this was.") { $0.check.number }
        members.required("triesLeft", .count, "How many more there are.") { $0.check.triesLeft }
        members.required("feedback", .object(AnswerFeedback.self), "What policy allows to tell now.") {
          $0.check.feedback
        }
      }
    }

    static func command(
      _ params: AnswerParams, in sessions: borrowing LiveSessions, at place: Int
    ) -> SessionCommand {
      .check(params.slot, sessions.resolved(params.answer, at: params.slot, of: place))
    }

    static func told(_ reply: Reply) -> Told? {
      guard case .checked(let check) = reply else { return nil }
      return Told(check: check)
    }
  }
}
