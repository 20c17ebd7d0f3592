import AssayDelivery
import AssayModel

extension Methods {
  /// Ends a pause.
  enum SessionResume: CommandMethod {
    static var name: String { "session.resume" }
    static var summary: String { "Ends a pause: the clock runs again." }
    static var refusals: [ErrorKind] { [] }
    static var example: Example {
      .agreedExam.call(SessionPause.self, #"{$session,"seq":2}"#).wait(30).call(Self.self, #"{$session,"seq":3}"#)
    }

    typealias Params = CommandCall

    struct Told: WritableRecord {
      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("resumed", .yes, "The clock runs again.") { _ in true }
      }
    }

    static func command(_ params: Params, in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
      .resume
    }

    static func told(_ reply: Reply) -> Told? {
      guard case .resumed = reply else { return nil }
      return Told()
    }
  }
}
