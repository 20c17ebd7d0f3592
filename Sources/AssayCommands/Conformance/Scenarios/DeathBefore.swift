/// The engine dies before it carries out a call.
enum DeathBefore: Scenario {
  static let id = "death-before"
  static let title = "an engine that dies before it carries out a save is started again, and the save is sent again"
  static let advice = Advice.afterDeath

  static func arrange(_ stage: inout Stage) { stage.plan(.death(.before), at: "response.save", 2) }
}
