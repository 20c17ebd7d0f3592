/// Staff end the session while an answer is on its way.
enum Voided: Scenario {
  static let id = "session-voided"
  static let title = "where staff ended the session the client stops, and ends with an exit code other than 0"
  static let advice = """
    `session.closed` and `stateViolation` say that the session is over. Stop changing anything, and tell the candidate \
    the `message`.
    """

  static func arrange(_ stage: inout Stage) { stage.plan(.voided, at: "response.save", 4) }

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    record.whatDidNotStop(after: "stateViolation")
  }
}
