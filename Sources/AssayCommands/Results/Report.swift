import ArgumentParser
import AssayModel
import AssayReports

/// Reports on the quality of an exam from the sessions in the store.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report on an exam: scores, pass rate, reliability, items, flags.",
    discussion: """
      Takes in all submitted sessions on the package that is published now, scored by the latest rescore where there was \
      one; others are counted and left out. Where \
      candidates got different forms, reliability is the coefficient of the p × (i:p) design and items are held \
      against the percent correct on the rest of each candidate's own form. A figure that the data cannot support is \
      withheld, with the reason. csv gives the table of items, csv-options that of options, csv-raters how far raters agree.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The id of an exam or a knowledge check.")
  var assessment: String

  @Option(help: "text, json, csv, csv-options, csv-raters or markdown.")
  var format: ReportFormat = .text

  @Flag(help: "Take in each candidate's first attempt alone.")
  var firstAttempts = false

  enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv, markdown
    case csvOptions = "csv-options"
    case csvRaters = "csv-raters"
  }

  func run() throws {
    let id = try AssessmentID.argument(assessment)
    let sittings = Sittings(try openStore(store.path, mustExist: true))
    let (index, digest) = try sittings.packages.current(id)
    var groups = ScoringGroups(index, digest: digest)
    let leftOut = try sittings.forEach(of: id) { sitting, package throws(Failure) in
      guard package == digest || sitting.rescoring?.package == digest else { return groups.others += 1 }
      let scoring = sitting.rescoring?.package ?? package
      groups.append(sitting, scoredBy: scoring, try sittings.packages.index(scoring))
    }
    var builder = groups.latest
    if leftOut.open > 0 { builder.exclude(.open, count: leftOut.open) }
    if leftOut.erased > 0 { builder.exclude(.erased, count: leftOut.erased) }
    var options = ReportOptions()
    if firstAttempts { options.attempts = .first }
    let report = builder.report(options)
    switch format {
    case .text: try output.write(output.textReport.text(of: report))
    case .json: try output.write(JSONReport().text(of: report))
    case .csv: try output.write(CSVReport.items(of: report))
    case .csvOptions: try output.write(CSVReport.options(of: report))
    case .csvRaters: try output.write(CSVReport.agreement(of: report))
    case .markdown: try output.write(MarkdownReport().text(of: report))
    }
  }
}
