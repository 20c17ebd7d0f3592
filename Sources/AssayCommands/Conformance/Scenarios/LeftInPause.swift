import AssayJSON

/// The candidate comes back to a session that stands in a pause.
enum LeftInPause: Scenario {
  static let id = "left-in-pause"
  static let title =
    "a session that was left in a pause is gone on with: numbers from `nextSeq`, and session.resume first"
  static let advice = """
    session.start gives the session that the candidate has, with `resumed: true`. Count on from its `nextSeq`, and where \
    the `state` of its clock is `paused` or `break`, send session.resume or break.end when the candidate wants to go on. \
    A client that knows no pauses leaves `pauses` out of the `features` of initialize.
    """

  static func arrange(_ stage: inout Stage) {
    stage.asks.pauses = true
    stage.isLeftInPause = true
  }

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    if record.saysThatItCannot { return record.whatDidNotStop(after: "unsupportedContent") }
    if record.lines(of: "session.resume").isEmpty {
      let line = record.lines.first { $0.answer?.kind == "paused" } ?? record.lines.last
      return [ConformanceProblem("Expected session.resume, since the clock of `state` is paused.", line)]
    }
    return record.whatIsMissing()
  }
}
