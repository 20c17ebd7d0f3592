import AssayDiagnostics
import AssayModel

extension ResultsTable {
  /// The table for people; on narrow terminals the columns go in the order: cut, rescored, session, attempt.
  var document: Document {
    var document = Document()
    document.title("Results: \(subject.title)")
    guard !rows.isEmpty else {
      document.paragraph("Nobody has begun yet.")
      return document
    }
    document.table(
      [
        .init("candidate", .left, mayShrink: true), .init("session", .left, dropRank: 2, mayShrink: true),
        .init("attempt", dropRank: 1), .init("result", .left), .init("points"), .init("of"), .init("scaled"),
        .init("cut %", dropRank: 4), .init("rescored", dropRank: 3), .init("counts", .left),
      ],
      rows.map { row in
        [
          Table.Cell(row.candidate.text), Table.Cell(row.session.text), "\(row.attempt)",
          Table.Cell(row.stateWord, row.effective?.state.tone ?? .faint),
          Table.Cell(row.effective.map { $0.raw.decimalText(places: 2) } ?? withheldMark),
          Table.Cell(row.effective.map { $0.maximum.decimalText(places: 2) } ?? withheldMark),
          Table.Cell(row.effective?.scaled?.description ?? withheldMark),
          Table.Cell(row.effective?.cut.map { percentText($0.share * 100) } ?? withheldMark),
          Table.Cell(row.rescores == 0 ? "" : "\(row.rescores) ×"), Table.Cell(row.counts ? "yes" : ""),
        ]
      })
    document.paragraph(counts.map { "\($0.count) \($0.word)" }.joined(separator: ", ") + ".")
    let remarked = rows.filter { !$0.remarks.isEmpty }
    if !remarked.isEmpty {
      document.heading("Remarks")
      document.list(
        remarked.map { row in
          Document.ListEntry(
            head: "\(row.candidate) \(row.session)", text: row.remarks.joined(separator: "; "))
        })
    }
    if notRescored > 0 {
      document.paragraph(
        "\(counted(notRescored, "session")) submitted since the last rescore, or left out of it, scored by the key they were "
          + "delivered with; run `assay rescore \(subject.assessment)` again.", .warning)
    }
    return document
  }
}
