/// Notifications come that nobody can know, and known ones at unusual moments.
enum UnknownNotifications: Scenario {
  static let id = "unknown-notifications"
  static let title = "notifications are passed over, unknown ones and those at unusual moments"
  static let advice =
    "A line without an `id` is no reply: look whether you know its `method`, and go on reading if not."

  static func arrange(_ stage: inout Stage) {
    stage.toldBefore = [
      #"{"jsonrpc":"2.0","method":"weather.changed","params":{"sky":["grey",null],"session":"SESSION"}}"#,
      #"{"jsonrpc":"2.0","method":"clock.warning","params":{"session":"s-of-somebody-else","scope":"exam","remainingMs":1}}"#,
    ]
    stage.toldBehind = [
      #"{"jsonrpc":"2.0","method":"clock.warning","params":{"session":"SESSION","scope":"exam","remainingMs":1800000}}"#
    ]
  }
}
