/// A CSV file of judgements: a header and rows, whose fields are asked for by the names of their columns.
package struct JudgementTable: Hashable, Sendable {
  package let file: String
  let names: [String]
  let rows: [Row]

  struct Row: Hashable, Sendable {
    let line: Int
    let fields: [[UInt8]]
  }

  /// Reads a whole file.
  ///
  /// - Throws: What is wrong, with its line.
  package init(_ bytes: [UInt8], file: String) throws(ResponseFileProblem) {
    self.file = file
    var reader = DelimitedReader(separator: guessedSeparator(bytes))
    reader.feed(bytes)
    reader.end()
    reader.skipByteOrderMark()
    guard let header = try Self.next(&reader) else {
      throw ResponseFileProblem("the file is empty", help: "Its first row names the columns")
    }
    names = header.fields.map { String(decoding: trimmed($0), as: UTF8.self) }
    var seen: Set<String> = []
    for (place, name) in names.enumerated() where !seen.insert(name).inserted {
      throw ResponseFileProblem(
        "two columns have one name", help: "Give each column a name of its own", line: header.line, field: place + 1,
        text: header.fields[place])
    }
    var rows: [Row] = []
    while let record = try Self.next(&reader) {
      guard record.fields.count == names.count else {
        throw ResponseFileProblem(
          "the row has \(record.fields.count) fields, the header \(names.count)",
          help: "Give every column a field, empty where there is nothing", line: record.line)
      }
      rows.append(Row(line: record.line, fields: record.fields.map(trimmed)))
    }
    guard !rows.isEmpty else {
      throw ResponseFileProblem("the file has a header and no row", help: "Give each judgement a row")
    }
    self.rows = rows
  }

  private static func next(_ reader: inout DelimitedReader) throws(ResponseFileProblem) -> DelimitedReader.Record? {
    do throws(DelimitedReader.Problem) { return try reader.next() } catch { throw ResponseFileProblem(error) }
  }
}

extension JudgementTable {
  /// Where a column is; nil where there is none of the name.
  func place(_ name: String) -> Int? { names.firstIndex { $0.utf8.elementsEqual(name.utf8) } }

  /// Where a column is that must be there.
  func column(_ name: String, of method: StandardSettingMethod) throws(ResponseFileProblem) -> Int {
    guard let place = place(name) else {
      throw ResponseFileProblem(
        "there is no column `\(name)`", help: "For \(method.rawValue) the file has \(method.columns)", line: 1)
    }
    return place
  }

  func text(_ row: Row, _ place: Int) -> String { String(decoding: row.fields[place], as: UTF8.self) }

  /// A number within a range; nil where the field is empty and may be.
  func number(
    _ row: Row, _ place: Int, _ range: ClosedRange<Double>, mayBeEmpty: Bool = false
  ) throws(ResponseFileProblem) -> Double? {
    if row.fields[place].isEmpty, mayBeEmpty { return nil }
    guard let value = Double(text(row, place)), range.contains(value) else {
      throw ResponseFileProblem(
        "`\(names[place])` is a number from \(plain(range.lowerBound)) to \(plain(range.upperBound))",
        help: "Write such a number", line: row.line, field: place + 1, column: names[place], text: row.fields[place])
    }
    return value
  }

  /// A number that must be there.
  func required(_ row: Row, _ place: Int, _ range: ClosedRange<Double>) throws(ResponseFileProblem) -> Double {
    try number(row, place, range) ?? 0
  }
}
