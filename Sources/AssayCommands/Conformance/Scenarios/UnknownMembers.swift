/// Replies have members that nobody can know.
enum UnknownMembers: Scenario {
  static let id = "unknown-members"
  static let title = "members that are unknown are passed over, whatever the order and the blanks of a reply"
  static let advice = "Read the members that you need by their names, with a JSON decoder that ignores the others."

  static func arrange(_ stage: inout Stage) { stage.hasUnknownMembers = true }
}
