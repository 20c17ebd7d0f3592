import AssayJSON
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Adds time to a limit of a session, or takes some away.
  enum SessionExtend: StaffMethod {
    static var name: String { "session.extend" }
    static var summary: String { "Adds time to a limit of an open session, or takes some away." }

    static var example: Example {
      .exam.role(.staff).call(
        Self.self,
        #"{$id,"requestKey":"a-1","by":"office","reason":"A fire drill","timeMs":300000}"#
      ).back(to: .candidate).call(Methods.SessionState.self, "{$session}")
    }

    struct Params: StaffParams {
      var head = StaffCall()
      @Required var milliseconds: Int
      var section: SectionID?
      var slot: SlotID?

      private static let range = -86_400_000...86_400_000

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try head.members(&members)
        try members.required(
          "timeMs", &_milliseconds, .int(Self.range), "How much, at most a day; below zero takes time away.")
        try members.optional("section", &section, .id(), "Of this section's limit, and not of the whole.")
        try members.optional("slot", &slot, .id(), "Of this item's limit, and not of the whole.")
      }

      var problem: String? { section != nil && slot != nil ? "`section` and `slot` exclude each other" : nil }
    }

    static func command(_ params: Params, on place: Int, in engine: inout Engine) -> StaffCommand {
      let scope: TimeScope = params.slot.map { .item($0) } ?? params.section.map { .section($0) } ?? .exam
      return .extend(scope, Interval(milliseconds: Int64(params.milliseconds)))
    }
  }
}
