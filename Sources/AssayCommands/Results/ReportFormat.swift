import ArgumentParser
import AssayReports

/// How `assay report` writes; docs/report.md says what is in each.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, html, markdown, json, csv
  case csvOptions = "csv-options"
  case csvRaters = "csv-raters"
  case csvScores = "csv-scores"
  case csvParts = "csv-parts"
  case csvGroups = "csv-groups"
  case csvFairness = "csv-fairness"
  case csvFigures = "csv-figures"

  static let help = ArgumentHelp(
    "text, html, markdown, json, csv (items), csv-options, csv-raters, csv-scores, csv-parts, csv-groups, csv-fairness or csv-figures.",
    valueName: "format")

  /// The report in this format; `asText` says how a terminal shows it.
  func text(of report: ExamReport, asText: TextReport) -> String {
    switch self {
    case .text: asText.text(of: report)
    case .html: HTMLReport().text(of: report)
    case .markdown: MarkdownReport().text(of: report)
    case .json: JSONReport().text(of: report)
    case .csv: CSVReport.items(of: report)
    case .csvOptions: CSVReport.options(of: report)
    case .csvRaters: CSVReport.agreement(of: report)
    case .csvScores: CSVReport.distribution(of: report)
    case .csvParts: CSVReport.parts(of: report)
    case .csvGroups: CSVReport.groups(of: report)
    case .csvFairness: CSVReport.fairness(of: report)
    case .csvFigures: CSVReport.figures(of: report)
    }
  }
}
