import ArgumentParser
import AssayPsychometrics
import AssayReports

/// How groups of candidates are compared, item by item.
struct GroupArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The group that others of its name are held against, such as language=native; without it the largest.",
      valueName: "name=value"))
  var referenceGroup: [String] = []

  @Option(help: ArgumentHelp("Compare groups of at least so many candidates item by item.", valueName: "n"))
  var leastGroup = 100

  @Flag(help: "Match on the whole score: leave items in it that differ between groups.")
  var noPurification = false

  @Flag(help: "Leave the Mantel-Haenszel χ² without the correction for continuity.")
  var noContinuityCorrection = false

  @Option(
    help: ArgumentHelp("Put scores into so many bands of equal size before matching; without it none.", valueName: "n"))
  var matchingBands: Int?

  func validate() throws {
    guard leastGroup >= 2 else { throw ValidationError("--least-group takes a number from 2.") }
    guard matchingBands ?? 2 >= 2, matchingBands ?? 2 <= 1000 else {
      throw ValidationError("--matching-bands takes a number from 2 to 1000.")
    }
    for text in referenceGroup where text.firstIndex(of: "=") == nil {
      throw ValidationError("--reference-group takes a name and a value, such as language=native.")
    }
  }

  func apply(to options: inout ReportOptions) {
    for text in referenceGroup {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if parts.count == 2 { options.referenceGroups[parts[0]] = parts[1] }
    }
    options.differential.minimumGroup = leastGroup
    options.differential.purifies = !noPurification
    options.differential.corrects = !noContinuityCorrection
    options.differential.bands = matchingBands
  }
}
