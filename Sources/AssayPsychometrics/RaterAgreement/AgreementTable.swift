/// How often each pair of points occurs among answers that two people marked, as shares that add up to 1.
struct AgreementTable {
  /// The points that occur, in ascending order.
  let values: [Double]
  /// Row by row: the share of the answers with the first and the second value.
  private(set) var shares: [Double]
  let n: Int

  /// - Parameters:
  ///   - pairs: The points of both raters, an answer each.
  ///   - isSymmetric: Whether each answer goes in both ways round, half each.
  init(_ pairs: [(Double, Double)], isSymmetric: Bool) {
    n = pairs.count
    values = Set(pairs.flatMap { [$0.0, $0.1] }).sorted()
    var places: [Double: Int] = [:]
    for (place, value) in values.enumerated() { places[value] = place }
    // Counted in halves first, so that the shares do not hang on the order of the answers.
    var halves = [Int](repeating: 0, count: values.count * values.count)
    for (one, other) in pairs {
      guard let row = places[one], let column = places[other] else { continue }
      halves[row * values.count + column] += 1
      halves[isSymmetric ? column * values.count + row : row * values.count + column] += 1
    }
    shares = halves.map { Double($0) / Double(2 * max(pairs.count, 1)) }
  }

  func share(_ row: Int, _ column: Int) -> Double { shares[row * values.count + column] }

  var rowShares: [Double] { values.indices.map { row in compensatedSum(values.indices.map { share(row, $0) }) } }

  var columnShares: [Double] {
    values.indices.map { column in compensatedSum(values.indices.map { share($0, column) }) }
  }

  /// The square of the widest difference between values; 1 where there is one value.
  var widestSquare: Double {
    guard let low = values.first, let high = values.last, low < high else { return 1 }
    return (high - low) * (high - low)
  }
}

extension Figure {
  /// Agreement beyond chance: κ = (pₒ − pₑ)/(1 − pₑ).
  ///
  /// pₒ = Σ wᵢⱼpᵢⱼ and pₑ = Σ wᵢⱼpᵢ.p.ⱼ. With w = 1 on the diagonal and 0 beside it, it is Cohen's (1960) kappa, *A
  /// coefficient of agreement for nominal scales*, EPM 20; with w = 1 − (xᵢ − xⱼ)²/max² the quadratic weighted kappa of
  /// Cohen (1968), Psychological Bulletin 70, where the distance is that of the points. Over a table that holds each answer
  /// both ways round it is Scott's (1955) π, *Reliability of content analysis*, Public Opinion Quarterly 19, as fits raters
  /// who are exchangeable. From −1 to 1; 0 is what chance gives. The standard error is the large-sample one of Fleiss,
  /// Cohen and Everitt (1969), Psychological Bulletin 72, formula 13 for weights; the interval is normal, cut to −1…1.
  ///
  /// - Returns: The coefficient; withheld below ``RaterAgreement/minimumPairs`` answers, and where all have the same points.
  static func kappa(
    _ table: AgreementTable, level: Double, _ method: Method, weight: (Double, Double) -> Double
  ) -> Figure {
    guard table.n >= RaterAgreement.minimumPairs else {
      return .withheld(.tooFewPairs(needed: RaterAgreement.minimumPairs), n: table.n, method)
    }
    let (rows, columns, values) = (table.rowShares, table.columnShares, table.values)
    var observed: [Double] = []
    var expected: [Double] = []
    for i in values.indices {
      for j in values.indices {
        let w = weight(values[i], values[j])
        observed.append(w * table.share(i, j))
        expected.append(w * rows[i] * columns[j])
      }
    }
    let (po, pe) = (compensatedSum(observed), compensatedSum(expected))
    guard values.count > 1, pe < 1 else { return .withheld(.ratingsAreConstant, n: table.n, method) }
    let kappa = (po - pe) / (1 - pe)
    // The mean weights of each row and column under independence.
    let rowMeans = values.map { one in
      compensatedSum(values.indices.map { columns[$0] * weight(one, values[$0]) })
    }
    let columnMeans = values.map { other in
      compensatedSum(values.indices.map { rows[$0] * weight(values[$0], other) })
    }
    var squares: [Double] = []
    for i in values.indices {
      for j in values.indices {
        let influence = weight(values[i], values[j]) * (1 - pe) - (rowMeans[i] + columnMeans[j]) * (1 - po)
        squares.append(table.share(i, j) * influence * influence)
      }
    }
    let centre = po * pe - 2 * pe + po
    let variance =
      (compensatedSum(squares) - centre * centre) / (Double(table.n) * (1 - pe) * (1 - pe) * (1 - pe) * (1 - pe))
    let error = max(variance, 0).squareRoot()
    let half = normalQuantile(0.5 + level / 2) * error
    return .value(
      kappa, standardError: error,
      interval: Interval(lower: max(kappa - half, -1), upper: min(kappa + half, 1), level: level), n: table.n, method)
  }
}

extension Method {
  package static let cohenKappa = Method("Cohen's κ", source: "Cohen 1960; Fleiss, Cohen and Everitt 1969")
  package static let scottPi = Method(
    "Scott's π (κ of exchangeable raters)", source: "Scott 1955; Fleiss, Cohen and Everitt 1969")
  package static let weightedKappa = Method(
    "quadratic weighted κ", source: "Cohen 1968; Fleiss, Cohen and Everitt 1969")
  package static let weightedPi = Method(
    "quadratic weighted κ of exchangeable raters", source: "Scott 1955; Cohen 1968; Fleiss, Cohen and Everitt 1969")
}
