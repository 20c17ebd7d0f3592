import ArgumentParser

/// Into how many score groups candidates are parted, for the shares and traces of options.
struct ScoreGroups: ParsableArguments {
  @Option(
    name: .customLong("score-groups"),
    help: ArgumentHelp(
      "Part candidates into so many groups by score for the traces of options, 1 to 10.", valueName: "n"))
  var count = 3

  func validate() throws {
    guard 1...10 ~= count else { throw ValidationError("--score-groups takes a number from 1 to 10.") }
  }
}
