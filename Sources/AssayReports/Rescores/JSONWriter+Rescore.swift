import AssayJSON
import AssayModel
import AssayScoring

/// The layout of a rescore, `assay-rescore/1`.
///
/// - `schema`; `assessment` as in a report;
/// - `items`: objects with `item` and `differences` (objects with `what`, `before`, `now`); `policies`: differences;
///   `treatments`: objects with `item` and `kind` (`drop`, `full-credit`); `remarks`: sentences;
/// - `counts`: `rescored`, `settled` (scored just so already), `open`, `void`, `changing`, and one for each way;
/// - `sessions`: those whose result changes, objects with `candidate`, `session`, `attempt`, `way` (`now-pass`,
///   `no-longer-pass`, `stands`, `other-state`, `higher`, `lower`, `other-detail`), `flagged`, and the results `before`,
///   `after` (both as they hold) and `computed` (what the rules say by themselves), as in a table of results.
extension JSONWriter {
  mutating func write(_ table: RescoreTable) {
    object { writer in
      writer.member("schema", "assay-rescore/1")
      writer.subject(table.subject)
      writer.array("items") { writer in
        for change in table.items {
          writer.object { writer in
            writer.member("item", change.item.text)
            writer.differences("differences", change.differences)
          }
        }
      }
      writer.differences("policies", table.policies)
      writer.array("treatments") { writer in
        for treatment in table.treatments {
          writer.object { writer in
            writer.member("item", treatment.item.text)
            writer.member("kind", treatment.kind.rawValue)
          }
        }
      }
      writer.strings("remarks", table.remarks)
      writer.object("counts") { writer in
        writer.member("rescored", table.counts.rescored)
        writer.member("settled", table.counts.settled)
        writer.member("open", table.counts.open)
        writer.member("void", table.counts.void)
        writer.member("changing", table.rows.count)
        for (way, count) in table.ways { writer.member(way.rawValue, count) }
      }
      writer.array("sessions") { writer in
        for row in table.rows {
          writer.object { writer in
            writer.member("candidate", row.candidate.text)
            writer.member("session", row.session.text)
            writer.member("attempt", row.attempt)
            writer.member("way", row.way.rawValue)
            writer.member("flagged", row.after.isFlagged)
            writer.member("before", row.before)
            writer.member("after", row.after)
            writer.member("computed", row.computed)
          }
        }
      }
    }
  }

  private mutating func differences(_ name: String, _ differences: [ScoringDifference]) {
    array(name) { writer in
      for difference in differences {
        writer.object { writer in
          writer.member("what", difference.what)
          writer.member("before", difference.before)
          writer.member("now", difference.now)
        }
      }
    }
  }
}

extension CSVReport {
  /// One row for each session whose result a rescore changes.
  package static func rescore(of rescore: RescoreTable) -> String {
    var table = CSVTable(header: [
      "candidate", "session", "attempt", "way", "state_before", "state_after", "raw_before", "maximum_before",
      "scaled_before", "raw_after", "maximum_after", "scaled_after", "computed_state", "computed_raw",
      "computed_maximum", "computed_scaled", "flagged",
    ])
    for row in rescore.rows {
      table.append(
        [
          .text(row.candidate.text), .text(row.session.text), .int(row.attempt), .text(row.way.rawValue),
          .text(row.before.state.rawValue), .text(row.after.state.rawValue),
        ] + cells(row.before) + cells(row.after) + [.text(row.computed.state.rawValue)] + cells(row.computed)
          + [.text(row.after.isFlagged ? "true" : "false")])
    }
    return table.text
  }
}
