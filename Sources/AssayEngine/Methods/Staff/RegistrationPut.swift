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
    static var example: Example {
      .staff.call(
        Self.self,
        #"{"requestKey":"r-1","candidate":"ada","assessment":"networks","opens":1790000000000,"#
          + #""accommodations":{"extraTime":1.5},"groups":{"language":"other"}}"#)
    }

    struct Params: ReadableRecord {
      @Required var requestKey: String
      @Required var candidate: CandidateID
      @Required var assessment: AssessmentID
      var opens: Instant?
      var closes: Instant?
      var locale: String?
      var accommodations: AccommodationParams?
      var needs: [PersonalNeed]?
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
          "needs", &needs, .list(of: .word(PersonalNeed.self)),
          "What the candidate needs of a client, by the names of QTI 3; one that does not meet it starts nothing.")
        try members.optional(
          "groups", &groups, .groups, "Memberships for fairness analysis, such as a first language; never shown.")
      }

      var problem: String? {
        if let needs, Set(needs).count < needs.count { return "`needs` names the same thing twice" }
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
      try check(registration, allowedBy: assessment)
      let outcome: RegistrationOutcome
      do throws(StoreError) {
        outcome = try engine.store.put(registration, requestKey: params.requestKey, at: engine.turn.now)
      } catch {
        throw .storage(engine.failedWriting(error))
      }
      if case .conflict = outcome { throw .requestKeyConflict }
      return Result(registration: registration)
    }

    /// Holds what is granted against what the assessment allows, and the window against the time that is granted.
    private static func check(_ registration: Registration, allowedBy assessment: Assessment) throws(RPCError) {
      let (granted, policy) = (registration.accommodations, assessment.accommodations)
      try check(granted.extraTime, allowedBy: policy?.extraTime)
      if granted.extraMinutes != .zero {
        try check(
          granted.extraMinutes <= policy?.extraMinutes ?? .zero, "extraTimeMs", policy?.extraMinutes.map(\.durationText)
        )
      }
      if granted.unlimited != nil { try check(policy?.allowsUnlimited == true, "unlimited", nil) }
      if granted.extraBreaks != 0 {
        try check(
          granted.extraBreaks <= policy?.breaks?.count ?? 0, "extraBreaks", policy?.breaks.map { "\($0.count)" })
      }
      guard let opens = registration.opens, let closes = registration.closes,
        let needed = TimeBudget(assessment, accommodations: granted).allowance, closes - opens < needed
      else { return }
      throw .forbidden(
        "The window is shorter than the \(needed.durationText) that the candidate has.",
        advice: "Let `closes` be at least that long after `opens`.")
    }

    private static func check(_ isAllowed: Bool, _ name: String, _ most: String?) throws(RPCError) {
      guard !isAllowed else { return }
      throw .forbidden(
        most.map { "The assessment allows `\(name)` up to \($0) only." } ?? "The assessment does not allow `\(name)`.",
        advice: "Leave it out, or have the author allow it under `accommodations`.")
    }

    private static func check(_ factor: Rational, allowedBy range: ClosedRange<Rational>?) throws(RPCError) {
      guard factor != .one else { return }
      guard let range else {
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
