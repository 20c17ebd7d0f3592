/// The engine dies in the middle of a reply.
enum DeathWithin: Scenario {
  static let id = "death-within"
  static let title = "half a reply is no reply: the engine is started again, and the save is sent again"
  static let advice = Advice.afterDeath

  static func arrange(_ stage: inout Stage) { stage.plan(.death(.within), at: "response.save", 4) }
}
