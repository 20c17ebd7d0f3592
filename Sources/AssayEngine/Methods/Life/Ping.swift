import AssayJSON
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Tells the engine's time.
  enum Ping: Method {
    static var name: String { "ping" }
    static var audience: Audience { .anyone }

    struct Result: MethodResult {
      var now: Instant

      func write(to writer: inout JSONWriter, _ contents: inout ContentCache) {
        writer.member("now", now.milliseconds)
      }
    }

    static func call(_ params: NoParams, in engine: inout Engine) throws(RPCError) -> Result {
      Result(now: engine.turn.now)
    }
  }
}
