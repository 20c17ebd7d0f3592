/// What a generalisability study needs to know of each candidate's operational items.
///
/// The unit of analysis is an item's proportion of its maximum, y = x/m, so that items of different maxima are on one
/// scale. Omitted and not reached count 0, as in the score.
struct CandidateSums {
  /// How many items.
  var items = 0.0
  /// Σy.
  var sum = 0.0
  /// Σ(y − own mean)².
  var within = 0.0
  /// Σw² for the weights w = m/Σm with which items enter the proportion correct; 1/items when maxima are equal.
  var weight = 0.0

  /// One for each candidate who had an operational item that counts.
  static func all(of matrix: ResponseMatrix) -> [CandidateSums] {
    let shares = matrix.operationalShares
    let maxima = matrix.items.map(\.maximum)
    let operational = matrix.operationalItems
    var candidates: [CandidateSums] = []
    candidates.reserveCapacity(matrix.candidateCount)
    for candidate in 0..<matrix.candidateCount {
      var own = CandidateSums()
      var (points, squares) = (0.0, 0.0)
      for item in operational {
        let cell = matrix.code(candidate: candidate, item: item)
        guard cell != ResponseMatrix.Cell.notPresented else { continue }
        let y = shares.value(item: item, cell: cell)
        // Welford's (1962) update: exact zeros for constant rows, no cancellation.
        own.items += 1
        let before = own.items == 1 ? y : own.sum / (own.items - 1)
        own.sum += y
        own.within += (y - before) * (y - own.sum / own.items)
        points += maxima[item]
        squares += maxima[item] * maxima[item]
      }
      guard own.items > 0 else { continue }
      own.weight = squares / (points * points)
      candidates.append(own)
    }
    return candidates
  }
}

/// Each item's scores as proportions of its maximum, by cell value.
struct OperationalShares {
  private let values: [Double]
  private let starts: [Int]

  init(_ matrix: ResponseMatrix) {
    var (values, starts): ([Double], [Int]) = ([], [])
    for (item, list) in matrix.codes.enumerated() {
      starts.append(values.count)
      values += list.answers.map { Double($0.units) / Double(matrix.items[item].maximumInUnits) }
    }
    (self.values, self.starts) = (values, starts)
  }

  func value(item: Int, cell: UInt16) -> Double { values[starts[item] + Int(cell)] }
}

extension ResponseMatrix {
  var operationalShares: OperationalShares { OperationalShares(self) }
}
