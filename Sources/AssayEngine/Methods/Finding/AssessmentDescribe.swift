import AssayJSON
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Tells a candidate what to expect: how much, how long, how often, and what is told when.
  enum AssessmentDescribe: Method {
    static var name: String { "assessment.describe" }
    static var audience: Audience { .anyone }

    struct Params: MethodParams {
      var assessment: AssessmentID

      init(from reader: inout JSONReader) throws(JSONError) {
        var assessment: AssessmentID?
        let start = try reader.readMembers(["assessment"]) { name, reader throws(JSONError) in
          guard "assessment" ~= name else { return false }
          assessment = try reader.readID()
          return true
        }
        guard let assessment else { throw reader.missingMember("assessment", inObjectAt: start) }
        self.assessment = assessment
      }
    }

    struct Result: MethodResult {
      var assessment: Assessment
      var language: String
      /// A form that stands for all.
      var form: Form

      func write(to writer: inout JSONWriter, _ contents: inout ContentCache) {
        writer.heading(of: assessment, withLanguage: language)
        writer.member("items", form.slots.count)
        writer.array("sections") { writer in
          for section in form.sections {
            writer.object { writer in
              writer.member("section", section.id.text)
              let own = assessment.blueprint.sections.first { $0.id == section.id }
              if let title = own?.title { writer.member("title", title) }
              writer.member("items", section.slots.count)
            }
          }
        }
        if let time = assessment.time { writer.members(of: time) }
        writer.object("navigation") { writer in
          writer.member("withinSection", assessment.navigation.withinSection.rawValue)
          writer.member("betweenSections", assessment.navigation.betweenSections.rawValue)
          writer.member("flags", assessment.navigation.allowsFlags)
        }
        if let attempts = assessment.attemptLimit { writer.member("attempts", attempts) }
        writer.object("release") { writer in
          writer.member("result", assessment.release.result)
          writer.member("competencies", assessment.release.competencies)
          writer.member("key", assessment.release.key)
        }
        writer.member("hasUnscoredItems", form.slots.contains { !$0.role.counts })
        if let formative = assessment.formative { writer.member("formative", formative) }
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> Result {
      let package = try engine.published(params.assessment)
      guard case .success(let form) = package.example else { throw .blueprintShortage(params.assessment) }
      return Result(assessment: package.assessment, language: package.index.package.language, form: form)
    }
  }
}

extension Assessment {
  /// How often it can be sat; nil for no limit.
  ///
  /// An exam without a retake policy can be sat once.
  fileprivate var attemptLimit: Int? { retake.map(\.attempts) ?? (type == .exam ? 1 : nil) }
}

extension JSONWriter {
  fileprivate mutating func members(of time: TimePolicy) {
    member("timeLimitMs", time.limit.milliseconds)
    array("warningsMs") { writer in for warning in time.warnings { writer.int(warning.milliseconds) } }
    if time.grace > .zero { member("graceMs", time.grace.milliseconds) }
  }

  fileprivate mutating func member(_ name: String, _ moment: ReleasePolicy.Moment) {
    switch moment {
    case .afterSubmit: member(name, "after-submit")
    case .never: member(name, "never")
    case .on(let instant): object(name) { $0.member("on", instant.milliseconds) }
    }
  }

  fileprivate mutating func member(_ name: String, _ formative: FormativePolicy) {
    self.name(name)
    beginObject()
    member("triesPerItem", formative.triesPerItem)
    self.name("tryCredit")
    beginArray()
    for credit in formative.tryCredit { number(text: credit.decimalText(places: 6)) }
    endArray()
    member("hintCost", formative.hintCost)
    member("rightWrong", formative.rightWrong.rawValue)
    member("rationale", formative.rationale.rawValue)
    member("key", formative.key.rawValue)
    endObject()
  }
}
