extension ItemModel {
  /// The chance of the full score at ability `theta`: of a right answer, or of the highest number of points.
  package func probability(_ theta: Double) -> Double {
    if let logistic { return logistic.probability(theta) }
    return probabilities(theta)[maximum]
  }

  /// The chance of each score at ability `theta`, from 0 to ``maximum`` points; they add up to 1.
  package func probabilities(_ theta: Double) -> [Double] {
    guard case .generalisedPartialCredit(let a, let steps, let D) = self else {
      let p = probability(theta)
      return [1 - p, p]
    }
    var exponents = [0.0]
    exponents.reserveCapacity(steps.count + 1)
    var sum = 0.0
    for b in steps {
      sum += D * a * (theta - b)
      exponents.append(sum)
    }
    // Less the largest, so that no exponential overflows.
    let largest = exponents.max() ?? 0
    let weights = exponents.map { exponential($0 - largest) }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// Fisher's information about θ at ability `theta`.
  ///
  /// D²a²(P − c)²(d − P)²/((d − c)²P(1 − P)) (Magis, 2013, *A note on the item information function of the
  /// four-parameter logistic model*); for partial credit D²a²·Var(k) (Muraki, 1993).
  package func information(_ theta: Double) -> Double {
    switch self {
    case .generalisedPartialCredit(let a, _, let D):
      let chances = probabilities(theta)
      let mean = mean(of: chances)
      var variance = 0.0
      for (k, p) in chances.enumerated() { variance += p * (Double(k) - mean) * (Double(k) - mean) }
      return D * D * a * a * variance
    default:
      guard let logistic else { return 0 }
      let p = logistic.probability(theta)
      let spread = (p - logistic.c) * (logistic.d - p) / (logistic.d - logistic.c)
      guard p > 0, p < 1 else { return 0 }
      let slope = logistic.D * logistic.a * spread
      return slope * slope / (p * (1 - p))
    }
  }

  private func mean(of chances: [Double]) -> Double {
    var sum = 0.0
    for (k, p) in chances.enumerated() { sum += Double(k) * p }
    return sum
  }
}
