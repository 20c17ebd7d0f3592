import AssayDelivery
import AssayJSON
import AssayModel

extension Methods {
  /// Ends the session: nothing in it changes any more, and it is scored.
  enum SessionSubmit: CommandMethod {
    static var name: String { "session.submit" }
    static var summary: String { "Ends the session: nothing in it changes any more, and it is scored." }
    static var refusals: [ErrorKind] { [.incomplete, .skippingForbidden, .tooEarly] }
    static var example: Example {
      .exam.call(Self.self, #"{$session,"seq":1}"#).call(Self.self, #"{$session,"seq":2,"confirm":true}"#)
    }

    struct Params: CommandParams {
      var head = CommandCall()
      var isConfirmed = false

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try head.members(&members)
        try members.defaulted(
          "confirm", &isConfirmed, .bool, "Whether answers may be missing; false unless it is said.")
      }
    }

    struct Told: WritableRecord {
      var cause: SubmissionCause

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("submitted", .yes, "The session is over.") { _ in true }
        members.required("cause", .word(SubmissionCause.self), "Who ended it.") { $0.cause }
      }
    }

    static func command(_ params: Params, in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
      .submit(confirm: params.isConfirmed)
    }

    static func told(_ reply: Reply) -> Told? {
      guard case .submitted(let cause, _) = reply else { return nil }
      return Told(cause: cause)
    }
  }
}
