import AssayDelivery
import AssayJSON
import AssayModel

extension Methods {
  /// Takes the next hint of an item of a knowledge check.
  enum ItemHint: CommandMethod {
    static var name: String { "item.hint" }

    struct Params: CommandParams {
      var head: CommandCall
      var slot: SlotID

      init(from reader: inout JSONReader) throws(JSONError) { (head, slot) = try CommandCall.readSlot(from: &reader) }

      func command(in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand { .hint(slot) }
    }

    static func write(_ reply: Reply, to writer: inout JSONWriter, _ contents: inout ContentCache) {
      guard case .hint(let hint) = reply else { return }
      writer.member("slot", hint.slot.text)
      writer.member("hint", content: hint.text, &contents)
      writer.member("hintsLeft", hint.left)
    }
  }
}
