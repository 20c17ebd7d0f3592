import AssayDelivery
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Tells the result, as far as it is released.
  enum SessionResult: Method {
    static var name: String { "session.result" }
    static var audience: Audience { .candidate }
    static var summary: String { "Tells the result, as far as it is released." }
    static var errors: [ErrorKind] { .ofSessions + [.stateViolation, .notReleased] }
    static var example: Example { .submittedExam.call(Self.self, "{$session}") }

    static func call(_ params: SessionCall, in engine: inout Engine) throws(RPCError) -> ReleasedResult {
      let place = try engine.open(params, makingSureOfStore: true)
      let now = engine.turn.now
      var result: ReleasedResult
      do throws(Refusal) {
        result = try ReleasedResult(of: engine.sessions[place].session, at: now, in: engine.sessions[place].context)
      } catch {
        throw RPCError(error, until: engine.sessions[place].package.assessment.release.result)
      }
      result.mastery = try engine.mastery(of: place)
      result.attempt = try engine.attempt(of: place)
      return result
    }
  }
}
