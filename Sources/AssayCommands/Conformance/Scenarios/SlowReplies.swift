/// Every reply takes long.
enum SlowReplies: Scenario {
  static let id = "slow-replies"
  static let title = "replies that take a second and a half are waited for"
  static let advice =
    "Wait some ten seconds for a reply before you take it for lost; then send the call again, unchanged."

  static func arrange(_ stage: inout Stage) {
    stage.plan.answers = Array(SittingPlan.usual.prefix(1) + SittingPlan.usual.suffix(2))
    stage.latency = 30
    stage.plan(.delay(milliseconds: 1500), at: "response.save", 2)
  }
}
