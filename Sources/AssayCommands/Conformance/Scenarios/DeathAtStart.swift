/// The engine dies between the start of the session and its reply.
enum DeathAtStart: Scenario {
  static let id = "death-at-start"
  static let title = "where the reply to session.start was lost, it is sent again with the same request key"
  static let advice = """
    When the engine ends without a reply to session.start, start it again, send initialize, and send the same \
    session.start.
    """

  static func arrange(_ stage: inout Stage) { stage.plan(.death(.after), at: "session.start") }
}
