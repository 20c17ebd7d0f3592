import AssayJSON
import AssayModel

/// The layout of a table of results, `assay-results/1`.
///
/// - `schema`; `assessment` as in a report; `states` (how many sessions have each state, `open` among them),
///   `notRescored` (submitted sessions that the latest rescore has not reached);
/// - `results`: objects with `candidate`, `session`, `attempt`, `state` (as it holds, or `open`), `effective` and
///   `computed` (objects with `state`, `raw`, `maximum`, `exactRaw`, `exactMaximum`, `scaled`, `cutPercent`; `null` while
///   the session is open), `flagged`, `submitted`, `passed` (when the pass counts from), `rescores`, `counts` (whether the
///   attempt is the one that stands for the candidate) and `remarks`.
extension JSONWriter {
  mutating func write(_ table: ResultsTable) {
    object { writer in
      writer.member("schema", "assay-results/1")
      writer.subject(table.subject)
      writer.object("states") { writer in
        for (word, count) in table.counts { writer.member(word, count) }
      }
      writer.member("notRescored", table.notRescored)
      writer.array("results") { writer in
        for row in table.rows {
          writer.object { writer in
            writer.member("candidate", row.candidate.text)
            writer.member("session", row.session.text)
            writer.member("attempt", row.attempt)
            writer.member("state", row.stateWord)
            writer.member("effective", row.effective)
            writer.member("computed", row.computed)
            writer.member("flagged", row.effective?.isFlagged ?? false)
            writer.optional("submitted", row.submitted?.isoText)
            writer.optional("passed", row.passed?.isoText)
            writer.member("rescores", row.rescores)
            writer.member("counts", row.counts)
            writer.strings("remarks", row.remarks)
          }
        }
      }
    }
  }

  /// Writes a result, or null where there is none.
  mutating func member(_ name: String, _ result: DeliveredResult?) {
    guard let result else { return member(name, .null) }
    object(name) { writer in
      writer.member("state", result.state.rawValue)
      writer.optional("raw", result.raw)
      writer.optional("maximum", result.maximum)
      writer.member("exactRaw", result.raw.description)
      writer.member("exactMaximum", result.maximum.description)
      writer.optional("scaled", result.scaled)
      writer.optional("cutPercent", result.cut.map { ($0.share * 100).rounded(places: 1) })
    }
  }
}
