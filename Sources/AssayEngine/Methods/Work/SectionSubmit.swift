import AssayDelivery
import AssayJSON
import AssayModel

extension Methods {
  /// Closes a section for good.
  enum SectionSubmit: CommandMethod {
    static var name: String { "section.submit" }
    static var summary: String { "Closes a section for good." }
    static var refusals: [ErrorKind] { [.unknownSlot, .navigationForbidden, .skippingForbidden, .tooEarly] }
    static var example: Example {
      .exam.call(Self.self, #"{$session,"seq":1,"section":"all"}"#)
    }

    struct Params: CommandParams {
      var head = CommandCall()
      @Required var section: SectionID

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try head.members(&members)
        try members.required("section", &_section, .id(), "The section, as session.state has it.")
      }
    }

    struct Told: WritableRecord {
      var section: SectionID

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("section", .id(), "The section.") { $0.section }
        members.required("closed", .yes, "Nothing in it changes any more.") { _ in true }
      }
    }

    static func command(_ params: Params, in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand {
      .submitSection(params.section)
    }

    static func told(_ reply: Reply) -> Told? {
      guard case .sectionSubmitted(let section) = reply else { return nil }
      return Told(section: section)
    }
  }
}
