import AssayDelivery
import AssayModel

extension Methods {
  /// Ends a break.
  enum BreakEnd: CommandMethod {
    static var name: String { "break.end" }
    static var summary: String { "Ends a break before its time is over." }
    static var refusals: [ErrorKind] { [] }
    static var example: Example {
      .agreedExam.call(BreakStart.self, #"{$session,"seq":2}"#).wait(90).call(Self.self, #"{$session,"seq":3}"#)
    }

    typealias Params = CommandCall

    struct Told: WritableRecord {
      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("breakEnded", .yes, "The session goes on.") { _ in true }
      }
    }

    static func command(_ params: Params, in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
      .endBreak
    }

    static func told(_ reply: Reply) -> Told? {
      guard case .breakEnded = reply else { return nil }
      return Told()
    }
  }
}
