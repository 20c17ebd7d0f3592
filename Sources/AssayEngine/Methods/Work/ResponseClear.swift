import AssayDelivery
import AssayJSON
import AssayModel

extension Methods {
  /// Takes an answer away.
  enum ResponseClear: CommandMethod {
    static var name: String { "response.clear" }

    struct Params: CommandParams {
      var head: CommandCall
      var slot: SlotID

      init(from reader: inout JSONReader) throws(JSONError) { (head, slot) = try CommandCall.readSlot(from: &reader) }

      func command(in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand { .clear(slot) }
    }

    static func write(_ reply: Reply, to writer: inout JSONWriter, _ contents: inout ContentCache) {
      guard case .cleared(let slot, let isLate) = reply else { return }
      writer.member("slot", slot.text)
      writer.member("cleared", true)
      if isLate { writer.member("late", true) }
    }
  }
}
