import AssayJSON
import AssayJSONRPC

extension Methods {
  /// Tells how a session stands.
  enum SessionState: Method {
    static var name: String { "session.state" }
    static var audience: Audience { .candidate }

    static func call(_ params: SessionResult.Params, in engine: inout Engine) throws(RPCError) -> StateResult {
      StateResult(engine.sessions[try engine.open(params.call)], at: engine.turn.now)
    }
  }
}
