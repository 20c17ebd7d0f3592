/// The sums behind ``SharedItemStudy``, from which each candidate can be taken away again.
struct SharedSums {
  private var nested: NestedSums
  /// Items somebody had.
  private var itemCount = 0.0
  /// N and Σn_i².
  private var answers = 0.0
  private var squaredCounts = 0.0
  /// Σ over items of (Σ deviations)²/n_i, and Σ of all deviations, from a fixed centre.
  private var squares = 0.0
  private var sum = 0.0

  private struct ItemSum {
    var count: Double
    var deviation: Double
  }

  init(_ matrix: ResponseMatrix, _ nested: NestedSums) {
    self.nested = nested
    for item in SharedSums.itemSums(matrix, centre: nested.centre).compactMap({ $0 }) { add(item) }
  }

  private mutating func add(_ item: ItemSum) {
    itemCount += 1
    answers += item.count
    squaredCounts += item.count * item.count
    squares += item.deviation * item.deviation / item.count
    sum += item.deviation
  }

  /// Exact sums of scores make these independent of the order of the candidates; nil for items that do not count.
  private static func itemSums(_ matrix: ResponseMatrix, centre: Double) -> [ItemSum?] {
    var sums = [ItemSum?](repeating: nil, count: matrix.items.count)
    for item in matrix.operationalItems {
      let moments = matrix.moments(item: item, fromStart: true)
      let share = Double(moments.sum) / Double(matrix.items[item].maximumInUnits)
      sums[item] = ItemSum(count: Double(moments.n), deviation: share - Double(moments.n) * centre)
    }
    return sums
  }

  /// The sums without each candidate in turn: one step for each cell.
  func eachLeftOut(_ matrix: ResponseMatrix, _ candidates: [CandidateSums]) -> [SharedSums] {
    let width = matrix.items.count
    let items = SharedSums.itemSums(matrix, centre: nested.centre)
    let shares = matrix.operationalShares
    var results: [SharedSums] = []
    results.reserveCapacity(candidates.count)
    for row in 0..<matrix.candidateCount where matrix.maxima[row] > 0 {
      var left = self
      left.nested = nested.without(candidates[results.count])
      for item in 0..<width {
        let cell = matrix.code(candidate: row, item: item)
        guard cell != ResponseMatrix.Cell.notPresented, let whole = items[item] else { continue }
        left.remove(shares.value(item: item, cell: cell) - nested.centre, from: whole)
      }
      results.append(left)
    }
    return results
  }

  private mutating func remove(_ deviation: Double, from item: ItemSum) {
    let left = item.deviation - deviation
    answers -= 1
    squaredCounts -= 2 * item.count - 1
    sum -= deviation
    squares -= item.deviation * item.deviation / item.count
    if item.count > 1 { squares += left * left / (item.count - 1) } else { itemCount -= 1 }
  }

  /// Ordered pairs of candidates with an item in common, over all items.
  var sharedPairs: Double { squaredCounts - answers }
}

extension SharedSums: VarianceComponents {
  var item: Double { nested.item }
  var error: Double { nested.error }
  var isEstimable: Bool { nested.isEstimable && sharedPairs > 0 && determinant > 1e-9 * answers * answers }
  var person: Double {
    (personSide * itemFactor - (1 - kappa) * itemSide) / determinant
  }
  /// σ²(i).
  var difficulty: Double {
    (nested.spread * itemSide - (itemCount - (answers - nested.spread)) * personSide) / determinant
  }

  private var kappa: Double { squaredCounts / answers }
  private var itemFactor: Double { answers - kappa - itemCount + 1 }
  private var personSide: Double { nested.between - (nested.persons - 1) * nested.item }
  private var itemSide: Double { max(0, squares - sum * sum / answers) - (itemCount - 1) * nested.item }
  private var determinant: Double {
    nested.spread * itemFactor - (1 - kappa) * (itemCount - (answers - nested.spread))
  }
}
