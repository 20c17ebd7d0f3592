import AssayJSON
import AssayModel
import AssayScoring

/// The layout of how far marking has come, `assay-marking/1`.
///
/// - `schema`; `assessment` as in a report; `done` (whether nobody has anything to mark or decide);
/// - `items`: objects with `item`, `answers`, `blank` (earn 0 points unmarked, and are not among the answers), `done`,
///   `waiting`, `missingMarks`, `toAdjudicate`, `adjudicated`;
/// - `raters`: objects with `rater`, `marks`, `adjudications`.
extension JSONWriter {
  mutating func write(_ table: MarkingTable) {
    object { writer in
      writer.member("schema", "assay-marking/1")
      writer.subject(table.subject)
      writer.member("done", table.progress.isDone)
      writer.array("items") { writer in
        for item in table.progress.items {
          writer.object { writer in
            writer.member("item", item.item.text)
            writer.member("answers", item.answers)
            writer.member("blank", item.blank)
            writer.member("done", item.done)
            writer.member("waiting", item.waiting)
            writer.member("missingMarks", item.missingMarks)
            writer.member("toAdjudicate", item.toAdjudicate)
            writer.member("adjudicated", item.adjudicated)
          }
        }
      }
      writer.array("raters") { writer in
        for rater in table.progress.raters {
          writer.object { writer in
            writer.member("rater", rater.rater)
            writer.member("marks", rater.marks)
            writer.member("adjudications", rater.adjudications)
          }
        }
      }
    }
  }
}
