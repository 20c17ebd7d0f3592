import ArgumentParser
import AssayBank
import AssayDiagnostics
import AssayForms
import AssayModel

/// Reports everything that is wrong with a bank, in one run.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say everything that is wrong with a bank.",
    discussion: """
      Reads every file, runs every rule and every item's own tests, and tries whether each exam and knowledge check can \
      be drawn. Ends with 1 when there is an error; warnings alone end with 0.
      """)

  @OptionGroup var bank: BankOptions
  @OptionGroup var output: OutputOptions

  @Option(help: "text for people; json and sarif for machines.")
  var format: DiagnosticFormat = .text

  func run() throws {
    var checked = try bank.load()
    checked.addShortages()
    let files = checked.loaded.files
    switch format {
    case .text:
      let renderer = TerminalRenderer(files: files, colours: output.file == nil && Terminal().usesColour)
      try output.write(
        renderer.text(of: checked.diagnostics) + renderer.summary(of: checked.diagnostics, fileCount: files.count)
          + "\n")
    case .json: try output.write(JSONRenderer(files: files).text(of: checked.diagnostics, fileCount: files.count))
    case .sarif:
      try output.write(SARIFRenderer(files: files, toolVersion: Assay.version).text(of: checked.diagnostics))
    }
    if checked.diagnostics.hasErrors { throw ExitCode.fellShort }
  }
}

/// How diagnostics are written.
enum DiagnosticFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, sarif
}

extension CheckedBank {
  /// Adds what keeps assessments from being drawn, where the bank is sound otherwise.
  mutating func addShortages() {
    guard !diagnostics.hasErrors else { return }
    for assessment in loaded.bank.assessments {
      let plan = FormPlan(PackageIndex(AssessmentPackage(assessment, from: loaded.bank)), bank: loaded.bank)
      do { _ = try plan.form(seed: 0) } catch {
        diagnostics.add(error.diagnostics { loaded.span(of: $0, in: assessment.id) })
      }
    }
  }
}
