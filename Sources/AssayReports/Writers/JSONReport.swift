package import AssayJSON

/// Writes reports as JSON for programs.
///
/// Members keep their names, meaning and order within a version of their `schema`; a later version may add members.
/// Numbers have at most 12 significant digits. Percentages are from 0 to 100, rates, p-values and correlations from 0
/// to 1. Instants are UTC by ISO 8601. Where something does not apply, its value is `null`.
///
/// A *figure* is an object with `value`, `standardError`, `interval` (`lower`, `upper`, `level`; `null` where the method
/// has none), `n` and `method`; one that the data cannot support has `value` `null` and says why in `withheld`, which is
/// `null` otherwise. A *summary* is an object with `n` and the figures `mean`, `standardDeviation`, `median`, `minimum`,
/// `maximum`, `skewness` and `kurtosis`.
package struct JSONReport: Hashable, Sendable {
  private let layout: JSONWriter.Layout

  package init(_ layout: JSONWriter.Layout = .pretty) { self.layout = layout }

  /// The report as a text of its own, with an end of line.
  package func text(of report: ExamReport) -> String { text { $0.write(report) } }
  /// The transcript as a text of its own, with an end of line.
  package func text(of transcript: Transcript) -> String { text { $0.write(transcript) } }
  /// The table as a text of its own, with an end of line.
  package func text(of table: ScoresTable) -> String { text { $0.write(table) } }
  /// The table as a text of its own, with an end of line.
  package func text(of table: ResultsTable) -> String { text { $0.write(table) } }
  /// The table as a text of its own, with an end of line.
  package func text(of table: MarkingTable) -> String { text { $0.write(table) } }
  /// The table as a text of its own, with an end of line.
  package func text(of table: RescoreTable) -> String { text { $0.write(table) } }

  private func text(_ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(layout)
    write(&writer)
    writer.endLine()
    return writer.text
  }
}
