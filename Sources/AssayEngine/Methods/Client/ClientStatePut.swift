import AssayDelivery
import AssayJSON
import AssayModel

extension Methods {
  /// Keeps something of the client's own: strike-outs, highlights, scratch.
  enum ClientStatePut: CommandMethod {
    static var name: String { "client.state.put" }
    static var summary: String {
      "Keeps a text of the client's own, such as strike-outs and highlights, in place of the one before."
    }
    static var refusals: [ErrorKind] { [] }
    static var example: Example {
      .exam.call(Self.self, #"{$session,"seq":1,"state":"{\"struck\":{\"s1\":[\"o2\"]}}"}"#)
        .call(ClientStateGet.self, "{$session}")
    }

    struct Params: CommandParams {
      var head = CommandCall()
      @Required var state: String

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try head.members(&members)
        try members.required(
          "state", &_state, .text, "At most 16,384 bytes; the engine does not look into it.")
      }
    }

    struct Told: WritableRecord {
      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("kept", .yes, "It is on disk.") { _ in true }
      }
    }

    static func command(_ params: Params, in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
      .keepState(params.state)
    }

    static func told(_ reply: Reply) -> Told? {
      guard case .stateKept = reply else { return nil }
      return Told()
    }
  }
}
