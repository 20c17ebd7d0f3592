import AssayDelivery
import AssayJSON
import AssayModel

extension Methods {
  /// Closes a section for good.
  enum SectionSubmit: CommandMethod {
    static var name: String { "section.submit" }

    struct Params: CommandParams {
      var head = CommandCall()
      var section: SectionID

      private static let members = CommandCall.members + ["section"]

      init(from reader: inout JSONReader) throws(JSONError) {
        var head = CommandCall()
        var section: SectionID?
        let start = try reader.readMembers(Self.members) { name, reader throws(JSONError) in
          guard "section" ~= name else { return try head.read(name, from: &reader) }
          section = try reader.readID()
          return true
        }
        try head.finish(reader, start)
        guard let section else { throw reader.missingMember("section", inObjectAt: start) }
        self.head = head
        self.section = section
      }

      func command(in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand { .submitSection(section) }
    }

    static func write(_ reply: Reply, to writer: inout JSONWriter, _ contents: inout ContentCache) {
      guard case .sectionSubmitted(let section) = reply else { return }
      writer.member("section", section.text)
      writer.member("closed", true)
    }
  }
}
