/// The variances and covariances of the operational items of a fixed form, from exact sums; omitted and not reached
/// count 0.
struct ItemCovariances {
  /// How many items.
  let count: Int
  /// Row by row, in squared points, with n − 1.
  let values: [Double]

  /// Nil where forms differ, and below two candidates or items.
  init?(_ matrix: ResponseMatrix) {
    let items = matrix.operationalItems
    guard matrix.reasonAgainstAlpha(items: items.count) == nil else { return nil }
    let unit = ResponseMatrix.scoreUnit * ResponseMatrix.scoreUnit / Double(matrix.candidateCount - 1)
    let moments = items.map { matrix.moments(item: $0, fromStart: true) }
    var values = [Double](repeating: 0, count: items.count * items.count)
    for first in items.indices {
      values[first * items.count + first] = moments[first].deviations * unit
      for second in 0..<first {
        let products = ItemCovariances.products(matrix, items[first], items[second])
        let own = moments[second].codeviations(products: products, sumX: moments[first].sum) * unit
        values[first * items.count + second] = own
        values[second * items.count + first] = own
      }
    }
    (count, self.values) = (items.count, values)
  }

  subscript(row: Int, column: Int) -> Double { values[row * count + column] }

  /// Σxy of two items, in squared score units.
  private static func products(_ matrix: ResponseMatrix, _ a: Int, _ b: Int) -> Int128 {
    func scoring(_ item: Int) -> [Int] {
      let list = matrix.codes[item]
      return list.answers.indices.filter { list.answers[$0].units != 0 && list.counts[$0] > 0 }
    }
    let (ofA, ofB) = (scoring(a), scoring(b))
    let (answersA, answersB) = (matrix.codes[a].answers, matrix.codes[b].answers)
    var sum: Int128 = 0
    guard ofA.count * ofB.count <= 16, answersA.count <= 256, answersB.count <= 256 else {
      for candidate in 0..<matrix.candidateCount {
        let x = answersA[Int(matrix.code(candidate: candidate, item: a))].units
        let y = answersB[Int(matrix.code(candidate: candidate, item: b))].units
        sum += Int128(x) * Int128(y)
      }
      return sum
    }
    for (number, tile) in matrix.tiles.enumerated() {
      let rows = matrix.rows(inTile: number)
      let columnA = tile.low.span.extracting(a * Tile.rows..<a * Tile.rows + rows)
      let columnB = tile.low.span.extracting(b * Tile.rows..<b * Tile.rows + rows)
      for x in ofA {
        for y in ofB {
          let both = occurrences(of: UInt8(x), in: columnA, with: UInt8(y), in: columnB)
          sum += Int128(both) * Int128(answersA[x].units) * Int128(answersB[y].units)
        }
      }
    }
    return sum
  }

  /// Σ of all, the variance of the total.
  var total: Double { compensatedSum(values) }
  /// Σ of the items' variances.
  var trace: Double { compensatedSum((0..<count).map { self[$0, $0] }) }

  /// The same for items in units of their standard deviations; nil when an item is constant.
  var correlations: ItemCovariances? {
    let deviations = (0..<count).map { self[$0, $0].squareRoot() }
    guard deviations.allSatisfy({ $0 > 0 }) else { return nil }
    return ItemCovariances(
      count: count,
      values: values.indices.map { place in
        let (row, column) = place.quotientAndRemainder(dividingBy: count)
        return row == column ? 1 : values[place] / (deviations[row] * deviations[column])
      })
  }

  private init(count: Int, values: [Double]) { (self.count, self.values) = (count, values) }

  /// Each item's variance that the other items leave, 1/(C⁻¹)ᵢᵢ, by Cholesky's decomposition; nil when an item is a
  /// linear combination of others.
  var unexplained: [Double]? {
    var lower = values
    for column in 0..<count {
      var pivot = lower[column * count + column]
      for k in 0..<column { pivot -= lower[column * count + k] * lower[column * count + k] }
      guard pivot > 1e-12 * self[column, column] else { return nil }
      let root = pivot.squareRoot()
      lower[column * count + column] = root
      for row in column + 1..<max(count, column + 1) {
        var value = lower[row * count + column]
        for k in 0..<column { value -= lower[row * count + k] * lower[column * count + k] }
        lower[row * count + column] = value / root
      }
    }
    // (C⁻¹)ᵢᵢ is the sum of squares of column i of the inverse of the lower factor.
    return (0..<count).map { item in
      var column = [Double](repeating: 0, count: count)
      var squares = 0.0
      for row in item..<count {
        var value = row == item ? 1.0 : 0
        for k in item..<row { value -= lower[row * count + k] * column[k] }
        column[row] = value / lower[row * count + row]
        squares += column[row] * column[row]
      }
      return 1 / squares
    }
  }
}
