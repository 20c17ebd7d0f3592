/// The cut at the score that candidates of the borderline grade are expected to have, by regression of scores on global grades.
///
/// score = b₀ + b₁·grade by least squares; cut = b₀ + b₁·g at the borderline grade g, with standard error
/// s·√(1/n + (g − mean grade)²/Sgg), s² on n − 2 degrees of freedom, and an interval by Student's t. All candidates count, not
/// the borderline ones alone. Woehr, Arthur and Fehrmann (1991), *An empirical comparison of cutoff score methods for
/// content-related and criterion-related validity settings*; Kramer et al. (2003), *Comparison of a rational and an empirical
/// standard setting procedure for an OSCE*.
package struct BorderlineRegression: Hashable, Sendable {
  package let cut: Figure
  package let intercept: Figure
  /// Points for each grade; below about 0 the grades say nothing of the scores.
  package let slope: Figure
  /// R², the share of the scores' variance that the grades explain.
  package let explained: Figure
  /// √(SSE/(n − 2)), in points.
  package let residualError: Figure

  /// A candidate's score and the grade that an examiner gave for the whole of the performance.
  package struct Candidate: Hashable, Sendable {
    package var score: Double
    package var grade: Double

    package init(score: Double, grade: Double) {
      self.score = score
      self.grade = grade
    }
  }

  package init(_ candidates: [Candidate], borderline grade: Double, level: Double = 0.95) {
    let n = candidates.count
    let (x, y) = (candidates.map(\.grade), candidates.map(\.score))
    let deviation = n >= 2 ? sampleDeviation(x) : 0
    guard n >= 3, deviation > 0 else {
      let reason = n < 3 ? Reason.tooFewCandidates(needed: 3) : .gradesAreConstant
      cut = .withheld(reason, n: n, .borderlineRegression)
      intercept = .withheld(reason, n: n, .regressionIntercept)
      slope = .withheld(reason, n: n, .regressionSlope)
      explained = .withheld(reason, n: n, .regressionExplained)
      residualError = .withheld(reason, n: n, .regressionError)
      return
    }
    let count = Double(n)
    let (mx, my) = (orderFreeSum(x) / count, orderFreeSum(y) / count)
    let sxx = orderFreeSum(x.map { ($0 - mx) * ($0 - mx) })
    let syy = orderFreeSum(y.map { ($0 - my) * ($0 - my) })
    let b1 = orderFreeSum(candidates.map { ($0.grade - mx) * ($0.score - my) }) / sxx
    let left = orderFreeSum(
      candidates.map {
        let rest = $0.score - my - b1 * ($0.grade - mx)
        return rest * rest
      })
    let s = (left / (count - 2)).squareRoot()
    func error(at place: Double) -> Double { s * (1 / count + (place - mx) * (place - mx) / sxx).squareRoot() }
    let value = my + b1 * (grade - mx)
    let half = tQuantile(0.5 + level / 2, count - 2) * error(at: grade)
    cut = .value(
      value, standardError: error(at: grade),
      interval: Interval(lower: value - half, upper: value + half, level: level), n: n, .borderlineRegression)
    intercept = .value(my - b1 * mx, standardError: error(at: 0), n: n, .regressionIntercept)
    slope = .value(b1, standardError: s / sxx.squareRoot(), n: n, .regressionSlope)
    residualError = .value(s, n: n, .regressionError)
    explained =
      sampleDeviation(y) > 0
      ? .value(max(0, 1 - left / syy), n: n, .regressionExplained)
      : .withheld(.scoresAreConstant, n: n, .regressionExplained)
  }
}

extension Method {
  package static let borderlineRegression = Method(
    "score expected of the borderline grade", source: "Woehr, Arthur and Fehrmann 1991")
  package static let regressionIntercept = Method("b₀ of scores on grades", source: "Woehr, Arthur and Fehrmann 1991")
  package static let regressionSlope = Method("b₁ of scores on grades", source: "Woehr, Arthur and Fehrmann 1991")
  package static let regressionExplained = Method("R² of scores on grades", source: "Woehr, Arthur and Fehrmann 1991")
  package static let regressionError = Method(
    "residual SE of scores on grades, divisor n − 2", source: "Woehr, Arthur and Fehrmann 1991")
}
