import AssayDelivery
import AssayJSON
import AssayModel

extension Methods {
  /// Goes to a slot; where the way is forward only, what lies before it closes.
  enum NavGo: CommandMethod {
    static var name: String { "nav.go" }

    struct Params: CommandParams {
      var head: CommandCall
      var slot: SlotID

      init(from reader: inout JSONReader) throws(JSONError) { (head, slot) = try CommandCall.readSlot(from: &reader) }

      func command(in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand { .go(slot) }
    }

    static func write(_ reply: Reply, to writer: inout JSONWriter, _ contents: inout ContentCache) {
      guard case .moved(let slot) = reply else { return }
      writer.member("slot", slot.text)
    }
  }
}
