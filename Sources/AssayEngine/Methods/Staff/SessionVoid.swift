import AssayJSON
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Takes a session out of what counts, and ends it where it is open.
  enum SessionVoid: StaffMethod {
    static var name: String { "session.void" }
    static var summary: String { "Takes a session out of what counts, and ends it where it is open." }

    static var example: Example {
      .exam.role(.staff).call(
        Self.self,
        #"{$id,"requestKey":"a-1","by":"office","reason":"The wrong candidate sat here","attemptCounts":false}"#)
    }

    struct Params: StaffParams {
      var head = StaffCall()
      @Required var attemptCounts: Bool

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try head.members(&members)
        try members.required(
          "attemptCounts", &_attemptCounts, .bool, "Whether the attempt is used up all the same, or given back.")
      }
    }

    static func command(_ params: Params, on place: Int, in engine: inout Engine) -> StaffCommand {
      .void(attemptCounts: params.attemptCounts)
    }
  }
}
