/// The store fails for good.
enum StorageBroken: Scenario {
  static let id = "storage-broken"
  static let title = "what is not `retryable` is not sent again; the client ends with an exit code other than 0"
  static let advice = """
    Look at `retryable`: where it is false, sending again is of no use. Tell the candidate, keep what was typed, and end \
    with an exit code other than 0.
    """

  static func arrange(_ stage: inout Stage) { stage.plan(.storageForGood, at: "response.save", 3) }

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    let refused = record.lines.filter { $0.answer?.kind == "storage" }
    if let first = refused.first, let again = refused.dropFirst().first(where: { $0.sequence == first.sequence }) {
      return [ConformanceProblem("Expected it not to be sent again: its error was not `retryable`.", again)]
    }
    return record.whatDidNotStop(after: "storage", changes: !record.isPipelining)
  }
}
