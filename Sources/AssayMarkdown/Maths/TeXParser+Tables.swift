/// Matrices, cases and aligned lines.
extension TeXParser {
  /// `\begin{name} … \end{name}`.
  mutating func environment(from start: Int) -> MathNode {
    guard depth < MathFormula.maximumDepth else { return rest(from: start) }
    guard let begin = environmentName() else {
      report(start..<index, #"no name follows `\begin`"#, help: #"write one, as in `\begin{pmatrix}`"#)
      return .unknown(source(start..<index))
    }
    let known = TeXEnvironment.table(begin.name)
    if known == nil {
      report(
        begin.range, "unknown TeX environment `\(begin.name)`",
        help: "write one of \(TeXEnvironment.names.map { "`\($0)`" }.joined(separator: ", "))", isName: true)
    }
    var table = known ?? MathTable(kind: .matrix)
    let head = source(start..<index)
    columns(of: begin.name, &table)
    depth += 1
    openTables += 1
    table.rows = rows()
    openTables -= 1
    depth -= 1
    let end = index
    finish(begin, start)
    return known == nil ? .row([.unknown(head), .table(table), .unknown(source(end..<index))]) : .table(table)
  }

  private mutating func rows() -> [[[MathNode]]] {
    var rows: [[[MathNode]]] = []
    var cells: [[MathNode]] = []
    while true {
      cells.append(row(until: .cell))
      if byte(index) == UInt8(ascii: "&") {
        index += 1
      } else if byte(index) == .backslash, byte(index + 1) == .backslash || isAt("cr") {
        index += byte(index + 1) == .backslash ? 2 : 3
        skipRoom()
        rows.append(cells)
        cells = []
      } else {
        break
      }
    }
    // What follows the last `\\` is no line.
    if rows.isEmpty || cells.contains(where: { !$0.isEmpty }) || cells.count > 1 { rows.append(cells) }
    return rows
  }

  /// The end of a table, which should bear the name of its beginning.
  private mutating func finish(_ begin: (name: String, range: Range<Int>), _ start: Int) {
    let end = index
    guard isAt("end") else {
      return report(
        start..<begin.range.upperBound + 1, #"this `\begin` has no `\end`"#, help: #"write `\end{\#(begin.name)}`"#)
    }
    index += 4
    guard let found = environmentName() else {
      return report(end..<index, #"no name follows `\end`"#, help: #"write `\end{\#(begin.name)}`"#)
    }
    if found.name != begin.name {
      report(found.range, "`\(begin.name)` ends as `\(found.name)`", help: #"write `\end{\#(begin.name)}`"#)
    }
  }

  /// The room that may be asked for behind `\\`, as in `\\[2pt]`, or behind `\begin{aligned}`, as in `[t]`.
  private mutating func skipRoom() {
    if byte(index) == .star { index += 1 }
    guard byte(index) == .openBracket else { return }
    var end = index + 1
    while let byte = byte(end), byte.isDigit || byte.isLetter || byte == .period || byte == .hyphen, end - index < 12 {
      end += 1
    }
    if byte(end) == .closeBracket { index = end + 1 }
  }

  /// The columns of an array, `{l|cr}`, or the number of an alignedat.
  private mutating func columns(of name: String, _ table: inout MathTable) {
    skipRoom()
    guard name == "array" || name == "alignedat" else { return }
    skipBlanks()
    guard byte(index) == .openBrace else { return }
    var (level, end) = (0, index)
    repeat {
      guard let byte = byte(end) else { return }
      switch byte {
      case .openBrace: level += 1
      case .closeBrace: level -= 1
      case _ where name != "array": break
      case UInt8(ascii: "l"): table.alignments.append(.left)
      case UInt8(ascii: "c"): table.alignments.append(.center)
      case UInt8(ascii: "r"): table.alignments.append(.right)
      case .pipe: table.ruledColumns.insert(table.alignments.count)
      default: break
      }
      end += 1
    } while level > 0
    index = end
  }
}
