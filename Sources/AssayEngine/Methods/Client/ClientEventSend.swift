import AssayDelivery
import AssayJSON
import AssayModel

extension Methods {
  /// Puts into the record what happened on the client's side.
  enum ClientEventSend: CommandMethod {
    static var name: String { "client.event" }
    static var summary: String {
      "Puts into the record what happened on the client's side: an item viewed, the focus lost, audio played."
    }
    static var refusals: [ErrorKind] { [.unknownSlot] }
    static var example: Example {
      .exam.wait(12).call(Self.self, #"{$session,"seq":1,"kind":"item-viewed","slot":"s1"}"#)
        .wait(40).call(Self.self, #"{$session,"seq":2,"kind":"focus-lost","detail":"another window"}"#)
    }

    struct Params: CommandParams {
      var head = CommandCall()
      @Required var kind: Identifier<ClientEventKind>
      var slot: SlotID?
      var detail: String?

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try head.members(&members)
        try members.required(
          "kind", &_kind, .id(),
          "What happened: `item-viewed`, `focus-lost`, `focus-gained`, `audio-played`, or a word of the client's own.")
        try members.optional("slot", &slot, .id(), "The slot that it is about.")
        try members.optional("detail", &detail, .text, "What else there is to say.")
      }
    }

    /// Client events have words of the same grammar as ids.
    enum ClientEventKind: IdentifierKind {}

    struct Told: WritableRecord {
      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("noted", .yes, "It is on record.") { _ in true }
      }
    }

    static func command(_ params: Params, in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
      .note(ClientEvent(kind: params.kind.text, slot: params.slot, detail: params.detail))
    }

    static func told(_ reply: Reply) -> Told? {
      guard case .noted = reply else { return nil }
      return Told()
    }
  }
}
