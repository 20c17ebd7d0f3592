import AssayDelivery
import AssayJSON
import AssayModel

extension Methods {
  /// Says whether the candidate agrees to what must be agreed to before the first item.
  enum AgreementAccept: CommandMethod {
    static var name: String { "agreement.accept" }
    static var summary: String {
      "Says whether the candidate agrees to what must be agreed to; the clock stands until all is agreed to."
    }
    static var refusals: [ErrorKind] { [.unknownSlot] }
    static var example: Example {
      .longExam.wait(20).call(Self.self, #"{$session,"seq":1,"agreement":"rules"}"#)
    }

    struct Params: CommandParams {
      var head = CommandCall()
      @Required var agreement: AgreementID
      var isAccepted = true

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try head.members(&members)
        try members.required("agreement", &_agreement, .id(), "The agreement, as session.state has it.")
        try members.defaulted(
          "accepted", &isAccepted, .bool, "True unless it is said; false declines, and ends the session.")
      }
    }

    struct Told: WritableRecord {
      var agreement: AgreementID
      var isAccepted: Bool

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("agreement", .id(), "The agreement.") { $0.agreement }
        members.required("accepted", .bool, "Whether it was agreed to.") { $0.isAccepted }
      }
    }

    static func command(_ params: Params, in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
      .agree(params.agreement, params.isAccepted)
    }

    static func told(_ reply: Reply) -> Told? {
      guard case .agreed(let agreement, let isAccepted) = reply else { return nil }
      return Told(agreement: agreement, isAccepted: isAccepted)
    }
  }
}
