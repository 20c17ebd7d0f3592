extension Figure {
  /// Pearson's correlation from sums of squared deviations and products.
  ///
  /// r = Sxy/√(Sxx·Syy), which for an item of 0 and 1 is the point-biserial. Standard error (1 − r²)/√(n − 1);
  /// interval by Fisher's (1921) z, tanh(artanh r ± z/√(n − 3)), from four candidates on. Both are approximations
  /// that suppose roughly normal scores.
  static func correlation(
    sxx: Double, syy: Double, sxy: Double, n: Int, level: Double, constant: Reason = .itemIsConstant, _ method: Method
  ) -> Figure {
    guard n >= 3 else { return .withheld(.tooFewCandidates(needed: 3), n: n, method) }
    guard sxx > 0 else { return .withheld(constant, n: n, method) }
    guard syy > 0 else { return .withheld(.scoresAreConstant, n: n, method) }
    let r = min(1, max(-1, sxy / (sxx.squareRoot() * syy.squareRoot())))
    let error = (1 - r * r) / Double(n - 1).squareRoot()
    guard n >= 4 else { return .value(r, standardError: error, n: n, method) }
    let half = normalQuantile(0.5 + level / 2) / Double(n - 3).squareRoot()
    // artanh r = ½ ln((1 + r)/(1 − r)), tanh x = 2/(1 + e^−2x) − 1.
    let centre = 0.5 * (naturalLog(1 + r) - naturalLog(1 - r))
    let interval = Interval(
      lower: 2 * standardLogistic(2 * (centre - half)) - 1, upper: 2 * standardLogistic(2 * (centre + half)) - 1,
      level: level)
    return .value(r, standardError: error, interval: interval, n: n, method)
  }
}
