import AssayJSON
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Opens a submitted session again.
  enum SessionReopen: StaffMethod {
    static var name: String { "session.reopen" }
    static var summary: String { "Opens a submitted session again, with what was left of its time or with so much." }

    static var example: Example {
      .submittedExam.role(.staff).call(
        Self.self,
        #"{$id,"requestKey":"a-1","by":"office","reason":"Submitted by mistake","timeMs":120000}"#)
    }

    struct Params: StaffParams {
      var head = StaffCall()
      var time: Interval?

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try head.members(&members)
        try members.optional("timeMs", &time, .duration, "How much is left from now on; left out, what was left.")
      }
    }

    static func command(_ params: Params, on place: Int, in engine: inout Engine) -> StaffCommand {
      .reopen(params.time)
    }
  }
}
