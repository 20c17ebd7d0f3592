import AssayPsychometrics

/// Rows of single characters, such as `1,0,1`, from character to code by a table for each item.
struct NarrowRows {
  /// For each item and byte the code in the matrix, 255 where it is not known yet.
  private var tables: [UInt8]
  private var rows: [UInt8] = []
  private let width: Int

  /// Nil where a column is no item, so that rows take a closer look.
  init?(_ layout: ResponseLayout) {
    guard layout.items.count == layout.width, layout.width > 0 else { return nil }
    width = layout.width
    tables = Array(repeating: 255, count: width * 256)
  }

  /// Takes as many rows as there are of known characters, and learns those of the next.
  ///
  /// - Returns: How many rows were taken; 0 where the next row takes a closer look.
  mutating func take(
    _ reader: inout DelimitedReader, _ layout: ResponseLayout, _ reading: AnswerReading, _ matrix: inout ResponseMatrix
  ) throws(ResponseFileProblem) -> Int {
    rows.removeAll(keepingCapacity: true)
    var taken = reader.takeNarrowRows(width, tables: tables, limit: 4096, into: &rows)
    if taken == 0 {
      guard learn(reader.waiting, reader.separator, layout, reading, &matrix) else { return 0 }
      taken = reader.takeNarrowRows(width, tables: tables, limit: 1, into: &rows)
    }
    guard taken > 0 else { return 0 }
    do {
      try matrix.append(codes: rows.span)
    } catch {
      throw ResponseFileProblem(
        "the rows do not fit: \(error)", help: "All points together are at most 5·10¹⁰", line: reader.line)
    }
    return taken
  }

  /// Learns the characters of the row that waits; false where it is no row of single characters, or says no answer.
  private mutating func learn(
    _ waiting: ArraySlice<UInt8>, _ separator: UInt8, _ layout: ResponseLayout, _ reading: AnswerReading,
    _ matrix: inout ResponseMatrix
  ) -> Bool {
    let line = waiting.prefix(2 * width)
    guard line.count == 2 * width, line.last == 0x0A else { return false }
    let start = line.startIndex
    for item in 0..<width where item < width - 1 { guard line[start + 2 * item + 1] == separator else { return false } }
    for item in 0..<width {
      let byte = line[start + 2 * item]
      guard byte != separator, byte != 0x22, byte != 0x0D, byte != 0x20, byte != 0x09 else { return false }
      guard tables[item * 256 + Int(byte)] == 255 else { continue }
      guard let response = reading.response([byte], layout.items[item].entry, item: item, in: &matrix) else {
        return false
      }
      let code: UInt8?
      switch response {
      case .notPresented: code = ResponseMatrix.codeOfNotPresented
      case .notReached: code = ResponseMatrix.codeOfNotReached
      case .omitted: code = ResponseMatrix.codeOfOmitted
      case .scored(let score, let choice): code = try? matrix.declare(score, chosen: choice, item: item)
      }
      guard let code, code < 255 else { return false }
      tables[item * 256 + Int(byte)] = code
    }
    return true
  }
}

extension DelimitedReader {
  /// Takes rows of single bytes, such as `1,0,1`, from the beginning of what waits, as long as there are any of known bytes.
  ///
  /// - Parameters:
  ///   - width: How many fields a row has, at least 1.
  ///   - tables: For each field and byte what it stands for, 255 where it takes a closer look.
  ///   - limit: How many rows at most.
  ///   - rows: Where the codes go, row after row.
  /// - Returns: How many rows were taken.
  mutating func takeNarrowRows(_ width: Int, tables: [UInt8], limit: Int, into rows: inout [UInt8]) -> Int {
    let count = countNarrowRows(width, limit: limit)
    guard count > 0 else { return 0 }
    let first = rows.count
    rows.append(contentsOf: repeatElement(0, count: count * width))
    let known = translate(width, count, tables.span, &rows, first)
    rows.removeLast((count - known) * width)
    pass(bytes: known * 2 * width, lines: known)
    return known
  }
}
