import AssayDiagnostics
import AssayModel
import AssayScoring

extension MarkingTable {
  /// The tables for people.
  var document: Document {
    var document = Document()
    document.title("Marking: \(subject.title)")
    guard !progress.items.isEmpty else {
      document.paragraph("No submitted session has an item that people mark.")
      return document
    }
    document.table(
      [
        .init("item", .left, mayShrink: true), .init("answers"), .init("done"), .init("wait"), .init("marks missing"),
        .init("to adjudicate"), .init("adjudicated", dropRank: 2), .init("blank", dropRank: 1),
      ],
      progress.items.map { item in
        [
          Table.Cell(item.item.text), "\(item.answers)", "\(item.done)",
          Table.Cell("\(item.waiting)", item.waiting > 0 ? .warning : .plain), "\(item.missingMarks)",
          Table.Cell("\(item.toAdjudicate)", item.toAdjudicate > 0 ? .warning : .plain), "\(item.adjudicated)",
          "\(item.blank)",
        ]
      })
    if !progress.raters.isEmpty {
      document.heading("Raters")
      document.table(
        [.init("rater", .left, mayShrink: true), .init("marks"), .init("adjudications")],
        progress.raters.map { [Table.Cell($0.rater), "\($0.marks)", "\($0.adjudications)"] })
    }
    document.paragraph(verdict, progress.isDone ? .good : .plain)
    return document
  }

  private var verdict: String {
    guard !progress.isDone else { return "Everything is marked." }
    let missing = progress.items.reduce(0) { $0 + $1.missingMarks }
    let apart = progress.items.reduce(0) { $0 + $1.toAdjudicate }
    var words: [String] = []
    if missing > 0 { words.append("\(counted(missing, "mark")) missing") }
    if apart > 0 { words.append("\(counted(apart, "answer")) to adjudicate") }
    return words.joined(separator: ", ") + "."
  }
}
