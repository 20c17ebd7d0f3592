import AssayJSONRPC

extension Methods {
  /// Ends the engine after the reply; lines behind it are not read.
  enum Shutdown: Method {
    static var name: String { "shutdown" }
    static var audience: Audience { .anyoneAtAnyTime }
    static var summary: String { "Ends the engine after the reply; lines behind it are not read." }
    static var errors: [ErrorKind] { [] }
    static var example: Example { .candidate.call(Self.self) }

    static func call(_ params: NoParams, in engine: inout Engine) throws(RPCError) -> NoResult {
      engine.isShutdown = true
      return NoResult()
    }
  }
}
