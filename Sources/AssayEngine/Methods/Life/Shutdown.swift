import AssayJSON
import AssayJSONRPC

extension Methods {
  /// Ends the engine after the reply; lines behind it are not read.
  enum Shutdown: Method {
    static var name: String { "shutdown" }
    static var audience: Audience { .anyoneAtAnyTime }

    struct Result: MethodResult {
      func write(to writer: inout JSONWriter, _ contents: inout ContentCache) {}
    }

    static func call(_ params: NoParams, in engine: inout Engine) throws(RPCError) -> Result {
      engine.isShutdown = true
      return Result()
    }
  }
}
