import AssayJSON
import AssayJSONRPC
import AssayModel
import AssayStore

extension Methods {
  /// Lists the assessments that are published, in the order of their ids.
  enum AssessmentList: Method {
    static var name: String { "assessment.list" }
    static var audience: Audience { .anyone }

    struct Result: MethodResult {
      var assessments: [Assessment]

      func write(to writer: inout JSONWriter, _ contents: inout ContentCache) {
        writer.array("assessments") { writer in
          for assessment in assessments { writer.object { $0.heading(of: assessment, withLanguage: nil) } }
        }
      }
    }

    static func call(_ params: NoParams, in engine: inout Engine) throws(RPCError) -> Result {
      let publications: [Publication]
      do throws(StoreError) {
        publications = try engine.store.publications()
      } catch {
        throw .storage(engine.failedReading(error))
      }
      var latest: [AssessmentID: ContentDigest] = [:]
      for publication in publications { latest[publication.assessment] = publication.package }
      var assessments: [Assessment] = []
      for (_, digest) in latest.sorted(by: { $0.key < $1.key }) {
        assessments.append(try engine.usable(digest).assessment)
      }
      return Result(assessments: assessments)
    }
  }
}

extension JSONWriter {
  /// Writes what an assessment is called and who may start it.
  mutating func heading(of assessment: Assessment, withLanguage language: String?) {
    member("assessment", assessment.id.text)
    member("kind", assessment.type.rawValue)
    member("title", assessment.title)
    if let version = assessment.version { member("version", version) }
    if let language { member("language", language) }
    member("registration", assessment.registration.rawValue)
  }
}
