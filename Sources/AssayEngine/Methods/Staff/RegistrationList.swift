import AssayJSON
import AssayJSONRPC
import AssayModel
import AssayStore

extension Methods {
  /// Lists who is registered for an assessment, in the order of the candidates' ids.
  enum RegistrationList: Method {
    static var name: String { "registration.list" }
    static var audience: Audience { .staff }

    struct Result: MethodResult {
      var records: [RegistrationRecord]

      func write(to writer: inout JSONWriter, _ contents: inout ContentCache) {
        writer.array("registrations") { writer in
          for record in records { writer.object { $0.members(of: record) } }
        }
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

extension JSONWriter {
  fileprivate mutating func members(of record: RegistrationRecord) {
    let registration = record.registration
    member("requestKey", record.requestKey)
    member("candidate", registration.candidate.text)
    member("assessment", registration.assessment.text)
    if let opens = registration.opens { member("opens", opens.milliseconds) }
    if let closes = registration.closes { member("closes", closes.milliseconds) }
    if let locale = registration.locale { member("locale", locale) }
    if registration.accommodations.extraTime != .one {
      object("accommodations") { $0.member("extraTime", registration.accommodations.extraTime) }
    }
    if !registration.groups.isEmpty {
      object("groups") { writer in
        let sorted = registration.groups.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        for (name, value) in sorted { writer.member(name, value) }
      }
    }
  }
}
