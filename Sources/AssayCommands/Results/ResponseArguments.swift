import ArgumentParser
import AssayReports

/// A file of responses in place of an exam, and how it is to be read.
struct ResponseArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Report on the responses in a CSV file in place of an exam's; docs/report-input.md shows the layouts.",
      valueName: "file"))
  var responses: String?

  @Option(
    help: ArgumentHelp(
      "The key of the file: item,key and if wanted points, maximum, domain, pretest.", valueName: "file"))
  var key: String?

  @Option(help: ArgumentHelp("The column with the candidate's name.", valueName: "column"))
  var idColumn: String?

  @Option(help: ArgumentHelp("A column with a group; may be given several times.", valueName: "column"))
  var groupColumn: [String] = []

  @Option(help: ArgumentHelp("The column with the number of the attempt.", valueName: "column"))
  var attemptColumn: String?

  @Option(help: ArgumentHelp("A column that is not for the report; may be given several times.", valueName: "column"))
  var ignoreColumn: [String] = []

  @Option(help: ArgumentHelp("What stands for an item left blank, beside NA.", valueName: "text"))
  var omitted: [String] = []

  @Option(help: ArgumentHelp("What stands for an item not reached.", valueName: "text"))
  var notReached: [String] = []

  @Option(help: ArgumentHelp("What stands for an item that was not on the form.", valueName: "text"))
  var notPresented: [String] = []

  @Option(help: "What an empty field is: omitted, not-reached or not-presented.")
  var empty: ResponseFileOptions.Missing = .omitted

  @Flag(help: "Take omissions behind a candidate's last answer as not reached.")
  var trailingNotReached = false

  @Option(help: ArgumentHelp("The cut, in points, or in percent of the maximum: 60%.", valueName: "cut"))
  var cut: String?

  @Option(help: "wide (a row for each candidate) or long (a row for each answer), where the header does not tell.")
  var layout: ResponseFileOptions.Layout?

  @Flag(help: "Skip rows that are malformed, and say how many and which.")
  var skipBadRows = false

  func validate() throws {
    guard responses == nil else {
      guard cut == nil || parsedCut != nil else {
        throw ValidationError("--cut takes points above 0, such as 26, or a percentage, such as 65%.")
      }
      return
    }
    let isUsed =
      key != nil || idColumn != nil || attemptColumn != nil || cut != nil || layout != nil || skipBadRows
      || trailingNotReached || empty != .omitted
      || !(groupColumn + ignoreColumn + omitted + notReached + notPresented).isEmpty
    guard !isUsed else { throw ValidationError("these options are of a file of responses; name it with --responses.") }
  }

  private var parsedCut: ResponseFileOptions.Cut? {
    guard let cut else { return nil }
    if cut.hasSuffix("%") {
      guard let percent = Double(cut.dropLast()), percent > 0, percent <= 100 else { return nil }
      return .percent(percent)
    }
    guard let points = Double(cut), points > 0, points.isFinite else { return nil }
    return .points(points)
  }

  /// How the file is to be read.
  var options: ResponseFileOptions {
    var options = ResponseFileOptions()
    (options.idColumn, options.attemptColumn) = (idColumn, attemptColumn)
    (options.groupColumns, options.ignoredColumns) = (groupColumn, ignoreColumn)
    options.omitted += omitted
    (options.notReached, options.notPresented) = (notReached, notPresented)
    (options.empty, options.trailingIsNotReached) = (empty, trailingNotReached)
    (options.cut, options.layout, options.skipsBadRows) = (parsedCut, layout, skipBadRows)
    return options
  }
}

extension ResponseFileOptions.Missing: ExpressibleByArgument {}
extension ResponseFileOptions.Layout: ExpressibleByArgument {}
