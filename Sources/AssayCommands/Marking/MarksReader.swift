import AssayBank
import AssayDelivery
import AssayDiagnostics
import AssayModel
import AssayScoring

/// Reads a table of marks that ``MarksTable`` began, checked against the answers that wait.
struct MarksReader {
  /// A row that gives a mark.
  struct Row {
    let marking: MarkingAct
    let span: SourceSpan
  }

  private let queue: MarkingQueue
  private let rater: Rater
  private let file: SourceFile
  private var columns: [String: Int] = [:]
  private var traits: [(trait: TraitID, column: Int)] = []
  private var width = 0
  private var seen: [WorkID: SourceSpan] = [:]
  private(set) var rows: [Row] = []
  /// How many rows give a mark that is on record already.
  private(set) var repeated = 0
  /// How many rows have no points.
  private(set) var blank = 0
  private(set) var diagnostics: [Diagnostic] = []

  /// The most problems that are reported of one file.
  private static let limit = 100
  private static let help = "the table that `assay grade --out` writes has the columns"

  init(_ file: SourceFile, _ queue: MarkingQueue, _ rater: Rater) {
    self.file = file
    self.queue = queue
    self.rater = rater
    guard String(validating: file.bytes, as: UTF8.self) != nil else {
      diagnostics.append(
        Diagnostic("`\(file.path)` is not UTF-8 text; save it as UTF-8", rule: "file-not-utf8", at: file.span(0..<0)))
      return
    }
    var table = CSVRows(file)
    guard let header = table.next() else {
      diagnostics.append(
        Diagnostic("`\(file.path)` is empty", rule: "missing-column", at: file.span(0..<0), help: Self.help))
      return
    }
    readHeader(header)
    if columns["work"] != nil, !traits.isEmpty {
      while diagnostics.count < Self.limit, let row = table.next() { read(row) }
    }
    diagnostics += table.diagnostics
    if diagnostics.count >= Self.limit {
      diagnostics.append(
        Diagnostic(
          "`\(file.path)` has \(Self.limit) problems or more; the rest of the file was not read",
          rule: "too-many-problems",
          severity: .note, at: nil))
    }
  }

  private mutating func readHeader(_ cells: [CSVRows.Cell]) {
    width = cells.count
    if cells.count == 1, cells[0].text.utf8.contains(UInt8(ascii: ";")) {
      return report(
        "the columns are separated by semicolons; separate them by commas", "missing-column", cells[0], help: Self.help)
    }
    for (place, cell) in cells.enumerated() {
      let name = cell.text.trimmed
      if columns[name] != nil {
        report("the column `\(name)` is there twice; keep one of the two", "duplicate-column", cell)
        continue
      }
      columns[name] = place
      if name.hasPrefix(MarksTable.points) {
        guard let trait = TraitID(String(name.dropFirst(MarksTable.points.count))) else {
          report("`\(name)` names no trait; write `points.` and the id of one", "unknown-column", cell)
          continue
        }
        traits.append((trait, place))
      } else if !["work", "item", "question", "answer", "rubric", "comment"].contains(name) {
        let known = ["work", "comment"] + queue.traits.map { MarksTable.points + $0.text }
        let meant = suggestion(for: name, among: known).map { "did you mean `\($0)`?" } ?? "it is not read"
        report("there is no column `\(name)`; \(meant)", "unknown-column", cell, severity: .warning)
      }
    }
    if columns["work"] == nil { report("the column `work` is missing", "missing-column", cells[0], help: Self.help) }
    if traits.isEmpty {
      report("there is no column of points", "missing-column", cells[0], help: "one is called such as `points.whole`")
    }
  }

  private mutating func read(_ row: [CSVRows.Cell]) {
    guard row.count == width else {
      let range = row[0].range.lowerBound..<row[row.count - 1].range.upperBound
      diagnostics.append(
        Diagnostic(
          "this row has \(row.count) cells, and the header names \(width) columns", rule: "row-length",
          at: file.span(range),
          help: row.count > width ? "a cell with a comma in it goes in quotes; the decimal sign is a point" : nil))
      return
    }
    let given = traits.filter { !row[$0.column].text.trimmed.isEmpty }
    guard !given.isEmpty else {
      blank += 1
      return
    }
    let place = row[columns["work"] ?? 0]
    guard let work = WorkID(place.text.trimmed), let entry = queue[work] else {
      return report(
        "no answer of this assessment is `\(place.text.trimmed)`", "unknown-work", place,
        help: "it was changed since the table was written, or the session was voided; write the table anew with --out")
    }
    if let first = seen[work] {
      diagnostics.append(
        Diagnostic(
          "`\(work)` is marked twice in this table; keep one of the two rows", rule: "duplicate-mark",
          at: file.span(place.range), notes: [.init("it is marked here already", at: first)]))
      return
    }
    seen[work] = file.span(place.range)
    guard let points = points(row, given, of: entry.marked) else { return }
    let comment = columns["comment"].map { row[$0] }
    if let comment, comment.text.utf8.count > SessionLimits.remarkBytes {
      return report("a comment has at most \(SessionLimits.remarkBytes) bytes; shorten it", "out-of-range", comment)
    }
    guard let marking = queue.marking(work, by: rater, points: points, comment: comment?.text.trimmed) else { return }
    if marking.isRepetition {
      repeated += 1
    } else if let problem = marking.problem {
      report("\(problem.reason)", "mark-refused", place, help: problem.advice)
    } else {
      rows.append(Row(marking: marking, span: file.span(place.range)))
    }
  }

  /// The points of every trait; nil, and reported, where one is missing, too many, or no number.
  private mutating func points(
    _ row: [CSVRows.Cell], _ given: [(trait: TraitID, column: Int)], of marked: MarkedSlot
  ) -> [TraitPoints]? {
    var points: [TraitPoints] = []
    let before = diagnostics.count
    for (trait, column) in given {
      guard let own = marked.rubric.traits.first(where: { $0.id == trait }) else {
        report("`\(marked.item.id)` has no trait `\(trait)`; leave the cell empty", "wrong-value", row[column])
        continue
      }
      let text = row[column].text.trimmed
      guard let value = Rational(decimal: text) else {
        report(
          "`\(text)` is no number of points", "wrong-value", row[column],
          help: text.contains(",") ? "the decimal sign is a point" : nil)
        continue
      }
      if value < .zero || value > own.points {
        report("`\(trait)` has 0 to \(own.points) points, and not \(value)", "out-of-range", row[column])
      } else if !own.admits(value) {
        report("`\(trait)` takes whole points and those of its levels, and not \(value)", "wrong-value", row[column])
      } else {
        points.append(TraitPoints(trait: trait, points: value))
      }
    }
    let missing = marked.rubric.traits.filter { trait in !given.contains { $0.trait == trait.id } }
    if let first = missing.first {
      let column = columns[MarksTable.points + first.id.text] ?? columns["work"] ?? 0
      report("the points of `\(first.id)` are missing; give points for each trait", "missing-value", row[column])
    }
    return diagnostics.count == before ? points : nil
  }

  private mutating func report(
    _ message: Diagnostic.Message, _ rule: RuleID, _ cell: CSVRows.Cell, severity: Severity = .error,
    help: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(message, rule: rule, severity: severity, at: file.span(cell.range), help: help))
  }
}
