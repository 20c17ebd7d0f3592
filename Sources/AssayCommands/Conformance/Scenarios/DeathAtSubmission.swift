/// The engine dies between the submission and its reply.
enum DeathAtSubmission: Scenario {
  static let id = "death-at-submission"
  static let title = "where the reply to the submission was lost, it is sent again"
  static let advice = Advice.afterDeath

  static func arrange(_ stage: inout Stage) { stage.plan(.death(.after), at: "session.submit", 1) }

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    let missing = record.whatIsMissing()
    guard missing.isEmpty, !record.isSubmissionAcknowledged else { return missing }
    return [ConformanceProblem("Expected session.submit again: its reply was lost.", record.lines.last)]
  }
}
