package import AssayDiagnostics
import AssayModel

/// Reads `statistics/angoff.csv`: what a standard-setting panel expects of a minimally competent candidate at each item.
///
/// The first row names the columns, in any order: `item` and `rating` must be there; `raters`, `standard-deviation`,
/// `set-on` and `source` may be. A rating is the expected share of the item's points, from 0 to 1 (Angoff 1971).
package enum RatingsReader {
  /// Reads a whole file; rows that are wrong are reported and left out.
  ///
  /// - Returns: The ratings that can be used. Nil when the header does not say which column is which.
  package static func read(_ file: SourceFile) -> Checked<Ratings> {
    guard String(validating: file.bytes, as: UTF8.self) != nil else {
      return Checked(
        value: nil,
        diagnostics: [
          Diagnostic("`\(file.path)` is not UTF-8 text; save it as UTF-8", rule: "file-not-utf8", at: file.span(0..<0))
        ])
    }
    var rows = CSVRows(file)
    guard let header = rows.next() else {
      return Checked(
        value: nil,
        diagnostics: [
          Diagnostic(
            "`\(file.path)` is empty; its first row names the columns", rule: "missing-column", at: file.span(0..<0),
            help: RatingColumn.help)
        ])
    }
    var table = RatingTable(file, header: header)
    while !table.isOver, let row = rows.next() { table.read(row) }
    return Checked(
      value: table.hasColumns ? table.ratings : nil, diagnostics: table.diagnostics + rows.diagnostics)
  }
}

/// The columns that the file can have.
enum RatingColumn: String, CaseIterable {
  case item, rating, raters
  case standardDeviation = "standard-deviation"
  case setOn = "set-on"
  case source

  static let help = "it begins with `\(allCases.map(\.rawValue).joined(separator: ","))`"
}

/// What was read so far of the rows below a header.
private struct RatingTable {
  private let file: SourceFile
  private let header: Int
  private var columns: [RatingColumn: Int] = [:]
  private var seen: [ItemID: SourceSpan] = [:]
  private(set) var ratings = Ratings()
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var isOver = false

  /// The most problems that are reported of one file.
  private static let limit = 100

  init(_ file: SourceFile, header: [CSVRows.Cell]) {
    self.file = file
    self.header = header.count
    readHeader(header)
    isOver = !hasColumns
  }

  var hasColumns: Bool { columns[.item] != nil && columns[.rating] != nil }

  mutating func read(_ row: [CSVRows.Cell]) {
    guard diagnostics.count < Self.limit else {
      isOver = true
      diagnostics.append(
        Diagnostic(
          "`\(file.path)` has more than \(Self.limit) problems; the rest of the file was not read",
          rule: "too-many-problems", severity: .note, at: file.span(row[0].range)))
      return
    }
    guard row.count == header else { return reportLength(row) }
    let (item, rating) = (item(row), rating(row))
    let raters = raters(row)
    let deviation = deviation(row)
    let day = day(row)
    guard let item else { return }
    let place = self.place(.item, row)
    if let first = seen[item] {
      diagnostics.append(
        Diagnostic(
          "the item `\(item)` is rated twice", rule: "duplicate-rating", at: place,
          notes: [.init("the first rating is here", at: first)], help: "keep one of the two rows"))
      return
    }
    seen[item] = place
    guard let rating else { return }
    ratings.ratings.append(
      ItemRating(
        item: item, rating: rating, raters: raters, standardDeviation: deviation, setOn: day,
        source: text(.source, row)))
    ratings.places.append(place)
  }

  private mutating func readHeader(_ cells: [CSVRows.Cell]) {
    if cells.count == 1, cells[0].text.utf8.contains(UInt8(ascii: ";")) {
      return report(
        "the columns are separated by semicolons; separate them by commas", "missing-column", cells[0],
        help: RatingColumn.help)
    }
    var places: [RatingColumn: Range<Int>] = [:]
    for (index, cell) in cells.enumerated() {
      let name = trimmed(cell.text)
      guard let column = RatingColumn.allCases.first(where: { $0.rawValue == name }) else {
        let meant = suggestion(for: name, among: RatingColumn.allCases.map(\.rawValue))
        let end = meant.map { "did you mean `\($0)`?" } ?? "it is not read"
        diagnostics.append(
          Diagnostic(
            "there is no column `\(name)`; \(end)", rule: "unknown-column", severity: .warning,
            at: file.span(cell.range)))
        continue
      }
      if let first = places[column] {
        diagnostics.append(
          Diagnostic(
            "the column `\(column.rawValue)` is there twice", rule: "duplicate-column", at: file.span(cell.range),
            notes: [.init("it is here already", at: file.span(first))]))
        continue
      }
      places[column] = cell.range
      columns[column] = index
    }
    for column in [RatingColumn.item, .rating] where columns[column] == nil {
      report("the column `\(column.rawValue)` is missing", "missing-column", cells[0], help: RatingColumn.help)
    }
  }

