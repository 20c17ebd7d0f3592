/// The mean squares of a two-way analysis of variance without replication.
struct CrossedSquares {
  let persons: Int
  let conditions: Int
  let mean: Double
  /// Between persons, between conditions, and of what is left; in squared points.
  let ofPersons, ofConditions, ofRest: Double
}

extension CrossedSquares {
  /// Of the operational items of a fixed form; nil where there is none, where items have different maxima, and below two
  /// candidates or items.
  init?(_ matrix: ResponseMatrix) {
    let items = matrix.operationalItems
    guard matrix.reasonAgainstAlpha(items: items.count) == nil,
      Set(items.map { matrix.items[$0].maximum }).count == 1
    else { return nil }
    let (n, k) = (Double(matrix.candidateCount), Double(items.count))
    let unit = ResponseMatrix.scoreUnit * ResponseMatrix.scoreUnit
    let moments = items.map { matrix.moments(item: $0, fromStart: true) }
    var ofItems = ExactMoments()
    for own in moments { ofItems.add(own.sum) }
    let betweenPersons = matrix.totalMoments.deviations / k
    // What the persons do not take of the spread within items is left.
    let left = max(0, compensatedSum(moments.map(\.deviations)) - betweenPersons)
    (persons, conditions) = (matrix.candidateCount, items.count)
    mean = Double(ofItems.sum) * ResponseMatrix.scoreUnit / (n * k)
    ofPersons = betweenPersons / (n - 1) * unit
    ofConditions = ofItems.deviations / n / (k - 1) * unit
    ofRest = left / ((n - 1) * (k - 1)) * unit
  }

  /// Of rows of equal length, one for each person; nil below two rows or columns.
  init?(_ rows: [[Double]]) {
    guard rows.count >= 2, let first = rows.first, first.count >= 2, rows.allSatisfy({ $0.count == first.count }) else {
      return nil
    }
    (persons, conditions) = (rows.count, first.count)
    let (n, k) = (Double(rows.count), Double(first.count))
    let ofRows = rows.map { orderFreeSum($0) / k }
    let ofColumns = first.indices.map { column in orderFreeSum(rows.map { $0[column] }) / n }
    let mean = orderFreeSum(ofRows) / n
    func squares(_ deviations: [Double]) -> Double { orderFreeSum(deviations.map { $0 * $0 }) }
    self.mean = mean
    ofPersons = k * squares(ofRows.map { $0 - mean }) / (n - 1)
    ofConditions = n * squares(ofColumns.map { $0 - mean }) / (k - 1)
    ofRest =
      squares(zip(rows, ofRows).flatMap { row, own in zip(row, ofColumns).map { $0 - own - $1 + mean } })
      / ((n - 1) * (k - 1))
  }
}
