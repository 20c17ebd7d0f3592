/// Whether group membership helps to predict an item of right and wrong beyond ability: uniform and non-uniform DIF by
/// logistic regression.
///
/// Three models are nested: (1) logit P = b₀ + b₁·score, (2) + b₂·focal, (3) + b₃·score·focal. Twice the gain in
/// log-likelihood is χ²: 2 against 1 tests uniform DIF, 3 against 2 non-uniform, 3 against 1 both (two degrees of freedom).
/// The effect is the gain in Nagelkerke's R² = (1 − (L₀/L)^(2/n))/(1 − L₀^(2/n)), L₀ the likelihood without predictors.
/// Swaminathan and Rogers (1990), *Detecting differential item functioning using logistic regression procedures*, Journal
/// of Educational Measurement 27; Nagelkerke (1991), Biometrika 78.
package struct LogisticDifference: Hashable, Sendable {
  package let uniform: Comparison
  package let nonUniform: Comparison
  package let both: Comparison
  /// Nagelkerke's R² of model 1: how well the score alone tells right from wrong.
  package let explainedByScore: Double
  /// Of model 2, on the scale of the criterion: constant, score, focal.
  package let uniformCoefficients: [Double]
  /// Of model 3: constant, score, focal, score·focal.
  package let coefficients: [Double]
  package let n: Int

  /// What a model gains on the one it contains.
  package struct Comparison: Hashable, Sendable {
    package let test: ChiSquareTest
    /// ΔR² of Nagelkerke.
    package let effect: Double

    /// Zumbo and Thomas (1997): negligible up to 0.13, large from 0.26 on.
    package var levelOfZumboThomas: DifferenceLevel { effect < 0.13 ? .a : effect < 0.26 ? .b : .c }
    /// Jodoin and Gierl (2001): negligible up to 0.035, large from 0.070 on.
    package var levelOfJodoinGierl: DifferenceLevel { effect < 0.035 ? .a : effect < 0.07 ? .b : .c }
  }

  /// Why there is none.
  package static func reasonToWithhold(_ item: MatchedItem, minimum: Int = 1) -> Reason? {
    item.reasonToWithhold(minimum: minimum) ?? (item.isDichotomous ? nil : .itemIsPolytomous)
  }

  /// Nil where ``reasonToWithhold(_:minimum:)`` says why, or where the likelihood has no maximum.
  package init?(_ item: MatchedItem, minimum: Int = 1) {
    guard Self.reasonToWithhold(item, minimum: minimum) == nil, let tables = item.tables else { return nil }
    let n = Double(item.referenceCount + item.focalCount)
    let scores = item.strata.map(\.criterion)
    let weights = item.strata.map { Double($0.n) }
    let mean = compensatedSum(zip(scores, weights).map { $0 * $1 }) / n
    let spread = (compensatedSum(zip(scores, weights).map { ($0 - mean) * ($0 - mean) * $1 }) / n).squareRoot()
    guard spread > 0 else { return nil }
    func fit(_ width: Int) -> LogisticFit? {
      LogisticFit(
        zip(scores, tables).flatMap { score, table -> [LogisticFit.Cell] in
          let x = (score - mean) / spread
          return [
            (table.reference, table.referenceRight, [1, x, 0, 0]), (table.focal, table.focalRight, [1, x, 1, x]),
          ].filter { $0.0 > 0 }.map { LogisticFit.Cell(predictors: Array($0.2.prefix(width)), n: $0.0, right: $0.1) }
        })
    }
    guard let without = fit(2), let withGroup = fit(3), let whole = fit(4) else { return nil }
    let right = tables.reduce(0) { $0 + $1.right }
    let empty = right * naturalLog(right / n) + (n - right) * naturalLog((n - right) / n)
    func explained(_ fit: LogisticFit) -> Double {
      (1 - exponential(2 / n * (empty - fit.logLikelihood))) / (1 - exponential(2 / n * empty))
    }
    func compare(_ larger: LogisticFit, _ smaller: LogisticFit, _ freedom: Int) -> Comparison {
      Comparison(
        test: ChiSquareTest(max(0, 2 * (larger.logLikelihood - smaller.logLikelihood)), freedom: freedom),
        effect: explained(larger) - explained(smaller))
    }
    uniform = compare(withGroup, without, 1)
    nonUniform = compare(whole, withGroup, 1)
    both = compare(whole, without, 2)
    explainedByScore = explained(without)
    let (u, b) = (withGroup.coefficients, whole.coefficients)
    uniformCoefficients = [u[0] - u[1] * mean / spread, u[1] / spread, u[2]]
    coefficients = [b[0] - b[1] * mean / spread, b[1] / spread, b[2] - b[3] * mean / spread, b[3] / spread]
    self.n = Int(n)
  }
}
