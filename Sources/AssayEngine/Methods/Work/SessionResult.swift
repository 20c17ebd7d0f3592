import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Tells the result, as far as it is released.
  enum SessionResult: Method {
    static var name: String { "session.result" }
    static var audience: Audience { .candidate }

    struct Params: MethodParams {
      var call = SessionCall()

      init(from reader: inout JSONReader) throws(JSONError) {
        var call = SessionCall()
        let start = try reader.readMembers(SessionCall.members) { name, reader throws(JSONError) in
          try call.read(name, from: &reader)
        }
        try call.finish(reader, start)
        self.call = call
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> ReleasedResult {
      let place = try engine.open(params.call, makingSureOfStore: true)
      let now = engine.turn.now
      do throws(Refusal) {
        return try ReleasedResult(of: engine.sessions[place].session, at: now, in: engine.sessions[place].context)
      } catch {
        throw RPCError(error, until: engine.sessions[place].package.assessment.release.result)
      }
    }
  }
}
