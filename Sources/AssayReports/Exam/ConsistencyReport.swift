package import AssayPsychometrics

/// How the items of a fixed form hold together, and how the error of measurement depends on the score and the length.
package struct ConsistencyReport: Hashable, Sendable {
  package let internalConsistency: InternalConsistency
  /// Nil where a score other than 0 and 1 occurs.
  package let kr21: Figure?
  /// Each raw score from 0 to the maximum; empty where scores are no whole numbers, or more than ``mostScores``.
  package let scores: [RawScore]

  /// A raw score with how many have it and how exact it is.
  package struct RawScore: Hashable, Sendable {
    package let score: Int
    package let n: Int
    /// Of the candidates at or below it, 0…100.
    package let cumulativePercent: Double
    /// Of those below it and half of those at it, 0…100.
    package let percentileRank: Double
    /// Lord's binomial error and Keats's correction of it, in points; nil where a score other than 0 and 1 occurs.
    package let lordError, keatsError: Double?
  }

  /// A longer table says nothing that its plot does not.
  static let mostScores = 1000
  /// Correlations of all pairs take the square of the items in memory, and their inverse the cube in time.
  static let mostItems = 500

  /// Nil where forms differ, below two candidates or items, and beyond ``mostItems``.
  init?(_ matrix: ResponseMatrix) {
    let operational = matrix.items.indices.count { !matrix.items[$0].isPretest }
    guard matrix.isFixedForm, matrix.candidateCount > 1, 2...Self.mostItems ~= operational else { return nil }
    internalConsistency = InternalConsistency(matrix)
    let error = ConditionalError(matrix)
    kr21 = error?.kr21
    scores = Self.table(matrix, error)
  }

  private static func table(_ matrix: ResponseMatrix, _ error: ConditionalError?) -> [RawScore] {
    let maximum = matrix.maximum(candidate: 0)
    let totals = matrix.totalScores
    guard maximum == maximum.rounded(), maximum <= Double(mostScores),
      totals.allSatisfy({ $0 >= 0 && $0 == $0.rounded() && $0 <= maximum })
    else { return [] }
    var counts = [Int](repeating: 0, count: Int(maximum) + 1)
    for total in totals { counts[Int(total)] += 1 }
    let all = Double(totals.count)
    var below = 0
    return counts.enumerated().map { score, n in
      defer { below += n }
      return RawScore(
        score: score, n: n, cumulativePercent: Double(below + n) / all * 100,
        percentileRank: (Double(below) + Double(n) / 2) / all * 100, lordError: error?.lordBinomial(at: score),
        keatsError: error?.lordKeats(at: score))
    }
  }

  var figures: [Figure] {
    let own = internalConsistency
    return [
      own.lambda1, own.lambda2, own.lambda6, own.lambda6OfCorrelations, own.standardisedAlpha, own.meanCorrelation,
      own.medianCorrelation, own.errorOfAlpha,
    ] + [own.oddEven, own.firstSecond].flatMap { [$0.correlation, $0.spearmanBrown, $0.guttmanRulon] }
      + (kr21.map { [$0] } ?? [])
  }
}
