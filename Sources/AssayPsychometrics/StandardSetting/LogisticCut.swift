/// The score at which a candidate is as likely held competent as not, by logistic regression.
///
/// ln(P/(1 − P)) = b₀ + b₁·score by maximum likelihood (Newton's method). The cut at ½ is −b₀/b₁; that of equal priors takes
/// the sizes of the groups out: (ln(n₁/n₀) − b₀)/b₁. Standard errors by the delta method. Livingston and Zieky (1982),
/// *Passing scores*; Hosmer and Lemeshow (1989), *Applied logistic regression*.
package struct LogisticCut: Hashable, Sendable {
  /// b₀, and b₁ for each point.
  package let intercept, slope: Figure
  /// Where P = ½ among candidates in these numbers.
  package let half: Figure
  /// Where P = ½ if both groups were of one size.
  package let equalPriors: Figure

  package init(competent: [Double], notCompetent: [Double], level: Double = 0.95) {
    let n = competent.count + notCompetent.count
    func none(_ reason: Reason) -> (Figure, Figure, Figure, Figure) {
      (
        .withheld(reason, n: n, .logisticIntercept), .withheld(reason, n: n, .logisticSlope),
        .withheld(reason, n: n, .logisticHalf), .withheld(reason, n: n, .logisticEqualPriors)
      )
    }
    guard let fit = Fit(competent, notCompetent) else {
      let isSmall = competent.count < 2 || notCompetent.count < 2
      (intercept, slope, half, equalPriors) = none(isSmall ? .groupTooSmall(needed: 2) : .groupsAreSeparated)
      return
    }
    intercept = .value(fit.b0, standardError: fit.v00.squareRoot(), n: n, .logisticIntercept)
    slope = .value(fit.b1, standardError: fit.v11.squareRoot(), n: n, .logisticSlope)
    guard fit.b1 > 0 else {
      half = .withheld(.competentScoreNoHigher, n: n, .logisticHalf)
      equalPriors = .withheld(.competentScoreNoHigher, n: n, .logisticEqualPriors)
      return
    }
    half = fit.cut(prior: 0, n: n, level, .logisticHalf)
    let prior = naturalLog(Double(competent.count) / Double(notCompetent.count))
    equalPriors = fit.cut(prior: prior, n: n, level, .logisticEqualPriors)
  }
}

extension LogisticCut {
  /// The estimates with their covariances.
  struct Fit {
    var b0, b1, v00, v01, v11: Double

    /// (prior − b₀)/b₁.
    func cut(prior: Double) -> Double { (prior - b0) / b1 }

    func cut(prior: Double, n: Int, _ level: Double, _ method: Method) -> Figure {
      let x = cut(prior: prior)
      let error = max(0, v00 + 2 * x * v01 + x * x * v11).squareRoot() / b1
      let reach = normalQuantile(0.5 + level / 2) * error
      return .value(
        x, standardError: error, interval: Interval(lower: x - reach, upper: x + reach, level: level), n: n, method)
    }
  }
}

extension LogisticCut.Fit {
  /// Nil below two candidates in a group, and where a score tells the groups apart without a mistake: the slope is infinite then.
  init?(_ competent: [Double], _ notCompetent: [Double]) {
    guard competent.count >= 2, notCompetent.count >= 2,
      let low1 = competent.min(), let high1 = competent.max(), let low0 = notCompetent.min(),
      let high0 = notCompetent.max(), high0 > low1, high1 > low0
    else { return nil }
    let all = competent + notCompetent
    let deviation = sampleDeviation(all)
    guard deviation > 0 else { return nil }
    let centre = orderFreeSum(all) / Double(all.count)
    // Equal scores of one group are one term.
    var counts: [Double: (right: Double, wrong: Double)] = [:]
    for score in competent { counts[score, default: (0, 0)].right += 1 }
    for score in notCompetent { counts[score, default: (0, 0)].wrong += 1 }
    let points = counts.sorted { $0.key < $1.key }.map {
      (z: ($0.key - centre) / deviation, right: $0.value.right, all: $0.value.right + $0.value.wrong)
    }
    var (a, b) = (naturalLog(Double(competent.count) / Double(notCompetent.count)), 0.0)
    var information = (0.0, 0.0, 0.0)
    for _ in 0..<100 {
      let chances = points.map { standardLogistic(a + b * $0.z) }
      let residuals = zip(points, chances).map { $0.right - $0.all * $1 }
      let weights = zip(points, chances).map { $0.all * $1 * (1 - $1) }
      let gradient = (compensatedSum(residuals), compensatedSum(zip(residuals, points).map { $0 * $1.z }))
      information = (
        compensatedSum(weights), compensatedSum(zip(weights, points).map { $0 * $1.z }),
        compensatedSum(zip(weights, points).map { $0 * $1.z * $1.z })
      )
      let determinant = information.0 * information.2 - information.1 * information.1
      guard determinant > 0 else { return nil }
      let steps = (
        (information.2 * gradient.0 - information.1 * gradient.1) / determinant,
        (information.0 * gradient.1 - information.1 * gradient.0) / determinant
      )
      // A step too far would overshoot where groups nearly part.
      let scale = min(1, 4 / max(abs(steps.0), abs(steps.1), 1e-300))
      (a, b) = (a + scale * steps.0, b + scale * steps.1)
      if max(abs(steps.0), abs(steps.1)) < 1e-13 * max(1, abs(a), abs(b)) { break }
    }
    let determinant = information.0 * information.2 - information.1 * information.1
    let (vaa, vab, vbb) = (
      information.2 / determinant, -information.1 / determinant, information.0 / determinant
    )
    // Back to points: b₁ = b/s, b₀ = a − b·centre/s.
    let shift = centre / deviation
    b1 = b / deviation
    b0 = a - b * shift
    v11 = vbb / (deviation * deviation)
    v01 = (vab - shift * vbb) / deviation
    v00 = vaa - 2 * shift * vab + shift * shift * vbb
  }
}

extension Method {
  package static let logisticIntercept = Method("b₀ of logistic regression", source: "Hosmer and Lemeshow 1989")
  package static let logisticSlope = Method("b₁ of logistic regression, a point", source: "Hosmer and Lemeshow 1989")
  package static let logisticHalf = Method("logistic cut, P = ½", source: "Livingston and Zieky 1982")
  package static let logisticEqualPriors = Method(
    "logistic cut, groups of one size", source: "Livingston and Zieky 1982")
}
