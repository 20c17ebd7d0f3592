import AssayJSON
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Puts a remark into the record of a session.
  enum SessionNote: StaffMethod {
    static var name: String { "session.note" }
    static var summary: String { "Puts a remark, the `reason`, into the record of a session." }

    struct Params: StaffParams {
      var head = StaffCall()

      mutating func members(_ members: inout some MemberReading) throws(JSONError) { try head.members(&members) }
    }

    static func command(_ params: Params, on place: Int, in engine: inout Engine) -> StaffCommand { .remark }
  }
}
