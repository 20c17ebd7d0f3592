/// Finds room for the labels of points, so that none hides another, and none hides a point where that can be helped.
///
/// Around each point eight places are tried, then the same farther out, with a line that leads to the point. A label that
/// finds no room is left out. The first labels choose first.
struct LabelPlacer {
  private let bounds: Box
  private var taken: [Box] = []
  /// How many points stand in each square of a grid.
  private var points: [Int]
  private let columns, rows: Int

  private static let square = 4.0
  /// More labels would leave nothing of the picture.
  private let most: Int
  private static let directions: [(x: Double, y: Double)] = [
    (1, 0), (-1, 0), (0, -1), (0, 1), (0.8, -0.8), (-0.8, -0.8), (0.8, 0.8), (-0.8, 0.8),
  ]

  struct Place: Hashable {
    let box: Box
    /// Whether it is so far from its point that a line must lead there.
    let needsLeader: Bool
  }

  /// - Parameters:
  ///   - most: How many labels there are at most.
  ///   - bounds: Labels stay within.
  ///   - taken: Where no label may go.
  ///   - points: What labels should not hide.
  init(atMost most: Int = 60, within bounds: Box, taken: [Box], points: [(x: Double, y: Double)]) {
    self.most = most + taken.count
    self.bounds = bounds
    self.taken = taken
    columns = max(1, Int((bounds.right - bounds.left) / Self.square) + 1)
    rows = max(1, Int((bounds.bottom - bounds.top) / Self.square) + 1)
    self.points = Array(repeating: 0, count: columns * rows)
    for point in points {
      let (column, row) = (self.column(point.x), self.row(point.y))
      self.points[row * columns + column] += 1
    }
  }

  /// Room for a label of a size beside a point; nil where there is none.
  mutating func place(width: Double, height: Double, x: Double, y: Double) -> Place? {
    guard taken.count < most else { return nil }
    var best: (place: Place, hidden: Int)?
    for (ring, distance) in [7.0, 15, 26, 40, 56].enumerated() {
      for direction in Self.directions {
        let middleX = x + direction.x * (distance + (direction.x == 0 ? 0 : width / 2))
        let middleY = y + direction.y * (distance + height / 2 - 3)
        let box = Box(
          left: middleX - width / 2, top: middleY - height / 2, right: middleX + width / 2, bottom: middleY + height / 2
        )
        guard bounds.contains(box), !taken.contains(where: box.overlaps) else { continue }
        let hidden = hidden(by: box)
        guard hidden < best?.hidden ?? .max else { continue }
        best = (Place(box: box, needsLeader: ring > 0), hidden)
        if hidden == 0 { break }
      }
      if best?.hidden == 0 { break }
    }
    if let best { taken.append(best.place.box) }
    return best?.place
  }

  private func hidden(by box: Box) -> Int {
    var sum = 0
    for row in row(box.top)...row(box.bottom) {
      for column in column(box.left)...column(box.right) { sum += points[row * columns + column] }
    }
    return sum
  }

  private func column(_ x: Double) -> Int { min(max(Int((x - bounds.left) / Self.square), 0), columns - 1) }
  private func row(_ y: Double) -> Int { min(max(Int((y - bounds.top) / Self.square), 0), rows - 1) }
}
