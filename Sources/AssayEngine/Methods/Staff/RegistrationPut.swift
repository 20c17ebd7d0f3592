import AssayJSON
import AssayJSONRPC
import AssayModel
import AssayStore

extension Methods {
  /// Registers a candidate for an assessment, with window, accommodations and groups.
  enum RegistrationPut: Method {
    static var name: String { "registration.put" }
    static var audience: Audience { .staff }

    struct Params: MethodParams {
      var requestKey: String
      var registration: Registration

      private static let members = [
        "requestKey", "candidate", "assessment", "opens", "closes", "locale", "accommodations", "groups",
      ]

      init(from reader: inout JSONReader) throws(JSONError) {
        var requestKey: String?
        var candidate: CandidateID?
        var assessment: AssessmentID?
        var (opens, closes): (Instant?, Instant?)
        var locale: String?
        var accommodations = Accommodations()
        var groups: [String: String] = [:]
        let start = try reader.readMembers(Self.members) { name, reader throws(JSONError) in
          switch name {
          case "requestKey": requestKey = try reader.readRequestKey()
          case "candidate": candidate = try reader.readReference()
          case "assessment": assessment = try reader.readID()
          case "opens": opens = try reader.readInstant()
          case "closes":
            closes = try reader.readInstant()
          case "locale": locale = try reader.readLocale()
          case "accommodations": accommodations = try Self.readAccommodations(from: &reader)
          case "groups": groups = try Self.readGroups(from: &reader)
          default: return false
          }
          return true
        }
        guard let requestKey else { throw reader.missingMember("requestKey", inObjectAt: start) }
        guard let candidate else { throw reader.missingMember("candidate", inObjectAt: start) }
        guard let assessment else { throw reader.missingMember("assessment", inObjectAt: start) }
        if let opens, let closes, closes <= opens {
          throw JSONError(.refused("`closes` must be later than `opens`"), offset: start)
        }
        self.requestKey = requestKey
        registration = Registration(candidate: candidate, assessment: assessment)
        registration.opens = opens
        registration.closes = closes
        registration.locale = locale
        registration.accommodations = accommodations
        registration.groups = groups
      }

      private static func readAccommodations(from reader: inout JSONReader) throws(JSONError) -> Accommodations {
        var accommodations = Accommodations()
        _ = try reader.readMembers(["extraTime"]) { name, reader throws(JSONError) in
          guard "extraTime" ~= name else { return false }
          guard let factor = Rational(decimal: try reader.readNumberText()), factor >= .one, factor <= 10,
            factor == factor.rounded(places: 6)
          else { throw reader.refused("`extraTime` is a factor from 1 to 10 with at most 6 decimals") }
          accommodations.extraTime = factor
          return true
        }
        return accommodations
      }

      private static func readGroups(from reader: inout JSONReader) throws(JSONError) -> [String: String] {
        var groups: [String: String] = [:]
        try reader.beginObject()
        while try reader.nextMember() != nil {
          let name = reader.memberName
          let value = try reader.readString(limit: 128)
          guard isIdentifier(name.utf8), groups.count < 32 else {
            throw reader.refused("`groups` has at most 32 names, each an id such as `language`")
          }
          groups[name] = value
        }
        return groups
      }
    }

    struct Result: MethodResult {
      var registration: Registration

      func write(to writer: inout JSONWriter, _ contents: inout ContentCache) {
        writer.member("candidate", registration.candidate.text)
        writer.member("assessment", registration.assessment.text)
        writer.member("registered", true)
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
