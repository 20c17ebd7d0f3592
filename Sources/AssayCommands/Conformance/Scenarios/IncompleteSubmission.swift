import AssayJSON

/// An answer is missing at the submission.
enum IncompleteSubmission: Scenario {
  static let id = "incomplete-submission"
  static let title = "where answers are missing, session.submit asks first, and is confirmed after `incomplete`"
  static let advice = """
    Send session.submit without `confirm`; after `incomplete` show the candidate its `slots`, and send it with \
    `confirm: true` under the next number. In this test the candidate always says yes.
    """

  static func arrange(_ stage: inout Stage) { stage.plan.answers = Array(SittingPlan.usual.prefix(7)) }

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    let submissions = record.lines(of: "session.submit")
    if let first = submissions.first, first.params?["confirm"]?.bool == true {
      return [ConformanceProblem("Expected session.submit without `confirm` first: nobody was asked yet.", first)]
    }
    if let refused = submissions.last, refused.answer?.kind == "incomplete" {
      return [ConformanceProblem("Expected session.submit again after `incomplete`, with `confirm: true`.", refused)]
    }
    return record.whatIsMissing()
  }
}
