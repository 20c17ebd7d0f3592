/// Mean and central moments of a sample, and the three conventions of skewness and kurtosis made from them.
///
/// Joanes and Gill (1998), *Comparing measures of sample skewness and kurtosis*, The Statistician 47. With
/// mᵣ = Σ(x − mean)ʳ/n: g₁ = m₃/m₂^1.5, g₂ = m₄/m₂² − 3 (moments); G₁, G₂ (adjusted; SAS, SPSS, Excel); b₁, b₂ (with
/// n − 1 in the variance; MINITAB, R psych).
package struct CentralMoments: Hashable, Sendable {
  package let n: Int
  package let mean: Double
  /// Mean squared, cubed and fourth-power deviations, with n in the denominator.
  let m2, m3, m4: Double

  /// The moments of a sample, in any order.
  package init(_ values: [Double]) { self.init(sorted: values.sorted()) }

  init(sorted: [Double]) {
    n = sorted.count
    let n = Double(sorted.count)
    guard let first = sorted.first, let last = sorted.last, first < last else {
      (mean, m2, m3, m4) = (sorted.first ?? 0, 0, 0, 0)
      return
    }
    let about = compensatedSum(sorted) / n
    mean = about
    m2 = compensatedSum(sorted.map { ($0 - about) * ($0 - about) }) / n
    m3 = compensatedSum(sorted.map { ($0 - about) * ($0 - about) * ($0 - about) }) / n
    m4 = compensatedSum(sorted.map { ($0 - about) * ($0 - about) * ($0 - about) * ($0 - about) }) / n
  }

  /// The variance with n − 1; nil below two values.
  package var variance: Double? { n < 2 ? nil : m2 * Double(n) / Double(n - 1) }

  // Nil when the values are too few or all equal.
  package var g1: Double? { n < 2 || m2 == 0 ? nil : m3 / (m2 * m2.squareRoot()) }
  package var g2: Double? { n < 2 || m2 == 0 ? nil : m4 / (m2 * m2) - 3 }
  package var G1: Double? {
    let n = Double(n)
    return n < 3 ? nil : g1.map { $0 * (n * (n - 1)).squareRoot() / (n - 2) }
  }
  package var G2: Double? {
    let n = Double(n)
    return n < 4 ? nil : g2.map { (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * $0 + 6) }
  }
  package var b1: Double? {
    let shrink = 1 - 1 / Double(n)
    return g1.map { $0 * shrink * shrink.squareRoot() }
  }
  package var b2: Double? {
    let shrink = 1 - 1 / Double(n)
    return g2.map { ($0 + 3) * shrink * shrink - 3 }
  }
}

extension CentralMoments {
  func meanFigure(level: Double) -> Figure {
    guard n > 0 else { return .withheld(.tooFewCandidates(needed: 1), n: 0, .mean) }
    guard let variance else { return .value(mean, n: n, .mean) }
    let error = (variance / Double(n)).squareRoot()
    let half = tQuantile(0.5 + level / 2, Double(n - 1)) * error
    return .value(
      mean, standardError: error, interval: Interval(lower: mean - half, upper: mean + half, level: level), n: n, .mean)
  }

  var standardDeviationFigure: Figure {
    guard let variance else { return .withheld(.tooFewCandidates(needed: 2), n: n, .standardDeviation) }
    return .value(variance.squareRoot(), n: n, .standardDeviation)
  }

  var skewnessFigure: Figure {
    guard n >= 3 else { return .withheld(.tooFewCandidates(needed: 3), n: n, .skewness) }
    guard let G1 else { return .withheld(.scoresAreConstant, n: n, .skewness) }
    return .value(G1, standardError: skewnessError, n: n, .skewness)
  }

  var kurtosisFigure: Figure {
    guard n >= 4 else { return .withheld(.tooFewCandidates(needed: 4), n: n, .kurtosis) }
    guard let G2 else { return .withheld(.scoresAreConstant, n: n, .kurtosis) }
    let n = Double(n)
    let error = 2 * skewnessError * ((n * n - 1) / ((n - 3) * (n + 5))).squareRoot()
    return .value(G2, standardError: error, n: self.n, .kurtosis)
  }

  /// √(6n(n − 1)/((n − 2)(n + 1)(n + 3))), exact under normality (Fisher, 1930).
  private var skewnessError: Double {
    let n = Double(n)
    return (6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3))).squareRoot()
  }
}

extension Method {
  package static let mean = Method("mean, t interval", source: "Student 1908")
  package static let standardDeviation = Method("standard deviation (n − 1)", source: "sample variance")
  package static let skewness = Method("skewness G₁", source: "Joanes and Gill 1998")
  package static let kurtosis = Method("excess kurtosis G₂", source: "Joanes and Gill 1998")
}
