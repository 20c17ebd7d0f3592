/// Replies are long lines.
enum LongLines: Scenario {
  static let id = "long-lines"
  static let title = "replies of nearly a megabyte are read whole"
  static let advice =
    "Read up to the line feed, however many reads it takes; put no limit below some megabytes on a line."

  static func arrange(_ stage: inout Stage) { stage.padding = 900_000 }
}
