import AssayDelivery
import AssayJSONRPC
import AssayModel
import AssayScoring
import AssayStore

/// Which attempt of its candidate a session is, and which of them stands for the candidate now.
struct AttemptStanding: WritableRecord {
  var number: Int
  /// Nil where none counts.
  var counting: Int?

  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("number", .int(1...Int.max), "Which attempt of the candidate this is.") { $0.number }
    members.required("counts", .bool, "Whether it is the one that stands for the candidate now.") {
      $0.counting == $0.number
    }
    members.optional("counting", .int(1...Int.max), "The attempt that does; left out where none does.") { $0.counting }
  }
}

extension Engine {
  /// Which of its candidate's attempts a session is, and which of them counts; nil where one attempt is all there can be.
  ///
  /// The best of several tells how others ended. So where the best counts and the result of another attempt may not be told
  /// yet, it is nil as well. Reads every session of the candidate at the assessment.
  mutating func attempt(of place: Int) throws(RPCError) -> AttemptStanding? {
    let (session, context) = (sessions[place].session, sessions[place].context)
    let assessment = context.scoring.package.assessment
    let summaries: [SessionSummary]
    do throws(StoreError) {
      summaries = try store.summaries(of: session.start.assessment, by: session.start.candidate)
    } catch {
      throw .storage(failedReading(error))
    }
    guard summaries.count > 1 || assessment.attemptLimit != 1 else { return nil }
    // Without a policy the latest counts.
    let policy = assessment.retake?.counts ?? .last
    var attempts = [AttemptOutcome(session, in: context)]
    for summary in summaries where summary.session != session.id && summary.erasure == nil {
      // Found before it is looked up: reading it from the store moves the others.
      let found = try self.place(of: summary.session)
      let other = sessions[found]
      if policy == .best, !other.session.isOpen, !other.tellsResult(at: turn.now) { return nil }
      attempts.append(AttemptOutcome(other.session, in: other.context))
    }
    let chosen = policy.choose(among: attempts)
    return AttemptStanding(
      number: session.start.attempt, counting: attempts.first { $0.session == chosen }?.attempt)
  }
}

extension LiveSession {
  /// Whether the candidate may be told the result now.
  fileprivate func tellsResult(at now: Instant) -> Bool {
    (try? session.candidateResult(at: now, in: context)) != nil
  }
}
