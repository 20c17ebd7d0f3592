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

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try members.required("assessment", &_assessment, .id(), "The assessment, as assessment.list has it.")
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> AssessmentDescription {
      let package = try engine.published(params.assessment)
      guard case .success(let form) = package.example else { throw .blueprintShortage(params.assessment) }
      return AssessmentDescription(
        assessment: package.assessment, language: package.index.package.language, form: form, tools: package.tools)
    }
  }
}
