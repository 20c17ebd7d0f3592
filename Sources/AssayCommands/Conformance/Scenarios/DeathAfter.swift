/// The engine dies between a call and its reply.
enum DeathAfter: Scenario {
  static let id = "death-after"
  static let title =
    "an engine that dies after it kept a save, and before its reply, is started again, and the save is sent again"
  static let advice = Advice.afterDeath

  static func arrange(_ stage: inout Stage) { stage.plan(.death(.after), at: "response.save", 3) }
}
