extension Figure {
  /// A share of candidates, with Wilson's score interval (without continuity correction).
  ///
  /// p = x/n, standard error √(p(1 − p)/n); the ends are (p + z²/2n ± z√(p(1 − p)/n + z²/4n²))/(1 + z²/n). Wilson
  /// (1927), *Probable inference, the law of succession, and statistical inference*, JASA 22. The interval stays in
  /// [0, 1] and keeps a width when p is 0 or 1.
  ///
  /// - Parameters:
  ///   - count: How many of them, 0…`n`.
  ///   - n: Of how many.
  ///   - level: The confidence level, between 0 and 1.
  ///   - method: What a report calls the share.
  /// - Returns: The share; withheld when there is nobody.
  package static func proportion(
    _ count: Int, of n: Int, level: Double = 0.95, _ method: Method = .proportion
  ) -> Figure {
    guard n > 0 else { return .withheld(.tooFewCandidates(needed: 1), n: 0, method) }
    let p = Double(count) / Double(n)
    return .value(
      p, standardError: (p * (1 - p) / Double(n)).squareRoot(), interval: .wilson(count, of: n, level: level), n: n,
      method)
  }

  /// The share of candidates who reached the cut, with Wilson's interval.
  package static func passRate(passed: Int, of n: Int, level: Double = 0.95) -> Figure {
    proportion(passed, of: n, level: level, .passRate)
  }
}

extension Interval {
  /// Wilson's score interval of `count` among `n` > 0.
  package static func wilson(_ count: Int, of n: Int, level: Double = 0.95) -> Interval {
    let z = normalQuantile(0.5 + level / 2)
    let (x, n) = (Double(count), Double(n))
    let p = x / n
    let middle = p + z * z / (2 * n)
    let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    // At the ends the formula gives 0 and 1 but for rounding.
    return Interval(
      lower: x == 0 ? 0 : (middle - half) / scale, upper: x == n ? 1 : (middle + half) / scale, level: level)
  }
}

extension Method {
  package static let proportion = Method("proportion, Wilson interval", source: "Wilson 1927")
  package static let passRate = Method("pass rate, Wilson interval", source: "Wilson 1927")
}
