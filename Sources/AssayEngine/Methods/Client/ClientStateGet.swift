import AssayDelivery
import AssayJSONRPC

extension Methods {
  /// Gives what `client.state.put` kept last.
  enum ClientStateGet: Method {
    static var name: String { "client.state.get" }
    static var audience: Audience { .candidate }
    static var summary: String { "Gives what client.state.put kept last, on whichever client." }
    static var errors: [ErrorKind] { .ofSessions }
    static var example: Example {
      .exam.call(Self.self, "{$session}").call(ClientStatePut.self, #"{$session,"seq":1,"state":"page=2"}"#)
        .call(Self.self, "{$session}")
    }

    struct Result: WritableRecord {
      var state: String?
      var clock: ClockView

      static func members(_ members: inout some MemberWriting<Self>) {
        members.optional("state", .text, "Left out where nothing was kept.") { $0.state }
        members.required("clock", .clock, "How the clock stands now.") { $0.clock }
      }
    }

    static func call(_ params: SessionCall, in engine: inout Engine) throws(RPCError) -> Result {
      let place = try engine.open(params, makingSureOfStore: true)
      let session = engine.sessions[place].session
      return Result(state: session.clientState, clock: session.clock(at: engine.turn.now))
    }
  }
}
