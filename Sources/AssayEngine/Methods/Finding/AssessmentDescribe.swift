import AssayJSON
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Tells a candidate what to expect: how much, how long, how often, and what is told when.
  enum AssessmentDescribe: Method {
    static var name: String { "assessment.describe" }
    static var audience: Audience { .anyone }
    static var summary: String { "Tells what to expect: how much, how long, how often, and what is told when." }
    static var errors: [ErrorKind] { [.unknownAssessment, .blueprintShortage, .storage] }
    static var example: Example {
      .candidate.call(Self.self, #"{"assessment":"networks"}"#).call(Self.self, #"{"assessment":"ports"}"#)
    }

    struct Params: ReadableRecord {
      @Required var assessment: AssessmentID
      var locale: String?

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try members.required("assessment", &_assessment, .id(), "The assessment, as assessment.list has it.")
        try members.optional("locale", &locale, .locale, "The language wanted for titles and agreements.")
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> AssessmentDescription {
      let package = try engine.published(params.assessment)
      guard case .success(let form) = package.example else { throw .blueprintShortage(params.assessment) }
      let given = params.locale.map { package.given(in: $0) } ?? package
      return AssessmentDescription(given: given.index, form: form, tools: package.tools)
    }
  }
}
