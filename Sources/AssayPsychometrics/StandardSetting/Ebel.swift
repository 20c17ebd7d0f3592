/// An Ebel study: items are sorted by relevance and difficulty, and a borderline candidate is expected to get a share of
/// each cell.
///
/// Cut = Σ items in the cell × share expected of it. Ebel (1972), *Essentials of educational measurement*, 2nd edition.
package enum Ebel {
  /// Items that a judge put in one cell.
  package struct Cell: Hashable, Sendable {
    /// The points of the items in the cell: how many they are, where each has one.
    package var items: Double
    /// The share of them that a borderline candidate gets, from 0 to 1.
    package var expected: Double

    package init(items: Double, expected: Double) {
      self.items = items
      self.expected = expected
    }
  }

  /// The cut of one judge, or of a panel that agreed on its cells; 0 for none.
  package static func cut(_ cells: [Cell]) -> Double { orderFreeSum(cells.map { $0.items * $0.expected }) }

  /// The cut of a panel of which each judge sorted and judged alone.
  package static func cut(ofJudges judges: [[Cell]], level: Double = 0.95) -> PanelCut {
    PanelCut(judges.map { cut($0) }, level: level)
  }
}
