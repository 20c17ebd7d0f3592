/// Writes reports as GitHub-flavoured Markdown, with nothing left out.
package struct MarkdownReport: Hashable, Sendable {
  /// For which items a report prints its table of options.
  package let options: OptionDetail

  package init(options: OptionDetail = .all) { self.options = options }

  package func text(of report: ExamReport) -> String { MarkdownLayout().text(of: report.document(options: options)) }
  package func text(of transcript: Transcript) -> String { MarkdownLayout().text(of: transcript.document) }
  package func text(of table: ScoresTable) -> String { MarkdownLayout().text(of: table.document) }
  package func text(of table: ResultsTable) -> String { MarkdownLayout().text(of: table.document) }
  package func text(of table: MarkingTable) -> String { MarkdownLayout().text(of: table.document) }
  package func text(of table: RescoreTable) -> String { MarkdownLayout().text(of: table.document) }
}
