/// Staff give more time.
enum TimeAdjusted: Scenario {
  static let id = "time-adjusted"
  static let title = "that staff changed the time is told or passed over, and the client goes on"
  static let advice = "Show the clock that `session.adjusted` has, as after any reply, and go on."

  static func arrange(_ stage: inout Stage) {
    let clock = #"{"state":"running","limits":[{"scope":"exam","remainingMs":7200000}]}"#
    stage.plan(
      .told(#"{"jsonrpc":"2.0","method":"session.adjusted","params":{"session":"SESSION","clock":\#(clock)}}"#),
      at: "response.save", 3)
  }
}
