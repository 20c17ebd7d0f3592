extension Figure {
  /// ICC(1,1): how alike single marks of an answer are, where other raters of a pool marked other answers.
  ///
  /// (BMS − WMS)/(BMS + (k − 1)WMS) from a one-way analysis of variance, answers random; the interval by F. Shrout and
  /// Fleiss (1979), *Intraclass correlations: uses in assessing rater reliability*, Psychological Bulletin 86, case 1. At
  /// most 1, and below 0 where marks of one answer differ more than those of several.
  ///
  /// - Parameters:
  ///   - rows: The marks of each answer, as many for each; at least two answers of at least two marks.
  ///   - level: Of the interval.
  /// - Returns: The correlation; without an interval where no answer has two different marks. Withheld where all marks are
  ///   the same, and for fewer rows.
  package static func intraclassOneWay(_ rows: [[Double]], level: Double = 0.95) -> Figure {
    guard let squares = MeanSquares(rows) else {
      return .withheld(.tooFewPairs(needed: 2), n: rows.count, .intraclassOneWay)
    }
    let (n, k) = (Double(squares.n), Double(squares.k))
    let (between, within) = (squares.between, squares.within)
    guard between > 0 || within > 0 else { return .withheld(.ratingsAreConstant, n: squares.n, .intraclassOneWay) }
    let value = (between - within) / (between + (k - 1) * within)
    guard within > 0, between > 0 else { return .value(value, n: squares.n, .intraclassOneWay) }
    let ratio = between / within
    let lower = ratio / fQuantile(0.5 + level / 2, n - 1, n * (k - 1))
    let upper = ratio * fQuantile(0.5 + level / 2, n * (k - 1), n - 1)
    return .value(
      value,
      interval: Interval(lower: (lower - 1) / (lower + k - 1), upper: (upper - 1) / (upper + k - 1), level: level),
      n: squares.n, .intraclassOneWay)
  }

  /// ICC(2,1): how far single marks agree, where the same raters marked every answer and stand for others like them.
  ///
  /// (BMS − EMS)/(BMS + (k − 1)EMS + k(JMS − EMS)/n) from a two-way analysis of variance, answers and raters random, so that
  /// a rater's severity counts as disagreement; the interval by F with Satterthwaite's degrees of freedom. Shrout and Fleiss
  /// (1979), case 2.
  ///
  /// - Parameters:
  ///   - rows: The marks of each answer, in the order of the raters; at least two answers of at least two marks.
  ///   - level: Of the interval.
  /// - Returns: As ``intraclassOneWay(_:level:)``.
  package static func intraclassTwoWay(_ rows: [[Double]], level: Double = 0.95) -> Figure {
    guard let squares = MeanSquares(rows) else {
      return .withheld(.tooFewPairs(needed: 2), n: rows.count, .intraclassTwoWay)
    }
    let (n, k) = (Double(squares.n), Double(squares.k))
    let (between, raters, rest) = (squares.between, squares.raters, squares.rest)
    guard between > 0 || squares.within > 0 else {
      return .withheld(.ratingsAreConstant, n: squares.n, .intraclassTwoWay)
    }
    let value = (between - rest) / (between + (k - 1) * rest + k * (raters - rest) / n)
    // What is left of an exact sum is rounding, on which no interval rests.
    guard rest > 1e-12 * max(between, raters) else { return .value(value, n: squares.n, .intraclassTwoWay) }
    let f = raters / rest
    let spread = n * (1 + (k - 1) * value) - k * value
    let above = k * value * f + spread
    let freedom =
      (k - 1) * (n - 1) * above * above / ((n - 1) * k * k * value * value * f * f + spread * spread)
    let high = fQuantile(0.5 + level / 2, n - 1, freedom)
    let low = fQuantile(0.5 + level / 2, freedom, n - 1)
    let common = k * raters + (k * n - k - n) * rest
    return .value(
      value,
      interval: Interval(
        lower: n * (between - high * rest) / (high * common + n * between),
        upper: n * (low * between - rest) / (common + n * low * between), level: level),
      n: squares.n, .intraclassTwoWay)
  }
}

/// The mean squares of answers by raters, one mark in each cell.
private struct MeanSquares {
  let n: Int
  let k: Int
  /// Between answers, within them, between raters, and of what is left.
  let between, within, raters, rest: Double

  /// Nil below two answers or two marks each, and where answers have different numbers of marks.
  init?(_ rows: [[Double]]) {
    guard rows.count >= 2, let first = rows.first, first.count >= 2, rows.allSatisfy({ $0.count == first.count }) else {
      return nil
    }
    n = rows.count
    k = first.count
    let (answers, marks) = (Double(n), Double(first.count))
    let rowMeans = rows.map { compensatedSum($0) / marks }
    let columnMeans = first.indices.map { column in orderFreeSum(rows.map { $0[column] }) / answers }
    let mean = orderFreeSum(rowMeans) / answers
    func sum(_ deviations: [Double]) -> Double { orderFreeSum(deviations.map { $0 * $0 }) }
    let betweenSum = marks * sum(rowMeans.map { $0 - mean })
    let raterSum = answers * sum(columnMeans.map { $0 - mean })
    let withinSum = sum(zip(rows, rowMeans).flatMap { row, mean in row.map { $0 - mean } })
    let restSum = sum(
      zip(rows, rowMeans).flatMap { row, own in zip(row, columnMeans).map { $0 - own - $1 + mean } })
    between = betweenSum / (answers - 1)
    within = withinSum / (answers * (marks - 1))
    raters = raterSum / (marks - 1)
    rest = restSum / ((answers - 1) * (marks - 1))
  }
}

extension Method {
  package static let intraclassOneWay = Method("ICC(1,1), raters from a pool", source: "Shrout and Fleiss 1979")
  package static let intraclassTwoWay = Method("ICC(2,1), the same two raters", source: "Shrout and Fleiss 1979")
}
