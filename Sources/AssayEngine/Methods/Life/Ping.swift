import AssayJSONRPC
import AssayModel

extension Methods {
  /// Tells the engine's time.
  enum Ping: Method {
    static var name: String { "ping" }
    static var audience: Audience { .anyone }
    static var summary: String { "Tells the engine's time." }
    static var errors: [ErrorKind] { [] }
    static var example: Example { .candidate.call(Self.self) }

    struct Result: WritableRecord {
      var now: Instant

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("now", .instant, "The engine's time.") { $0.now }
      }
    }

    static func call(_ params: NoParams, in engine: inout Engine) throws(RPCError) -> Result {
      Result(now: engine.turn.now)
    }
  }
}
