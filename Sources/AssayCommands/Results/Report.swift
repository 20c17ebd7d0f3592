import ArgumentParser
import AssayModel
import AssayReports
import AssayStore

/// Reports on the quality of an exam from the sessions in the store.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report on an exam: scores, pass rate, reliability, items, flags.",
    discussion: """
      Takes in all submitted sessions on the package that is published now; others are counted and left out. Where \
      candidates got different forms, reliability is the coefficient of the p × (i:p) design and items are held \
      against the percent correct on the rest of each candidate's own form. A figure that the data cannot support is \
      withheld, with the reason. csv gives the table of items, csv-options that of options.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The id of an exam or a knowledge check.")
  var assessment: String

  @Option(help: "text, json, csv, csv-options or markdown.")
  var format: ReportFormat = .text

  @Flag(help: "Take in each candidate's first attempt alone.")
  var firstAttempts = false

  enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv, markdown
    case csvOptions = "csv-options"
  }

  func run() throws {
    let id = try AssessmentID.argument(assessment)
    let store = try openStore(self.store.path, mustExist: true)
    let sittings = Sittings(store)
    let digest: ContentDigest
    do {
      guard let publication = try store.publication(of: id) else {
        throw Failure("`\(id)` is not published in this store; `assay publish \(id)` does it.", .usedWrongly)
      }
      digest = publication.package
    } catch let failure as Failure { throw failure } catch { throw Failure("\(error)") }
    var builder = ReportBuilder(try sittings.packages.index(digest), digest: digest)
    let open = try sittings.forEach(of: id) { sitting, package throws(Failure) in
      if package == digest { builder.append(sitting) } else { builder.exclude(.otherPackage) }
    }
    if open > 0 { builder.exclude(.open, count: open) }
    var options = ReportOptions()
    if firstAttempts { options.attempts = .first }
    let report = builder.report(options)
    switch format {
    case .text:
      let terminal = Terminal()
      let writer = TextReport(width: terminal.width, isStyled: output.file == nil && terminal.usesColour)
      try output.write(writer.text(of: report))
    case .json: try output.write(JSONReport().text(of: report))
    case .csv: try output.write(CSVReport.items(of: report))
    case .csvOptions: try output.write(CSVReport.options(of: report))
    case .markdown: try output.write(MarkdownReport().text(of: report))
    }
  }
}
