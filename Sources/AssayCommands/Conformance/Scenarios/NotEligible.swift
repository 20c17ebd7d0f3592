import AssayJSON

/// The candidate may not start.
enum NotEligible: Scenario {
  static let id = "not-eligible"
  static let title = "where the candidate may not start, nothing is tried again, and the exit code is not 0"
  static let advice = "Tell the candidate the `message`, and from when it is possible where `from` says it; then end."

  static func arrange(_ stage: inout Stage) {
    let details = [JSONMember("reason", "waiting"), JSONMember("from", 4_102_444_800_000)]
    stage.plan(.refusal(kind: "notEligible", code: 2002, details: details), at: "session.start")
  }

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    record.whatDidNotStop(after: "notEligible")
  }
}
