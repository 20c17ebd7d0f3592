/// The engine misses a line.
enum Gap: Scenario {
  static let id = "gap"
  static let title = "after `sequenceGap` everything from the expected number on is sent again"
  static let advice = """
    A line was lost before it came to the engine. Send again what has no answer yet, from the number that `expected` \
    names, in order and unchanged.
    """

  static func arrange(_ stage: inout Stage) { stage.plan(.gap, at: "response.save", 3) }
}
