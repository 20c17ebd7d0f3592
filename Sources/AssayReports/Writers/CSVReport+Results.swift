import AssayModel
import AssayScoring

extension CSVReport {
  /// One row for each session, those that are open included.
  ///
  /// `state`, `raw`, `maximum` and `scaled` are as they hold; the columns that begin with `computed_` are what the rules
  /// of scoring say by themselves.
  package static func results(of results: ResultsTable) -> String {
    var table = CSVTable(header: [
      "candidate", "session", "attempt", "state", "raw", "maximum", "scaled", "cut_percent", "computed_state",
      "computed_raw", "computed_maximum", "computed_scaled", "flagged", "submitted", "passed", "rescores", "counts",
      "remarks",
    ])
    for row in results.rows {
      table.append(
        [.text(row.candidate.text), .text(row.session.text), .int(row.attempt), .text(row.stateWord)]
          + cells(row.effective)
          + [
            .digits(row.effective?.cut.map { ($0.share * 100).decimalText(places: 1) }),
            .text(row.computed?.state.rawValue),
          ] + cells(row.computed)
          + [
            .text(row.effective?.isFlagged == true ? "true" : "false"), .text(row.submitted?.isoText),
            .text(row.passed?.isoText), .int(row.rescores), .text(row.counts ? "true" : "false"),
            .text(row.remarks.joined(separator: "; ")),
          ])
    }
    return table.text
  }

  /// Points, maximum and scaled score; empty where there is no result.
  static func cells(_ result: DeliveredResult?) -> [CSVTable.Cell] {
    [
      .digits(result?.raw.decimalText(places: 12)), .digits(result?.maximum.decimalText(places: 12)),
      .digits(result?.scaled?.decimalText(places: 12)),
    ]
  }

  /// One row for each item that people mark, then one for each rater, whose `item` is empty.
  package static func marking(of marking: MarkingTable) -> String {
    var table = CSVTable(header: [
      "item", "rater", "answers", "blank", "done", "waiting", "missing_marks", "to_adjudicate", "adjudicated", "marks",
      "adjudications",
    ])
    for item in marking.progress.items {
      table.append([
        .text(item.item.text), .empty, .int(item.answers), .int(item.blank), .int(item.done), .int(item.waiting),
        .int(item.missingMarks), .int(item.toAdjudicate), .int(item.adjudicated), .empty, .empty,
      ])
    }
    for rater in marking.progress.raters {
      table.append([
        .empty, .text(rater.rater), .empty, .empty, .empty, .empty, .empty, .empty, .empty, .int(rater.marks),
        .int(rater.adjudications),
      ])
    }
    return table.text
  }
}
