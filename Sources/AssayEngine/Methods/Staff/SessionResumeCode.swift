import AssayDelivery
import AssayDigest
import AssayJSON
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Makes a code by which a candidate can take a session up without its token, once.
  enum SessionResumeCode: Method {
    static var name: String { "session.resumeCode" }
    static var audience: Audience { .staff }
    static var summary: String {
      "Makes a code by which a candidate can take a session up without its token, once; an earlier code ends."
    }
    static var errors: [ErrorKind] { [.unknownSession, .sequenceConflict, .stateViolation, .invalidAnswer, .storage] }

    static var example: Example {
      .exam.role(.staff).call(
        Self.self,
        #"{$id,"requestKey":"a-1","by":"office","reason":"The tablet was changed","validForMs":600000}"#
      ).back(to: .candidate).call(
        Methods.SessionAttach.self, #"{"assessment":"networks","candidate":"ada","code":"$code"}"#)
    }

    struct Params: ReadableRecord {
      var head = StaffCall()
      var validFor = Interval(seconds: 900)

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try head.members(&members)
        try members.defaulted(
          "validForMs", &validFor, .duration, "How long it is good; 15 minutes where it is left out.")
      }
    }

    struct Result: WritableRecord {
      var code: String
      var until: Instant

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("code", .text, "Three groups of four letters and digits, told this once.") { $0.code }
        members.required("until", .instant, "Until when it is good.") { $0.until }
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> Result {
      let place = try engine.openAsStaff(params.head.session)
      let code = ResumeCode(&engine.entropy)
      let until = engine.turn.now + params.validFor
      let command = StaffCommand.issueCode(digest: code.digest(for: engine.sessions[place].id), until: until)
      guard try !engine.carryOut(command, by: params.head.act, on: place) else {
        throw RPCError(
          .stateViolation, "The code of this request was told already, and is not kept.",
          advice: "Ask for another under a key of its own; the earlier one then ends.")
      }
      return Result(code: code.text, until: until)
    }
  }
}
