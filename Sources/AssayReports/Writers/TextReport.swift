/// Writes reports for a terminal.
///
/// No line is longer than the width, which is at least 60. Where a table does not fit, whole columns are left out in an
/// order that each table states, and the text names them; then long ids are cut short with `…`. Texts from outside
/// cannot steer the terminal.
package struct TextReport: Hashable, Sendable {
  package let width: Int
  /// Whether ANSI colours are used; off for files, pipes and `NO_COLOR`.
  package let isStyled: Bool
  /// For which items a report prints its table of options.
  package let options: OptionDetail

  package init(width: Int = 80, isStyled: Bool = false, options: OptionDetail = .flagged) {
    self.width = max(width, 60)
    self.isStyled = isStyled
    self.options = options
  }

  package func text(of report: ExamReport) -> String { layOut(report.document(options: options)) }
  package func text(of transcript: Transcript) -> String { layOut(transcript.document) }
  package func text(of table: ScoresTable) -> String { layOut(table.document) }
  package func text(of table: ResultsTable) -> String { layOut(table.document) }
  package func text(of table: MarkingTable) -> String { layOut(table.document) }
  package func text(of table: RescoreTable) -> String { layOut(table.document) }
  package func text(of report: StandardSettingReport) -> String { layOut(report.document) }
  package func text(of explanation: Explanation) -> String { layOut(explanation.document) }
  /// The names of statistics with what they are.
  package func list(of explanations: [Explanation]) -> String { layOut(Explanation.list(explanations)) }

  private func layOut(_ document: Document) -> String {
    var layout = TerminalLayout(width: width, isStyled: isStyled)
    return layout.text(of: document)
  }
}
