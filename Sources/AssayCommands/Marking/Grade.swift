import ArgumentParser
import AssayDelivery
import AssayDiagnostics
import AssayModel
import AssayReports
import AssayScoring
import AssayStore

/// Has people mark answers, in the terminal or by way of a table, and says how far that has come.
struct Grade: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Mark answers that people score, and decide where two raters differ.",
    discussion: """
      Raters see one answer after the other with the rubric, and nothing of who wrote it, in which session, or what others \
      gave. In the terminal each answer is saved as it is marked. For marking elsewhere, --out writes what waits as a \
      table, and --import reads the marks back: it says first what it would record, and records it with --apply. \
      --adjudicate gives out the answers on which raters differ by more than the rubric allows; the points given then \
      stand. Files that candidates sent are written by --files, under the names that the answer has. --status shows how much is done, by item and by rater.
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "The id of an exam or a knowledge check.")
  var assessment: String

  @Option(help: "Who marks: a role or a pseudonym, never a person's name.")
  var rater: String?

  @Flag(help: "Decide on the answers on which raters differ.")
  var adjudicate = false

  @Option(help: "Mark answers to this item alone.")
  var item: String?

  @Option(help: ArgumentHelp("Write the files of answers that wait into this folder.", valueName: "folder"))
  var files: String?

  @Option(name: .customLong("import"), help: ArgumentHelp("Read marks from this table.", valueName: "file"))
  var marks: String?

  @Flag(help: "Record the marks that --import reads.")
  var apply = false

  @Flag(help: "Say how far the marking has come.")
  var status = false

  @Option(help: "How --status is written: text, json, csv or markdown.")
  var format: TableFormat = .text

  func validate() throws {
    if status {
      guard rater == nil, marks == nil, !adjudicate, item == nil, !apply, files == nil else {
        throw ValidationError(
          "--status shows all marking; leave --rater, --adjudicate, --item, --files, --import and --apply out.")
      }
      return
    }
    guard rater != nil else { throw ValidationError("Say who marks with --rater, or ask how far it is with --status.") }
    if apply, marks == nil { throw ValidationError("--apply records what --import reads; name a table with --import.") }
    if marks != nil, output.file != nil {
      throw ValidationError("--out writes what waits and --import reads marks; give one of the two.")
    }
    if format != .text { throw ValidationError("--format is about --status.") }
  }

  func run() throws {
    let id = try AssessmentID.argument(assessment)
    let sittings = Sittings(try openStore(store.path, mustExist: true))
    let published = try sittings.packages.current(id).index
    var queue = MarkingQueue()
    try sittings.forEachSession(of: id) { read in queue.update(read.session, in: read.context) }
    guard !status else {
      let table = MarkingTable(queue.progress, of: published)
      switch format {
      case .text: return try output.write(output.textReport.text(of: table))
      case .json: return try output.write(JSONReport().text(of: table))
      case .csv: return try output.write(CSVReport.marking(of: table))
      case .markdown: return try output.write(MarkdownReport().text(of: table))
      }
    }
    guard let rater = Rater(rater ?? "", adjudicate ? .adjudicator : .rater) else {
      throw Failure(
        "`\(rater ?? "")` is no rater: 1 to 128 printable ASCII characters without blanks.", .usedWrongly)
    }
    let item = try item.map { text throws(Failure) in try chosen(text, of: queue) }
    if let marks { return try MarksImport(queue, rater, StaffDesk(sittings: sittings)).run(marks, apply: apply) }
    try writeFiles(queue.all(for: rater, of: item), of: queue, store: sittings.store)
    if output.file != nil {
      let answers = queue.all(for: rater, of: item)
      try output.write(MarksTable.text(of: answers))
      StandardError.write(
        "assay: \(counted(answers.count, "answer waits", "answers wait")) for \(rater.name).\n")
      return
    }
    var session = GradeSession(queue, rater, item: item, sittings: sittings)
    try session.run(title: published.package.assessment.title)
  }

  /// Writes the files of answers where a folder was named, and says that there are some where none was.
  private func writeFiles(_ answers: [AnswerToMark], of queue: MarkingQueue, store: any Store) throws(Failure) {
    guard answers.contains(where: { !$0.files.isEmpty }) else { return }
    guard let files else {
      StandardError.write("assay: there are files among the answers; --files FOLDER writes them.\n")
      return
    }
    let count = try MarkedFiles(folder: files, store: store).write(answers, of: queue)
    StandardError.write("assay: wrote \(counted(count, "file")) into \(files).\n")
  }

  private func chosen(_ text: String, of queue: MarkingQueue) throws(Failure) -> ItemID {
    let items = queue.items
    guard let id = ItemID(text), items.contains(id) else {
      let known = items.isEmpty ? "there is none" : "there is " + items.map { "`\($0)`" }.joined(separator: ", ")
      throw Failure("nobody has to mark answers to `\(text)`; \(known).", .usedWrongly)
    }
    return id
  }
}
