import AssayJSONRPC

extension Methods {
  /// Tells how a session stands.
  enum SessionState: Method {
    static var name: String { "session.state" }
    static var audience: Audience { .candidate }
    static var summary: String { "Tells how a session stands." }
    static var errors: [ErrorKind] { .ofSessions }
    static var example: Example { .exam.wait(30).call(Self.self, "{$session}") }

    static func call(_ params: SessionCall, in engine: inout Engine) throws(RPCError) -> StateResult {
      let place = try engine.open(params, makingSureOfStore: true)
      return StateResult(state: SessionStanding(engine.sessions[place], at: engine.turn.now))
    }
  }
}
