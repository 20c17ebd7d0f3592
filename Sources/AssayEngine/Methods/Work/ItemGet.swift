import AssayDelivery
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Shows the item of a slot as the candidate may see it, and nothing else of it.
  enum ItemGet: Method {
    static var name: String { "item.get" }
    static var audience: Audience { .candidate }
    static var summary: String { "Shows the item of a slot as the candidate may see it, and nothing else of it." }
    static var errors: [ErrorKind] {
      .ofSessions + [
        .unknownSlot, .stateViolation, .navigationForbidden, .skippingForbidden, .timeOver, .paused, .limit,
      ]
    }
    static var example: Example { .exam.call(Self.self, #"{$session,"slot":"s1"}"#) }

    struct Result: WritableRecord {
      var shown: ShownItem
      var clock: ClockView

      static func members(_ members: inout some MemberWriting<Self>) {
        members.members(of: ShownItem.self) { $0.shown }
        members.required("clock", .clock, "How the clock stands now.") { $0.clock }
      }
    }

    static func call(_ params: SlotViewParams, in engine: inout Engine) throws(RPCError) -> Result {
      let place = try engine.open(params.call, makingSureOfStore: true)
      let viewed = engine.sessions[place].session.view(
        params.slot, at: engine.turn.now, in: engine.sessions[place].context)
      engine.record(viewed.events, on: place)
      switch viewed.outcome {
      case .refused(let refusal): throw RPCError(refusal)
      case .item(let view):
        let id = engine.sessions[place].context.form.slots[view.item.position - 1].item
        return Result(
          shown: ShownItem(view, in: engine.sessions[place].package.index.tongue(of: id)),
          clock: engine.sessions[place].session.clock(at: engine.turn.now))
      }
    }
  }
}
