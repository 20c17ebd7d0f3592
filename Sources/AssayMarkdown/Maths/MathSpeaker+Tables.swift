/// Matrices, cases and lines, with the number of each row and column.
extension MathSpeaker {
  mutating func table(_ table: MathTable) {
    switch table.kind {
    case .matrix: matrix(table)
    case .cases: numbered(table, .cases, .caseNumber, .endCases)
    case .lines: numbered(table, .lines, .line, .endLines)
    }
  }

  private mutating func matrix(_ table: MathTable) {
    let isDeterminant = table.open == "|"
    let delimiter = table.open.map(name) ?? ""
    let columns = table.rows.map(\.count).max() ?? 0
    let isBracketed = table.open == "(" || table.open == "["
    if !isBracketed, !isDeterminant { say(delimiter) }
    say(
      isDeterminant ? .determinant : .matrix, .words("\(table.rows.count)"), .words("\(columns)"))
    for column in table.ruledColumns.sorted() where column < columns { say(.ruled, .words("\(column + 1)")) }
    mark(",")
    // Where every cell is one thing, the pauses between them tell enough.
    let isPlain = table.rows.joined().allSatisfy { $0.count == 1 && $0[0].isAtomic }
    for (number, cells) in table.rows.enumerated() {
      say(.row, .words("\(number + 1)"))
      for (column, cell) in cells.enumerated() {
        if !isPlain { say(.column, .words("\(column + 1)")) }
        self.cell(cell)
        mark(column + 1 < cells.count ? "," : ";")
      }
    }
    say(isDeterminant ? .endDeterminant : .endMatrix)
    if !isBracketed, !isDeterminant, let close = table.close { say(name(of: close)) }
  }

  private mutating func numbered(
    _ table: MathTable, _ head: MathPhraseName, _ number: MathPhraseName, _ end: MathPhraseName
  ) {
    say(head, .words("\(table.rows.count)"))
    mark(",")
    for (index, cells) in table.rows.enumerated() {
      say(number, .words("\(index + 1)"))
      if cells.allSatisfy(\.isEmpty) { say(.blank) }
      for (column, cell) in cells.enumerated() {
        if table.kind == .cases, column > 0 { mark(",") }
        speak(cell, bar: .itself)
      }
      mark(";")
    }
    say(end)
  }

  private mutating func cell(_ cell: [MathNode]) {
    let length = text.utf8.count
    speak(cell, bar: .itself)
    if text.utf8.count == length { say(.blank) }
  }
}
