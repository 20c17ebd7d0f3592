import AssayModel
import AssayScoring

/// The attempts that stand for their candidates, by the retake policy of the assessment.
struct CountingAttempts {
  private let sessions: Set<SessionID>

  /// Chooses for each candidate; without a policy the latest attempt counts.
  init(_ sittings: some Sequence<SittingRecord>, by assessment: Assessment) {
    let policy = assessment.retake?.counts ?? .last
    var attempts: [CandidateID: [AttemptOutcome]] = [:]
    for sitting in sittings {
      // What stands of an earlier result has no share of its own.
      let share = sitting.effective.computed == nil ? sitting.result.score.share : nil
      attempts[sitting.candidate, default: []].append(
        AttemptOutcome(session: sitting.session, attempt: sitting.attempt, result: sitting.effective, share: share))
    }
    sessions = Set(attempts.values.compactMap { policy.choose(among: $0) })
  }

  func contains(_ session: SessionID) -> Bool { sessions.contains(session) }
}
