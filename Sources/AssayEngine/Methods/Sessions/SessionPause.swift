import AssayDelivery
import AssayModel

extension Methods {
  /// Stops the clock of a session.
  enum SessionPause: CommandMethod {
    static var name: String { "session.pause" }
    static var summary: String {
      "Stops the clock, where the assessment lets the client do so, as far as what is given back lasts."
    }
    static var refusals: [ErrorKind] { [.forbidden] }
    static var example: Example { .agreedExam.wait(60).call(Self.self, #"{$session,"seq":2}"#) }

    typealias Params = CommandCall

    struct Told: WritableRecord {
      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("paused", .yes, "The clock stands; nothing is shown or taken meanwhile.") { _ in true }
      }
    }

    static func command(_ params: Params, in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
      .pause
    }

    static func told(_ reply: Reply) -> Told? {
      guard case .paused = reply else { return nil }
      return Told()
    }
  }
}
