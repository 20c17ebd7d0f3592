/// The exit code says whether the session was submitted.
///
/// Judged where the scenario went as it should, so that a client is not blamed twice.
enum TellsTheOutcome: ConformanceCheck {
  static let id = "tells-the-outcome"
  static let title = "the exit code is 0 where the submission was acknowledged, and another one where not"
  static let advice = "End with 0 after the reply to session.submit, and with another code where you had to stop."

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    guard case .exited(let code) = record.ending, (code == 0) != record.isSubmissionAcknowledged else { return [] }
    return [
      ConformanceProblem(
        record.isSubmissionAcknowledged
          ? "Expected exit code 0, since the submission was acknowledged; it ended with \(code)."
          : "Expected an exit code other than 0, since no submission was acknowledged; it ended with 0.",
        record.lines.last)
    ]
  }
}
