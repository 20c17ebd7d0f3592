import AssayDiagnostics

/// Which columns of a table fit a width, and how wide each is.
struct TablePlan {
  private(set) var columns: [Planned]
  /// The names of the columns that had to go, in the order in which they went.
  private(set) var dropped: [String] = []

  struct Planned {
    /// The place among the table's columns.
    let place: Int
    let title: String
    let alignment: Table.Alignment
    var width: Int
  }

  private static let gap = 2
  private static let leastFlexible = 12
  private static let leastShrunk = 8
  private static let leastWords = 4

  init(_ table: Table, width: Int) {
    columns = table.columns.enumerated().map { place, column in
      let cells = table.rows.map { displayWidth(of: $0[place].text(width: 24)) }
      let natural = max(displayWidth(of: column.title), cells.max() ?? 0)
      return Planned(place: place, title: column.title, alignment: column.alignment, width: natural)
    }
    drop(from: table, width: width)
    shrink(table, width: width)
    stretch(table, width: width)
  }

  private func needed(_ table: Table) -> Int {
    columns.reduce(0) { sum, column in
      let own = table.columns[column.place].isFlexible ? min(column.width, Self.leastFlexible) : column.width
      return sum + own
    } + Self.gap * max(0, columns.count - 1)
  }

  private mutating func drop(from table: Table, width: Int) {
    while needed(table) > width {
      let candidates = columns.indices.filter { table.columns[columns[$0].place].dropRank > 0 }
      guard let next = candidates.max(by: { rank($0, in: table) < rank($1, in: table) }) else { return }
      if !columns[next].title.isEmpty { dropped.append(columns[next].title) }
      columns.remove(at: next)
    }
  }

  private func rank(_ column: Int, in table: Table) -> Int { table.columns[columns[column].place].dropRank }

  /// Cuts the widest of the columns that may shrink until all fit, and where that is not enough any column of words.
  private mutating func shrink(_ table: Table, width: Int) {
    shrink(table, width: width, to: Self.leastShrunk) { $0.mayShrink }
    shrink(table, width: width, to: Self.leastWords) { $0.alignment == .left && !$0.isFlexible }
  }

  private mutating func shrink(_ table: Table, width: Int, to least: Int, where mayShrink: (Table.Column) -> Bool) {
    while needed(table) > width {
      let candidates = columns.indices.filter {
        mayShrink(table.columns[columns[$0].place]) && columns[$0].width > least
      }
      guard let widest = candidates.max(by: { columns[$0].width < columns[$1].width }) else { return }
      columns[widest].width -= 1
    }
  }

  /// Gives the flexible column what is left.
  private mutating func stretch(_ table: Table, width: Int) {
    guard let flexible = columns.firstIndex(where: { table.columns[$0.place].isFlexible }) else { return }
    let others = columns.indices.reduce(0) { $0 + ($1 == flexible ? 0 : columns[$1].width) }
    let left = width - others - Self.gap * (columns.count - 1)
    columns[flexible].width = max(min(left, max(columns[flexible].width, 1)), 1)
  }
}
