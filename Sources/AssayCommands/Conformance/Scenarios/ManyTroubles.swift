/// One trouble after the other.
enum ManyTroubles: Scenario {
  static let id = "many-troubles"
  static let title = "trouble upon trouble loses nothing"
  static let advice = "Each trouble has a scenario of its own above; here they meet, two of them in one repetition."

  static func arrange(_ stage: inout Stage) {
    stage.toldBefore = [#"{"jsonrpc":"2.0","method":"weather.changed","params":{}}"#]
    stage.plan(.death(.before), at: "session.start")
    stage.plan(.storage(milliseconds: 200), at: "response.save", 1)
    stage.plan(.death(.after), at: "response.save", 3)
    stage.plan(.storageThatKept, at: "response.save", 4)
    stage.plan(.death(.within), at: "response.save", 6)
    stage.plan(.gap, at: "response.save", 8)
    stage.plan(.death(.before), at: "response.save", 9)
    stage.plan(.storage(milliseconds: 200), at: "session.submit")
  }
}
