import ArgumentParser
import AssayDelivery
import AssayDiagnostics
import AssayModel

/// Takes a table of marks in: all of it, or nothing.
struct MarksImport {
  private let queue: MarkingQueue
  private let rater: Rater
  private let desk: StaffDesk

  init(_ queue: MarkingQueue, _ rater: Rater, _ desk: StaffDesk) {
    self.queue = queue
    self.rater = rater
    self.desk = desk
  }

  /// Reads a file and says what is wrong with it, or what it would record; records it where asked to.
  ///
  /// What is on record already is passed over, so that a table can be given again after the program was killed.
  func run(_ path: String, apply: Bool) throws {
    var files = SourceFiles()
    let file = files.add(path: path, bytes: try readWhole(path))
    let table = MarksReader(file, queue, rater)
    let found = Diagnostics(table.diagnostics)
    StandardError.write(TerminalRenderer(files: files, colours: Terminal(2).usesColour).text(of: found))
    guard !found.hasErrors else {
      throw Failure("the table has errors, so nothing was recorded; mend them and give it again.", .fellShort)
    }
    let count = table.rows.count
    let marks = "\(counted(count, "mark")) by \(rater.name)"
    var besides: [String] = []
    if table.repeated > 0 { besides.append("\(table.repeated) on record already") }
    if table.blank > 0 { besides.append("\(table.blank) rows without points") }
    let rest = besides.isEmpty ? "" : " (besides: \(besides.joined(separator: ", ")))"
    guard apply else {
      say("Would record \(marks)\(rest). Add --apply to do it.")
      return
    }
    let outcomes = try desk.carryOut(
      table.rows.map { StaffDesk.Task(session: $0.marking.session, act: $0.marking.act, command: $0.marking.command) })
    var refused = 0
    for (row, outcome) in zip(table.rows, outcomes) {
      switch outcome {
      case .done: continue
      case .refused(let refusal): StandardError.write("assay: line \(row.span.line): \(refusal.message)\n")
      case .conflict: StandardError.write("assay: line \(row.span.line): another mark stands there under this name.\n")
      }
      refused += 1
    }
    say("Recorded \(count - refused) of \(marks)\(rest).")
    if refused > 0 { throw ExitCode.fellShort }
  }
}
