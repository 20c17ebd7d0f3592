import AssayJSONRPC
import AssayModel
import AssayStore

extension Methods {
  /// Lists who is registered for an assessment, in the order of the candidates' ids.
  enum RegistrationList: Method {
    static var name: String { "registration.list" }
    static var audience: Audience { .staff }
    static var summary: String { "Lists who is registered for an assessment, in the order of the candidates' ids." }
    static var errors: [ErrorKind] { [.unknownAssessment, .storage] }
    static var example: Example {
      .staff.call(
        RegistrationPut.self, #"{"requestKey":"r-1","candidate":"grace","assessment":"networks","locale":"en-GB"}"#
      ).call(
        RegistrationPut.self,
        #"{"requestKey":"r-2","candidate":"ada","assessment":"networks","accommodations":{"extraTime":1.5}}"#
      ).call(Self.self, #"{"assessment":"networks"}"#)
    }

    struct Result: WritableRecord {
      var records: [RegistrationRecord]

      static func members(_ members: inout some MemberWriting<Self>) {
        members.required(
          "registrations", .list(of: .object(RegistrationPut.Params.self)), "Each as it was put, by candidate."
        ) { $0.records.map { RegistrationPut.Params($0) } }
      }
    }

    static func call(_ params: AssessmentDescribe.Params, in engine: inout Engine) throws(RPCError) -> Result {
      _ = try engine.published(params.assessment)
      do throws(StoreError) {
        return Result(records: try engine.store.registrations(for: params.assessment))
      } catch {
        throw .storage(engine.failedReading(error))
      }
    }
  }
}
