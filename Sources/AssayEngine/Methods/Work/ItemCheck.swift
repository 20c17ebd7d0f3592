import AssayDelivery
import AssayJSON
import AssayModel

extension Methods {
  /// Commits a try at an item of a knowledge check, and tells what policy allows.
  enum ItemCheck: CommandMethod {
    static var name: String { "item.check" }

    struct Params: CommandParams {
      var head: CommandCall
      var slot: SlotID
      var answer: Answer

      init(from reader: inout JSONReader) throws(JSONError) {
        (head, slot, answer) = try CommandCall.readAnswer(from: &reader)
      }

      func command(in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
        .check(slot, sessions.resolved(answer, at: slot, of: place))
      }
    }

    static func write(_ reply: Reply, to writer: inout JSONWriter, _ contents: inout ContentCache) {
      guard case .checked(let check) = reply else { return }
      writer.member("slot", check.slot.text)
      writer.member("try", check.number)
      writer.member("triesLeft", check.triesLeft)
      writer.member("feedback", check.feedback, &contents)
    }
  }
}
