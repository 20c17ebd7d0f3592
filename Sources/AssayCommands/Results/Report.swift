import ArgumentParser
import AssayModel
import AssayReports

/// Reports on the quality of an exam from the sessions in the store, or from a file of responses.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report on an exam: scores, pass rate, reliability, items, flags.",
    discussion: """
      Takes in all submitted sessions on the package that is published now, scored by the latest rescore where there was \
      one; others are counted and left out. Where \
      candidates got different forms, reliability is the coefficient of the p × (i:p) design and items are held \
      against the percent correct on the rest of each candidate's own form. A figure that the data cannot support is \
      withheld, with the reason; --explain says what each is.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @OptionGroup(title: "A file of responses") var file: ResponseArguments
  @OptionGroup(title: "Groups") var groups: GroupArguments

  @Argument(help: "The id of an exam or a knowledge check.")
  var assessment: String?

  @Option(help: ReportFormat.help)
  var format: ReportFormat = .text

  @OptionGroup(title: "What is in") var filters: SampleFilters
  @OptionGroup var scoreGroups: ScoreGroups

  @Option(
    help: ArgumentHelp(
      "Say what a statistic is, how it is computed and read, and where it is defined; `list` names all.",
      valueName: "statistic"))
  var explain: String?

  @Flag(help: "Print the JSON Schema of --format json.")
  var schema = false

  func validate() throws {
    if assessment != nil, file.responses != nil {
      throw ValidationError("report on an exam or on a file of responses, not on both.")
    }
    if file.responses != nil {
      if filters.from != nil || filters.to != nil {
        throw ValidationError("--from and --to are of sessions in the store; a file of responses has no days.")
      }
      for name in filters.groupNames where !file.groupColumn.contains(name) {
        throw ValidationError("--group \(name)=… needs that column: name it with --group-column \(name).")
      }
    }
    guard assessment == nil, file.responses == nil, explain == nil, !schema else { return }
    throw ValidationError(
      "name an exam or a knowledge check, or a file with --responses, or ask with --explain or --schema.")
  }

  func run() throws {
    if schema { return try output.write(ReportSchema.text) }
    if let explain { return try ExplainStatistic(explain).write(to: output) }
    var options = ReportOptions()
    filters.apply(to: &options)
    options.scoreGroups = scoreGroups.count
    groups.apply(to: &options)
    let report = try sample().report(options)
    try output.write(format.text(of: report, asText: output.textReport))
  }

  private func sample() throws -> ReportSample {
    if let path = file.responses { return try ResponseFiles(arguments: file).sample(of: path) }
    let id = try AssessmentID.argument(assessment ?? "")
    let sittings = Sittings(try openStore(store.path, mustExist: true))
    let (index, digest) = try sittings.packages.current(id)
    var scored = ScoringGroups(index, digest: digest)
    let leftOut = try sittings.forEach(of: id) { sitting, package throws(Failure) in
      guard package == digest || sitting.rescoring?.package == digest else { return scored.others += 1 }
      let scoring = sitting.rescoring?.package ?? package
      scored.append(sitting, scoredBy: scoring, try sittings.packages.index(scoring))
    }
    var builder = scored.latest
    if leftOut.open > 0 { builder.exclude(.open, count: leftOut.open) }
    if leftOut.erased > 0 { builder.exclude(.erased, count: leftOut.erased) }
    return builder.sample
  }
}
