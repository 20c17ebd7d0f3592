import AssayJSON
import AssayJSONRPC

extension Methods {
  /// Tells how a session stands.
  enum SessionState: Method {
    static var name: String { "session.state" }
    static var audience: Audience { .candidate }

    static func call(_ params: SessionResult.Params, in engine: inout Engine) throws(RPCError) -> StateResult {
      let place = try engine.open(params.call, makingSureOfStore: true)
      return StateResult(engine.sessions[place], at: engine.turn.now)
    }
  }
}
