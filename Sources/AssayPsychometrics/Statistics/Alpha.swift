extension ResponseMatrix {
  /// Cronbach's alpha over the operational items of a fixed form, with Feldt's interval.
  ///
  /// α = k/(k − 1)·(1 − Σ item variances/variance of the total); for items of 0 and 1 it is KR-20. Cronbach (1951),
  /// *Coefficient alpha and the internal structure of tests*, Psychometrika 16; the interval
  /// 1 − (1 − α)·F, F the quantiles of Fisher's law with N − 1 and (N − 1)(k − 1) degrees of freedom: Feldt (1965),
  /// *The approximate sampling distribution of Kuder-Richardson reliability coefficient twenty*, Psychometrika 30.
  /// Omitted and not reached count 0. Alpha may be negative. Sums are exact.
  ///
  /// - Parameter level: The confidence level.
  /// - Returns: Alpha; withheld when forms differ, below two candidates or items, and when all totals are equal.
  package func alpha(level: Double = 0.95) -> Figure {
    let operational = operationalItems
    if let reason = reasonAgainstAlpha(items: operational.count) {
      return .withheld(reason, n: candidateCount, .alpha)
    }
    let total = totalMoments.deviations
    let parts = compensatedSum(operational.map { moments(item: $0, fromStart: true).deviations })
    guard total > 0 else { return .withheld(.scoresAreConstant, n: candidateCount, .alpha) }
    let k = Double(operational.count)
    let alpha = k / (k - 1) * (1 - parts / total)
    let (df1, df2) = (Double(candidateCount - 1), Double(candidateCount - 1) * (k - 1))
    let interval = Interval(
      lower: 1 - (1 - alpha) * fQuantile(0.5 + level / 2, df1, df2),
      upper: 1 - (1 - alpha) * fQuantile(0.5 - level / 2, df1, df2), level: level)
    return .value(alpha, interval: interval, n: candidateCount, .alpha)
  }

  /// The standard error of measurement of a fixed form's total, in points: SD·√(1 − α), SD with n − 1.
  ///
  /// Lord and Novick (1968), *Statistical theories of mental test scores*. With a negative alpha it exceeds SD.
  package func standardErrorOfMeasurement() -> Figure {
    let alpha = alpha()
    guard let value = alpha.value else {
      return .withheld(alpha.reason ?? .formsDiffer, n: candidateCount, .standardErrorOfMeasurement)
    }
    let variance = totalMoments.deviations / Double(candidateCount - 1)
    let error = (variance * max(0, 1 - value)).squareRoot() / ResponseMatrix.unitsPerPoint
    return .value(error, n: candidateCount, .standardErrorOfMeasurement)
  }

  /// Why alpha cannot be computed from so many items, but for the spread of the scores.
  func reasonAgainstAlpha(items: Int) -> Reason? {
    if candidateCount < 2 { return .tooFewCandidates(needed: 2) }
    if !isFixedForm { return .formsDiffer }
    return items < 2 ? .tooFewItems(needed: 2) : nil
  }
}

extension Method {
  package static let alpha = Method("Cronbach's alpha, Feldt interval", source: "Cronbach 1951; Feldt 1965")
  package static let standardErrorOfMeasurement = Method("SEM = SD·√(1 − α)", source: "Lord and Novick 1968")
}
