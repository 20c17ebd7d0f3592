import AssayDelivery
import AssayModel

extension Methods {
  /// Begins a break.
  enum BreakStart: CommandMethod {
    static var name: String { "break.start" }
    static var summary: String { "Begins a break; the items seen so far are locked from then on." }
    static var refusals: [ErrorKind] { [.forbidden] }
    static var example: Example { .agreedExam.wait(60).call(Self.self, #"{$session,"seq":2}"#) }

    typealias Params = CommandCall

    struct Told: WritableRecord {
      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("onBreak", .yes, "The break goes on until break.end, or until its time is over.") { _ in true }
      }
    }

    static func command(_ params: Params, in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
      .startBreak
    }

    static func told(_ reply: Reply) -> Told? {
      guard case .breakStarted = reply else { return nil }
      return Told()
    }
  }
}
