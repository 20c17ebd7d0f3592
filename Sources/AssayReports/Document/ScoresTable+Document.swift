import AssayDiagnostics
import AssayModel

extension ScoresTable {
  /// The table for people; on narrow terminals the columns go in the order: cut, attempt, session.
  var document: Document {
    var document = Document()
    document.title("Scores: \(subject.title)")
    document.table(
      [
        .init("candidate", .left, mayShrink: true), .init("session", .left, dropRank: 1, mayShrink: true),
        .init("attempt", dropRank: 2), .init("points"), .init("of"), .init("percent"), .init("scaled"),
        .init("cut %", dropRank: 3), .init("decision", .left), .init("counts", .left, dropRank: 4),
        .init("delivered", .left),
      ],
      rows.map { row in
        [
          Table.Cell(row.candidate.text), Table.Cell(row.session.text), "\(row.attempt)",
          Table.Cell(row.raw.decimalText(places: 2)), Table.Cell(row.maximum.decimalText(places: 2)),
          Table.Cell(row.percent.map(percentText) ?? withheldMark), Table.Cell(row.scaled?.description ?? withheldMark),
          Table.Cell(row.cut.map(percentText) ?? withheldMark), Table.Cell(row.state.rawValue, row.state.tone),
          Table.Cell(row.counts ? "yes" : ""), row.agreement.cell,
        ]
      })
    if rows.contains(where: { $0.computed != nil && $0.state == .pass }) {
      document.paragraph(
        "Points are those that are computed now; where a pass stands in spite of a rescore, `assay results` has its own.",
        .faint)
    }
    document.paragraph(verdict, differing.isEmpty ? .plain : .bad)
    if !differing.isEmpty {
      document.heading("Differences")
      document.list(
        differing.map { Document.ListEntry(head: "\($0.candidate) \($0.session)", text: $0.agreement.words) })
    }
    return document
  }

  private var verdict: String {
    guard !rows.isEmpty else { return "No session has been submitted." }
    var text = "\(counted(rows.count, "session")) scored again; "
    if agreeing == rows.count {
      text += rows.count == 1 ? "it agrees with what was delivered." : "all agree with what was delivered."
    } else {
      text +=
        "agreeing with what was delivered: \(agreeing), differing: \(differing.count), with nothing on record: "
        + "\(notDelivered)."
    }
    return text
  }
}

extension Agreement {
  fileprivate var cell: Table.Cell {
    switch self {
    case .agrees: Table.Cell("agrees")
    case .differs: Table.Cell("differs", .bad)
    case .notDelivered: Table.Cell("none", .warning)
    }
  }

  /// What differs, in words.
  var words: String {
    guard case .differs(let differences) = self else { return "" }
    return differences.map { "\($0.what.rawValue) was \($0.delivered), is now \($0.computed)" }.joined(separator: "; ")
  }
}
