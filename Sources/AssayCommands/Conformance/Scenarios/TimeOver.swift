import AssayModel

/// The time runs out while an answer is on its way.
enum TimeOver: Scenario {
  static let id = "time-over"
  static let title = "after `timeOver` the client stops, and ends with an exit code other than 0: it did not submit"
  static let advice = """
    `timeOver` and `session.closed` say that what was saved in time is submitted. Stop changing anything, tell the \
    candidate, and show the result when it is released.
    """

  static func arrange(_ stage: inout Stage) {
    stage.plan(.clock(milliseconds: ConformanceExam.limit.milliseconds + 1), at: "response.save", 5)
  }

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    record.whatDidNotStop(after: "timeOver")
  }
}
