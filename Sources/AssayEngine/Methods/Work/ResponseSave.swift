import AssayDelivery
import AssayModel

extension Methods {
  /// Keeps an answer; it is neither scored nor refused for being unfinished.
  enum ResponseSave: CommandMethod {
    static var name: String { "response.save" }
    static var summary: String { "Keeps an answer; it is neither scored nor refused for being unfinished." }
    static var refusals: [ErrorKind] {
      [.unknownSlot, .navigationForbidden, .skippingForbidden, .invalidAnswer, .triesUsed]
    }
    static var example: Example {
      .exam.wait(30).call(Self.self, #"{$session,"seq":1,"slot":"s1","answer":{"choice":"o1"}}"#)
        .call(Self.self, #"{$session,"seq":1,"slot":"s1","answer":{"choice":"o1"}}"#)
        .call(Self.self, #"{$session,"seq":5,"slot":"s2","answer":{"choice":"o2"}}"#)
    }

    typealias Params = AnswerParams

    struct Told: WritableRecord {
      var slot: SlotID
      var isLate: Bool

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("slot", .id(), "The slot.") { $0.slot }
        members.required("saved", .yes, "The answer is on disk.") { _ in true }
        members.optional("late", .yes, "It came after the limit, in the grace period.") { $0.isLate ? true : nil }
      }
    }

    static func command(
      _ params: AnswerParams, in sessions: borrowing LiveSessions, at place: Int
    ) -> SessionCommand {
      .save(params.slot, sessions.resolved(params.answer, at: params.slot, of: place))
    }

    static func told(_ reply: Reply) -> Told? {
      guard case .saved(let slot, let isLate) = reply else { return nil }
      return Told(slot: slot, isLate: isLate)
    }
  }
}
