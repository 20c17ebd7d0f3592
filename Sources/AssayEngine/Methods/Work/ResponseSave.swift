import AssayDelivery
import AssayJSON
import AssayModel
import AssayStore

extension Methods {
  /// Keeps an answer; it is neither scored nor refused for being unfinished.
  enum ResponseSave: CommandMethod {
    static var name: String { "response.save" }

    struct Params: CommandParams {
      var head = CommandCall()
      var slot: SlotID
      var answer: Answer

      init(from reader: inout JSONReader) throws(JSONError) {
        (head, slot, answer) = try CommandCall.readAnswer(from: &reader)
      }

      func command(in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
        .save(slot, sessions.resolved(answer, at: slot, of: place))
      }
    }

    static func write(_ reply: Reply, to writer: inout JSONWriter, _ contents: inout ContentCache) {
      guard case .saved(let slot, let isLate) = reply else { return }
      writer.member("slot", slot.text)
      writer.member("saved", true)
      if isLate { writer.member("late", true) }
    }
  }
}
