import AssayDelivery
import AssayJSON
import AssayModel

extension Methods {
  /// Ends the session: nothing in it changes any more, and it is scored.
  enum SessionSubmit: CommandMethod {
    static var name: String { "session.submit" }

    struct Params: CommandParams {
      var head = CommandCall()
      /// Whether answers may be missing.
      var isConfirmed = false

      private static let members = CommandCall.members + ["confirm"]

      init(from reader: inout JSONReader) throws(JSONError) {
        var head = CommandCall()
        var isConfirmed = false
        let start = try reader.readMembers(Self.members) { name, reader throws(JSONError) in
          guard "confirm" ~= name else { return try head.read(name, from: &reader) }
          isConfirmed = try reader.readBool()
          return true
        }
        try head.finish(reader, start)
        self.head = head
        self.isConfirmed = isConfirmed
      }

      func command(in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
        .submit(confirm: isConfirmed)
      }
    }

    static func write(_ reply: Reply, to writer: inout JSONWriter, _ contents: inout ContentCache) {
      guard case .submitted(let cause, _) = reply else { return }
      writer.member("submitted", true)
      writer.member("cause", cause.rawValue)
    }
  }
}
