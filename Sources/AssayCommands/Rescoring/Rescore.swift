import ArgumentParser
import AssayBank
import AssayDelivery
import AssayDiagnostics
import AssayModel
import AssayReports
import AssayScoring
import AssayStore

/// Scores the sessions of an assessment by the keys and policies of the bank as it is now.
struct Rescore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score sessions by the bank as it is now; show who would change.",
    discussion: """
      Mend the bank, then rescore: keys, accepted answers, credits, rules, points, rubrics, pass rule, cut, ratings, scale, \
      weights and bands are taken from it, matched by ids, for every submitted session, whatever its form. An item whose \
      options or other parts are not those that candidates saw is refused by name: --drop takes it out of the score, \
      --full-credit gives everybody its points. What is shown is recorded with --apply and a --reason; every earlier \
      result stays on record, and the exam's `rescore: {already-passed: …}` decides what becomes of those who have passed. \
      Each rescore begins from what was delivered: --drop and --full-credit hold until the next one.
      """)

  @OptionGroup var bank: BankOptions
  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var record: RecordOptions

  @Argument(help: "The id of an exam or a knowledge check.")
  var assessment: String

  @Option(help: "Take this item out of the score; can be given several times.")
  var drop: [String] = []

  @Option(help: "Give everybody who had this item all its points; can be given several times.")
  var fullCredit: [String] = []

  @Option(help: "text, json, csv or markdown.")
  var format: TableFormat = .text

  func run() throws {
    let id = try AssessmentID.argument(assessment)
    let loaded = try bank.loadSound()
    let definition = try loaded.assessment(assessment)
    let sittings = Sittings(try openStore(store.path, mustExist: true))
    let (published, current) = try sittings.packages.current(id)
    let plan = try RescorePlan(
      definition, in: loaded.bank, dropping: drop, fullCredit: fullCredit, sittings: sittings)
    let table = plan.table(of: published)
    switch format {
    case .text: try output.write(output.textReport.text(of: table))
    case .json: try output.write(JSONReport().text(of: table))
    case .csv: try output.write(CSVReport.rescore(of: table))
    case .markdown: try output.write(MarkdownReport().text(of: table))
    }
    guard record.apply else {
      StandardError.write(
        plan.tasks.isEmpty
          ? "assay: there is nothing to record.\n"
          : "assay: nothing was recorded; --apply with a --reason records it on \(counted(plan.tasks.count, "session")).\n"
      )
      return
    }
    let count = try plan.apply(mediaOf: bank.locate()) { record.act($0) }
    StandardError.write(
      count == 0 ? "assay: there was nothing to record.\n" : "assay: recorded on \(counted(count, "session")).\n")
    let fresh = AssessmentPackage(definition, from: loaded.bank)
    if let bytes = try? fresh.canonicalBytes(), ContentDigest(of: bytes) != current {
      StandardError.write(
        "assay: new sessions still begin with what was published; `assay publish \(id)` gives them the bank as it is now.\n"
      )
    }
  }
}
