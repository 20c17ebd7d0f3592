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
    guard let squares = CrossedSquares(rows) else {
      return .withheld(.tooFewPairs(needed: 2), n: rows.count, .intraclassOneWay)
    }
    let (n, k) = (Double(squares.persons), Double(squares.conditions))
    let (between, within) = (squares.ofPersons, squares.within)
    guard between > 0 || within > 0 else {
      return .withheld(.ratingsAreConstant, n: squares.persons, .intraclassOneWay)
    }
    let value = (between - within) / (between + (k - 1) * within)
    guard within > 0, between > 0 else { return .value(value, n: squares.persons, .intraclassOneWay) }
    let ratio = between / within
    let lower = ratio / fQuantile(0.5 + level / 2, n - 1, n * (k - 1))
    let upper = ratio * fQuantile(0.5 + level / 2, n * (k - 1), n - 1)
    return .value(
      value,
      interval: Interval(lower: (lower - 1) / (lower + k - 1), upper: (upper - 1) / (upper + k - 1), level: level),
      n: squares.persons, .intraclassOneWay)
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
    guard let squares = CrossedSquares(rows) else {
      return .withheld(.tooFewPairs(needed: 2), n: rows.count, .intraclassTwoWay)
    }
    let (n, k) = (Double(squares.persons), Double(squares.conditions))
    let (between, raters, rest) = (squares.ofPersons, squares.ofConditions, squares.ofRest)
    guard between > 0 || squares.within > 0 else {
      return .withheld(.ratingsAreConstant, n: squares.persons, .intraclassTwoWay)
    }
    let value = (between - rest) / (between + (k - 1) * rest + k * (raters - rest) / n)
    // What is left of an exact sum is rounding, on which no interval rests.
    guard rest > 1e-12 * max(between, raters) else { return .value(value, n: squares.persons, .intraclassTwoWay) }
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
      n: squares.persons, .intraclassTwoWay)
  }
}

extension CrossedSquares {
  /// Within persons, conditions and what is left taken together.
  fileprivate var within: Double {
    (ofConditions + Double(persons - 1) * ofRest) / Double(persons)
  }
}

extension Method {
  package static let intraclassOneWay = Method("ICC(1,1), raters from a pool", source: "Shrout and Fleiss 1979")
  package static let intraclassTwoWay = Method("ICC(2,1), the same two raters", source: "Shrout and Fleiss 1979")
}
