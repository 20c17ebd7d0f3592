package import AssayDiagnostics

/// Reads comma-separated values row by row (RFC 4180), with the place of every cell.
///
/// Lines end in LF, CRLF or a lone CR; a byte order mark at the start is skipped; blank lines are no rows. A quote that
/// is misused is reported once, and the cell is taken as it stands. Costs one pass over the bytes and holds one row.
package struct CSVRows {
  /// One cell: its text with quotes resolved, and the bytes it covers in the file, quotes included.
  package struct Cell {
    package var text: String
    package var range: Range<Int>
  }

  private let file: SourceFile
  private let bytes: [UInt8]
  private var place: Int
  package private(set) var diagnostics: [Diagnostic] = []

  package init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
    place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The cells of the next row that is not blank; nil at the end of the file.
  package mutating func next() -> [Cell]? {
    while place < bytes.count {
      let start = place
      var cells = [cell()]
      while place < bytes.count, bytes[place] == UInt8(ascii: ",") {
        place += 1
        cells.append(cell())
      }
      endLine()
      let isBlank = cells.count == 1 && bytes[start..<cells[0].range.upperBound].allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if !isBlank { return cells }
    }
    return nil
  }

  /// Reads up to the next comma or end of line outside quotes.
  private mutating func cell() -> Cell {
    let start = place
    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
      var sawQuote = false
      while place < bytes.count, !isEnd(bytes[place]) {
        if bytes[place] == UInt8(ascii: "\""), !sawQuote {
          sawQuote = true
          report("a quote stands inside a cell that does not begin with one; put the whole cell in quotes", place)
        }
        place += 1
      }
      return Cell(text: file.text(start..<place), range: start..<place)
    }
    return quotedCell(from: start)
  }

  private mutating func quotedCell(from start: Int) -> Cell {
    var text: [UInt8] = []
    place += 1
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      guard byte == UInt8(ascii: "\"") else {
        text.append(byte)
        continue
      }
      if place < bytes.count, bytes[place] == UInt8(ascii: "\"") {
        text.append(byte)
        place += 1
        continue
      }
      if place < bytes.count, !isEnd(bytes[place]) {
        report("text follows a closing quote; write a quote inside a cell twice: `\"\"`", place)
        while place < bytes.count, !isEnd(bytes[place]) { place += 1 }
      }
      return Cell(text: String(decoding: text, as: UTF8.self), range: start..<place)
    }
    report("a quote is opened here and never closed", start)
    return Cell(text: String(decoding: text, as: UTF8.self), range: start..<place)
  }

  private mutating func endLine() {
    guard place < bytes.count else { return }
    let isReturn = bytes[place] == 0x0D
    place += 1
    if isReturn, place < bytes.count, bytes[place] == 0x0A { place += 1 }
  }

  private func isEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D }

  private mutating func report(_ message: Diagnostic.Message, _ offset: Int) {
    diagnostics.append(Diagnostic(message, rule: "csv-quotes", at: file.span(offset..<offset + 1)))
  }
}
