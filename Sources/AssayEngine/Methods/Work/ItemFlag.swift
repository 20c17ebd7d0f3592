import AssayDelivery
import AssayJSON
import AssayModel

extension Methods {
  /// Marks a slot to be looked at again, or takes the mark away.
  enum ItemFlag: CommandMethod {
    static var name: String { "item.flag" }

    struct Params: CommandParams {
      var head = CommandCall()
      var slot: SlotID
      var isFlagged: Bool

      private static let members = CommandCall.members + ["slot", "flagged"]

      init(from reader: inout JSONReader) throws(JSONError) {
        var head = CommandCall()
        var slot: SlotID?
        var isFlagged: Bool?
        let start = try reader.readMembers(Self.members) { name, reader throws(JSONError) in
          switch name {
          case "slot": slot = try reader.readID()
          case "flagged": isFlagged = try reader.readBool()
          default: return try head.read(name, from: &reader)
          }
          return true
        }
        try head.finish(reader, start)
        guard let slot else { throw reader.missingMember("slot", inObjectAt: start) }
        guard let isFlagged else { throw reader.missingMember("flagged", inObjectAt: start) }
        self.head = head
        self.slot = slot
        self.isFlagged = isFlagged
      }

      func command(in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand { .flag(slot, isFlagged) }
    }

    static func write(_ reply: Reply, to writer: inout JSONWriter, _ contents: inout ContentCache) {
      guard case .flagged(let slot, let isFlagged) = reply else { return }
      writer.member("slot", slot.text)
      writer.member("flagged", isFlagged)
    }
  }
}