  private mutating func reportLength(_ row: [CSVRows.Cell]) {
    let range = row[0].range.lowerBound..<row[row.count - 1].range.upperBound
    diagnostics.append(
      Diagnostic(
        "this row has \(row.count) cells, and the header names \(header) columns", rule: "row-length",
        at: file.span(range),
        help: row.count > header ? "a cell with a comma in it goes in quotes; the decimal sign is a point" : nil))
  }
}

// One column each. A blank cell is nil; a wrong one is reported and nil.
extension RatingTable {
  private mutating func item(_ row: [CSVRows.Cell]) -> ItemID? {
    guard let text = text(.item, row) else {
      report("this row names no item", "missing-value", cell(.item, row))
      return nil
    }
    if let id = ItemID(text) { return id }
    report(
      "`\(text)` is not an id; use letters, digits, `.`, `_` and `-`, beginning with a letter or digit, at most 64",
      "id-malformed", cell(.item, row))
    return nil
  }

  private mutating func rating(_ row: [CSVRows.Cell]) -> Rational? {
    guard let text = text(.rating, row) else {
      report(
        "this row has no rating; write a number from 0 to 1, or remove the row", "missing-value", cell(.rating, row))
      return nil
    }
    let percent = text.utf8.last == UInt8(ascii: "%") ? Rational(share: text) : nil
    guard let value = percent.map({ $0 * 100 }) ?? Rational(decimal: text) else {
      report("the rating `\(text)` is not a number; write one from 0 to 1", "wrong-value", cell(.rating, row))
      return nil
    }
    guard percent == nil, value >= .zero, value <= .one else {
      let share = value / 100
      let isPercent = share >= .zero && share <= .one
      report(
        "the rating `\(text)` is not from 0 to 1", "out-of-range", cell(.rating, row),
        help: isPercent ? "a rating is a share of the item's points; write \(value)% as `\(share)`" : nil)
      return nil
    }
    return value
  }

  private mutating func raters(_ row: [CSVRows.Cell]) -> Int? {
    guard let text = text(.raters, row) else { return nil }
    if let value = Int(text), value >= 1 { return value }
    report("`\(text)` is not a number of raters; write a whole number of 1 or more", "wrong-value", cell(.raters, row))
    return nil
  }

  private mutating func deviation(_ row: [CSVRows.Cell]) -> Rational? {
    guard let text = text(.standardDeviation, row) else { return nil }
    if let value = Rational(decimal: text), value >= .zero, value <= .one { return value }
    report(
      "`\(text)` is not a standard deviation of ratings; write a number from 0 to 1", "wrong-value",
      cell(.standardDeviation, row))
    return nil
  }

  private mutating func day(_ row: [CSVRows.Cell]) -> String? {
    guard let text = text(.setOn, row) else { return nil }
    if isDay(text) { return text }
    report(
      "`\(text)` is not a day; write it as year, month and day: `2026-05-12`", "wrong-value", cell(.setOn, row))
    return nil
  }

  private func cell(_ column: RatingColumn, _ row: [CSVRows.Cell]) -> CSVRows.Cell { row[columns[column] ?? 0] }

  private func place(_ column: RatingColumn, _ row: [CSVRows.Cell]) -> SourceSpan {
    file.span(cell(column, row).range)
  }

  private func text(_ column: RatingColumn, _ row: [CSVRows.Cell]) -> String? {
    guard let index = columns[column] else { return nil }
    let text = trimmed(row[index].text)
    return text.isEmpty ? nil : text
  }

  private mutating func report(_ message: Diagnostic.Message, _ rule: RuleID, _ cell: CSVRows.Cell, help: String? = nil)
  {
    diagnostics.append(Diagnostic(message, rule: rule, at: file.span(cell.range), help: help))
  }
}

/// A text without blanks and tabs at its ends.
private func trimmed(_ text: String) -> String {
  var bytes = Array(text.utf8)[...]
  while let byte = bytes.first, byte == 0x20 || byte == 0x09 { bytes.removeFirst() }
  while let byte = bytes.last, byte == 0x20 || byte == 0x09 { bytes.removeLast() }
  return String(decoding: bytes, as: UTF8.self)
}
