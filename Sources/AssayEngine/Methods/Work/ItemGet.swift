import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Shows the item of a slot as the candidate may see it, and nothing else of it.
  enum ItemGet: Method {
    static var name: String { "item.get" }
    static var audience: Audience { .candidate }

    struct Params: MethodParams {
      var call = SessionCall()
      var slot: SlotID

      private static let members = SessionCall.members + ["slot"]

      init(from reader: inout JSONReader) throws(JSONError) {
        var call = SessionCall()
        var slot: SlotID?
        let start = try reader.readMembers(Self.members) { name, reader throws(JSONError) in
          guard "slot" ~= name else { return try call.read(name, from: &reader) }
          slot = try reader.readID()
          return true
        }
        try call.finish(reader, start)
        guard let slot else { throw reader.missingMember("slot", inObjectAt: start) }
        self.call = call
        self.slot = slot
      }
    }

    struct Result: MethodResult {
      var shown: ShownItem
      var clock: ClockView

      func write(to writer: inout JSONWriter, _ contents: inout ContentCache) {
        writer.members(of: shown, &contents)
        writer.member(clock)
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> Result {
      let place = try engine.open(params.call, makingSureOfStore: true)
      let viewed = engine.sessions[place].session.view(
        params.slot, at: engine.turn.now, in: engine.sessions[place].context)
      engine.record(viewed.events, on: place)
      switch viewed.outcome {
      case .refused(let refusal): throw RPCError(refusal)
      case .item(let view):
        return Result(
          shown: ShownItem(view, language: engine.sessions[place].package.index.package.language),
          clock: engine.sessions[place].session.clock(at: engine.turn.now))
      }
    }
  }
}
