import AssayJSONRPC
import AssayModel
import AssayStore

extension Methods {
  /// Lists the assessments that are published, in the order of their ids.
  enum AssessmentList: Method {
    static var name: String { "assessment.list" }
    static var audience: Audience { .anyone }
    static var summary: String { "Lists the assessments that are published, in the order of their ids." }
    static var errors: [ErrorKind] { [.storage] }
    static var example: Example { .candidate.call(Self.self) }

    struct Result: WritableRecord {
      var assessments: [Assessment]

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required("assessments", .list(of: .object(AssessmentHeading.self)), "In the order of their ids.") {
          $0.assessments.map { AssessmentHeading(assessment: $0) }
        }
      }
    }

    static func call(_ params: NoParams, in engine: inout Engine) throws(RPCError) -> Result {
      let packages: [ContentDigest]
      do throws(StoreError) {
        packages = try engine.latestPackages()
      } catch {
        throw .storage(engine.failedReading(error))
      }
      var assessments: [Assessment] = []
      for digest in packages {
        assessments.append(try engine.usable(digest).assessment)
      }
      return Result(assessments: assessments)
    }
  }
}

/// What an assessment is called and who may start it.
struct AssessmentHeading: WritableRecord {
  var assessment: Assessment
  /// Nil where it is not told.
  var language: String?

  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("assessment", .id(), "Its id.") { $0.assessment.id }
    members.required("kind", .word(AssessmentType.self), "What it is.") { $0.assessment.type }
    members.required("title", .text, "What it is called.") { $0.assessment.title }
    members.optional("version", .text, "Its author's version.") { $0.assessment.version }
    members.optional("language", .text, "The language of its bank, as a BCP 47 tag.") { $0.language }
    members.required("registration", .word(RegistrationPolicy.self), "Who may start it.") {
      $0.assessment.registration
    }
  }
}
