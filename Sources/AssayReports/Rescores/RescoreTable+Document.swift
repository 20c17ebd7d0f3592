import AssayDiagnostics
import AssayModel
import AssayScoring

extension RescoreTable {
  /// The table for people; on narrow terminals the columns go in the order: session, attempt.
  var document: Document {
    var document = Document()
    document.title("Rescore: \(subject.title)")
    document.heading("What changed")
    if items.isEmpty, policies.isEmpty, treatments.isEmpty {
      document.paragraph("Nothing: keys, rules and policies are those of the sessions.")
    } else {
      var lines = items.map { "\($0.item): \($0.differences.map(\.description).joined(separator: "; "))" }
      lines += policies.map(\.description)
      lines += treatments.map { treatment in
        switch treatment.kind {
        case .drop: "\(treatment.item): dropped; cut, maximum and scale are those of the items that remain"
        case .fullCredit: "\(treatment.item): full credit for everybody who had it"
        }
      }
      document.bullets(lines)
    }
    for remark in remarks { document.paragraph(remark, .warning) }
    document.heading("Who changes")
    table(&document)
    document.bullets(summary)
    return document
  }

  private func table(_ document: inout Document) {
    guard !rows.isEmpty else { return document.paragraph("Nobody.") }
    document.table(
      [
        .init("candidate", .left, mayShrink: true), .init("session", .left, dropRank: 2, mayShrink: true),
        .init("attempt", dropRank: 1), .init("points", .left), .init("scaled", .left), .init("result", .left),
      ],
      rows.map { row in
        [
          Table.Cell(row.candidate.text), Table.Cell(row.session.text), "\(row.attempt)",
          Table.Cell(change(row.before.pointsText, row.after.pointsText)),
          Table.Cell(
            change(row.before.scaled?.description ?? withheldMark, row.after.scaled?.description ?? withheldMark)),
          Table.Cell(row.stateText, row.tone),
        ]
      })
  }

  private func change(_ before: String, _ after: String) -> String {
    before == after ? before : "\(before) → \(after)"
  }

  private var summary: [String] {
    let changing = rows.count == 1 ? "1 changes" : "\(rows.count) change"
    var lines = ["\(counted(counts.rescored, "session")) rescored, of which \(changing)"]
    if counts.settled > 0 { lines.append("\(counts.settled) of them are scored just so already") }
    lines += ways.map { $0.way.words($0.count) }
    if counts.void > 0 { lines.append("\(counted(counts.void, "void session")) left out") }
    if counts.open > 0 {
      lines.append(
        "\(counted(counts.open, "session")) still open: scored by the key that it was delivered with when it is submitted; "
          + "rescore again then")
    }
    return lines
  }
}

extension DeliveredResult {
  fileprivate var pointsText: String { "\(raw.decimalText(places: 2))/\(maximum.decimalText(places: 2))" }
}

extension RescoreRow {
  fileprivate var stateText: String {
    var text = before.state == after.state ? after.state.rawValue : "\(before.state.rawValue) → \(after.state.rawValue)"
    if way == .stands { text += " (stands; computed \(computed.state.rawValue))" }
    if after.isFlagged { text += ", flagged" }
    return text
  }

  fileprivate var tone: Document.Tone {
    switch way {
    case .nowPass, .higher: .good
    case .noLongerPass, .lower: .bad
    case .stands, .otherState: .warning
    case .otherDetail: .plain
    }
  }
}
