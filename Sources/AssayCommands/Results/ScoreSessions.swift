import ArgumentParser
import AssayModel
import AssayReports

/// Computes the scores of all submitted sessions again, from what was recorded.
struct ScoreSessions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Compute every session again, and say whether it agrees with what was delivered.",
    discussion: """
      Scores are derived from the recorded answers and from the package that the session ran on. Ends with 1 when a \
      session scores otherwise now than it was delivered.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The id of an exam or a knowledge check.")
  var assessment: String

  @Option(help: "text, json, csv or markdown.")
  var format: TableFormat = .text

  func run() throws {
    let id = try AssessmentID.argument(assessment)
    let sittings = Sittings(try openStore(store.path, mustExist: true))
    let index = try sittings.packages.current(id).index
    var records: [SittingRecord] = []
    let leftOut = try sittings.forEach(of: id) { sitting, _ throws(Failure) in records.append(sitting) }
    let table = ScoresTable(records, in: index)
    switch format {
    case .text: try output.write(output.textReport.text(of: table))
    case .json: try output.write(JSONReport().text(of: table))
    case .csv: try output.write(CSVReport.scores(of: table))
    case .markdown: try output.write(MarkdownReport().text(of: table))
    }
    for message in leftOut.messages { StandardError.write("assay: \(message)\n") }
    if !table.differing.isEmpty { throw ExitCode.fellShort }
  }
}

/// How tables are written.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv, markdown
}
