import ArgumentParser
import AssayBank
import AssayDiagnostics
import AssayModel

/// Prints an item or an assessment as it is resolved, and where each value came from.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show an item or an assessment as it is resolved, and where each value came from.")

  @OptionGroup var bank: BankOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The id of an item, an exam or a knowledge check.")
  var id: String

  func run() throws {
    let loaded = try bank.load().loaded
    if let item = ItemID(id).flatMap({ ItemExplanation(of: $0, in: loaded) }) {
      return try output.write(item.text.harmless)
    }
    if let assessment = AssessmentID(id).flatMap({ AssessmentExplanation(of: $0, in: loaded) }) {
      return try output.write(assessment.text.harmless)
    }
    let known = loaded.bank.items.map(\.id.text) + loaded.bank.assessments.map(\.id.text)
    let meant = suggestion(for: id, among: known).map { " Did you mean `\($0)`?" } ?? ""
    throw Failure("the bank has no item, exam or knowledge check `\(id)`.\(meant)", .usedWrongly)
  }
}
