/// Another client takes the session over.
enum TakenOver: Scenario {
  static let id = "taken-over"
  static let title = "after `staleClient` the client stops: it does not take the session back by itself"
  static let advice = """
    Stop at `staleClient`, tell the candidate that the sitting goes on elsewhere, keep what was typed, and end with an \
    exit code other than 0. Take the session back only when the candidate asks for it.
    """

  static func arrange(_ stage: inout Stage) { stage.plan(.takenOver, at: "response.save", 4) }

  static func problems(in record: ConformanceRecord) -> [ConformanceProblem] {
    record.whatDidNotStop(after: "staleClient")
  }
}
