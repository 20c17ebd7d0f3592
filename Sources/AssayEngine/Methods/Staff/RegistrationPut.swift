import AssayJSON
import AssayJSONRPC
import AssayModel
import AssayStore

extension Methods {
  /// Registers a candidate for an assessment, with window, accommodations and groups.
  enum RegistrationPut: Method {
    static var name: String { "registration.put" }
    static var audience: Audience { .staff }
    static var summary: String { "Registers a candidate for an assessment, with window, accommodations and groups." }
    static var errors: [ErrorKind] { [.unknownAssessment, .sequenceConflict, .forbidden, .storage] }

    struct Params: ReadableRecord {
      @Required var requestKey: String
      @Required var candidate: CandidateID
      @Required var assessment: AssessmentID
      var opens: Instant?
      var closes: Instant?
      var locale: String?
      var accommodations: AccommodationParams?
      var groups: [String: String]?

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try members.required("requestKey", &_requestKey, .requestKey, "The client's own word for this registration.")
        try members.required("candidate", &_candidate, .reference(), "Who is registered.")
        try members.required("assessment", &_assessment, .id(), "For what, as assessment.list has it.")
        try members.optional("opens", &opens, .instant, "No session starts before.")
        try members.optional("closes", &closes, .instant, "No session starts from here on.")
        try members.optional("locale", &locale, .locale, "The candidate's language, as a BCP 47 tag.")
        try members.optional(
          "accommodations", &accommodations, .object(AccommodationParams.self), "What is granted to the candidate.")
        try members.optional(
          "groups", &groups, .groups, "Memberships for fairness analysis, such as a first language; never shown.")
      }

      var problem: String? {
        guard let opens, let closes, closes <= opens else { return nil }
        return "`closes` must be later than `opens`"
      }
    }

    struct Result: WritableRecord {
      var registration: Registration

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("candidate", .reference(), "Who is registered.") { $0.registration.candidate }
        members.required("assessment", .id(), "For what.") { $0.registration.assessment }
        members.required("registered", .yes, "It is kept.") { _ in true }
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> Result {
      let registration = params.registration
      let assessment = try engine.published(registration.assessment).assessment
      try check(registration.accommodations.extraTime, allowedBy: assessment)
      let outcome: RegistrationOutcome
      do throws(StoreError) {
        outcome = try engine.store.put(registration, requestKey: params.requestKey, at: engine.turn.now)
      } catch {
        throw .storage(engine.failedWriting(error))
      }
      if case .conflict = outcome { throw .requestKeyConflict }
      return Result(registration: registration)
    }

    private static func check(_ factor: Rational, allowedBy assessment: Assessment) throws(RPCError) {
      guard factor != .one else { return }
      guard let range = assessment.accommodations?.extraTime else {
        throw .forbidden(
          "The assessment grants no extra time.", advice: "Leave `extraTime` out, or have the author allow it.")
      }
      guard range.contains(factor) else {
        throw .forbidden(
          "The assessment grants extra time from \(range.lowerBound) to \(range.upperBound) only.",
          advice: "Choose a factor within these bounds.")
      }
    }
  }
}
