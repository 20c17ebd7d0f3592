/// A table set in columns for a terminal: the header, a rule, the rows, two blanks between columns.
struct MarkdownTerminalTable {
  private let table: MarkdownTable
  private let layout: MarkdownTerminalLayout
  private let rows: [[[StyledText]]]

  private static let gutter = 2
  private static let narrowest = 6

  init(_ table: MarkdownTable, layout: MarkdownTerminalLayout) {
    self.table = table
    self.layout = layout
    rows = [table.header.map { layout.pieces($0, [.bold]) }] + table.rows.map { $0.map { layout.pieces($0) } }
  }

  func lines(width: Int) -> [StyledLine] {
    let widths = columnWidths(width)
    var lines: [StyledLine] = []
    for (index, row) in rows.enumerated() {
      lines += self.lines(row, widths)
      if index == 0 {
        let total = widths.reduce(0, +) + Self.gutter * max(widths.count - 1, 0)
        lines.append(StyledLine(StyledText(String(repeating: "─", count: total), .faint)))
      }
    }
    return lines
  }

  /// As wide as the cells want to be; where that is too wide, the widest columns give way first.
  private func columnWidths(_ width: Int) -> [Int] {
    var widths = table.alignments.indices.map { column in
      rows.map { row in
        StyledLine.wrapped(row[column], width: .max).map(\.width).max() ?? 0
      }.max() ?? 0
    }
    var excess = widths.reduce(0, +) + Self.gutter * max(widths.count - 1, 0) - width
    while excess > 0, let widest = widths.max(), widest > Self.narrowest, let column = widths.firstIndex(of: widest) {
      // Down to the next narrower column at once, so that the loop takes a turn for each column, not for each cell.
      let next = max(widths.filter { $0 < widest }.max() ?? 0, Self.narrowest)
      let step = min(excess, max(widest - next, 1))
      widths[column] -= step
      excess -= step
    }
    return widths
  }

  private func lines(_ row: [[StyledText]], _ widths: [Int]) -> [StyledLine] {
    let cells = row.indices.map { StyledLine.wrapped(row[$0], width: max(widths[$0], 1)) }
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { index in
      var line = StyledLine()
      for column in cells.indices {
        let cell = index < cells[column].count ? cells[column][index] : StyledLine()
        let free = max(widths[column] - cell.width, 0)
        let before =
          switch table.alignments[column] {
          case .right: free
          case .center: free / 2
          case .none, .left: 0
          }
        let isLast = column == cells.count - 1
        line.append(StyledText(String(repeating: " ", count: before)))
        line.append(cell)
        if !isLast { line.append(StyledText(String(repeating: " ", count: free - before + Self.gutter))) }
      }
      return line
    }
  }
}
