import AssayJSON
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Puts a remark into the record of a session.
  enum SessionNote: StaffMethod {
    static var name: String { "session.note" }
    static var summary: String { "Puts a remark, the `reason`, into the record of a session." }

    static var example: Example {
      .exam.role(.staff).call(
        Self.self,
        #"{$id,"requestKey":"a-1","by":"office","reason":"The candidate asked for water"}"#)
    }

    struct Params: StaffParams {
      var head = StaffCall()

      mutating func members(_ members: inout some MemberReading) throws(JSONError) { try head.members(&members) }
    }

    static func command(_ params: Params, on place: Int, in engine: inout Engine) -> StaffCommand { .remark }
  }
}
