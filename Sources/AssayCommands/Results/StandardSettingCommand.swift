import ArgumentParser
import AssayPsychometrics
import AssayReports
import Glibc

/// Computes a cut from the judgements of a panel.
struct StandardSettingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standard-setting",
    abstract: "Compute a cut from a panel's judgements.",
    discussion: """
      Reads a CSV file of judgements, whose columns the method tells, and gives the cut with its standard error, what each \
      judge asked for, how far they agree, and with --scores what the cut would do to candidates. Methods: \
      \(StandardSettingMethod.allCases.map(\.rawValue).joined(separator: ", ")). docs/standard-setting.md shows a file for each.
      """)

  @OptionGroup var output: OutputOptions

  @Argument(help: "The method, such as angoff.")
  var method: StandardSettingMethod

  @Argument(help: "The CSV file of judgements.")
  var file: String

  @Option(help: ArgumentHelp("The scores of candidates: a CSV file with a column `score`.", valueName: "file"))
  var scores: String?

  @Option(
    help: ArgumentHelp("Of bookmark: the items' parameters, a CSV file with `a`, `b`, `c`, `d`.", valueName: "file"))
  var parameters: String?

  @Option(help: ArgumentHelp("Of bookmark: the response probability.", valueName: "p"))
  var responseProbability = 2.0 / 3

  @Option(help: "Of bookmark: last-mastered or midpoint.")
  var bookmarkRule = BookmarkRule.lastMastered

  @Option(help: ArgumentHelp("Of borderline-regression: the grade that is borderline.", valueName: "grade"))
  var borderlineGrade: Double?

  @Option(help: "text, html, markdown, json or csv.")
  var format: Format = .text

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, html, markdown, json, csv
  }

  func validate() throws {
    guard responseProbability > 0, responseProbability < 1 else {
      throw ValidationError("--response-probability takes a number between 0 and 1.")
    }
  }

  func run() throws {
    var setting = StandardSetting(method)
    if let scores { setting.scores = try read(scores, StandardSetting.scores) }
    if let parameters { setting.models = try read(parameters, StandardSetting.models) }
    (setting.responseProbability, setting.bookmarkRule) = (responseProbability, bookmarkRule)
    setting.borderlineGrade = borderlineGrade
    let report = try read(file, setting.report)
    switch format {
    case .text: try output.write(output.textReport.text(of: report))
    case .html: try output.write(report.html)
    case .markdown: try output.write(report.markdown)
    case .json: try output.write(report.json)
    case .csv: try output.write(report.csv)
    }
  }

  private func read<Value>(
    _ path: String, _ take: (JudgementTable) throws(ResponseFileProblem) -> Value
  ) throws(Failure) -> Value {
    let bytes = try SmallFile.bytes(of: path)
    do throws(ResponseFileProblem) { return try take(JudgementTable(bytes, file: path)) } catch {
      throw Failure(error.message(file: path) + ".", .fellShort)
    }
  }
}

extension StandardSettingMethod: ExpressibleByArgument {}
extension BookmarkRule: ExpressibleByArgument {}
