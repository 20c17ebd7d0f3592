/// Estimated variance components of a score on items that differ from candidate to candidate.
protocol VarianceComponents {
  /// σ²(p).
  var person: Double { get }
  /// σ²(i:p), or σ²(i) + σ²(pi,e).
  var item: Double { get }
  /// σ²(Δ), of a proportion correct.
  var error: Double { get }
  /// Whether the data allow these estimates.
  var isEstimable: Bool { get }
}

extension VarianceComponents {
  /// Φ, as it comes; nil when there is no variance, or a negative one, to divide by.
  var dependability: Double? {
    let total = person + error
    return total > 0 ? person / total : nil
  }
}

/// Standard errors by the jackknife over persons: √((P − 1)/P·Σ(θ₍ₚ₎ − their mean)²), θ₍ₚ₎ without person p.
///
/// Efron (1982), *The jackknife, the bootstrap and other resampling plans*, chapter 3; Brennan (2001), chapter 6.
struct JackknifeErrors {
  let person: Double
  let item: Double
  let absoluteError: Double
  /// Nil when some of the coefficients have no value.
  let dependability: Double?

  /// Nil below three persons, or when one of them carries the whole study.
  init?(_ estimates: [some VarianceComponents]) {
    guard estimates.count > 2, estimates.allSatisfy(\.isEstimable) else { return nil }
    person = JackknifeErrors.error(estimates.map(\.person))
    item = JackknifeErrors.error(estimates.map(\.item))
    absoluteError = JackknifeErrors.error(estimates.map { $0.error.squareRoot() })
    let coefficients = estimates.compactMap(\.dependability)
    dependability = coefficients.count == estimates.count ? JackknifeErrors.error(coefficients) : nil
  }

  private static func error(_ values: [Double]) -> Double {
    let n = Double(values.count)
    let mean = orderFreeSum(values) / n
    return ((n - 1) / n * orderFreeSum(values.map { ($0 - mean) * ($0 - mean) })).squareRoot()
  }
}
