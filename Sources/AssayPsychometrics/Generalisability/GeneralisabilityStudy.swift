/// Reliability of scores on random forms: how far a candidate's proportion correct would hold on another form.
///
/// The p × (i:p) design: persons p, and items i nested within persons, since each candidate has items of their own. A
/// score is the candidate's universe score plus the effects of the items met, whose difficulty counts as error: luck of
/// the draw is not ability. Cronbach, Gleser, Nanda and Rajaratnam (1972), *The dependability of behavioral
/// measurements*; Brennan (2001), *Generalizability theory*, chapters 2 and 7.
///
/// With y an item's proportion of its maximum, n_p items for person p, N = Σn_p and P persons:
///
/// - within: MS_w = ΣΣ(y − ȳ_p)²/(N − P), which estimates σ²(i:p);
/// - between: MS_p = Σn_p(ȳ_p − ȳ)²/(P − 1), ȳ the mean of all N; each person weighs by the items answered for;
/// - σ²(p) = (MS_p − MS_w)/n₀ with n₀ = (N − Σn_p²/N)/(P − 1), the items a form when all forms are equally long;
/// - absolute error of a proportion correct: σ²(Δ) = σ²(i:p) · mean over persons of Σw², w = m/Σm being the weights with
///   which items of m points enter the score; for equal maxima the mean of 1/n_p;
/// - Φ = σ²(p)/(σ²(p) + σ²(Δ)), the index of dependability.
///
/// In a nested design relative and absolute error are one, so Φ is the generalisability coefficient Eρ² as well. For
/// forms of equal length and maxima Φ = 1 − MS_w/MS_p. On a fixed form it would lie below alpha, which leaves
/// difficulty out of the error.
///
/// The design supposes items drawn afresh for each person. Where many candidates share items (a form that takes a
/// large part of its bank), σ²(p) comes out too small and Φ is on the safe side; ``sharedItems`` takes the sharing
/// into account.
package struct GeneralisabilityStudy: Hashable, Sendable {
  /// σ²(p), of universe scores, as proportions squared.
  ///
  /// May be negative by chance, when the truth is near 0.
  package let personVariance: Figure
  /// σ²(i:p), of items within persons, residual included.
  package let itemVariance: Figure
  /// Φ, with the jackknife over persons as standard error and an interval on the scale of ln(1 − Φ).
  package let dependability: Figure
  /// σ(Δ), the standard error of measurement of a proportion correct, 0…1: √(σ²(i:p)·mean Σw²).
  package let absoluteError: Figure
  /// The same with items that candidates share taken into account.
  package let sharedItems: SharedItemStudy
  /// How many items a form has: the harmonic mean over candidates.
  package let itemsPerForm: Double?

  package init(_ matrix: ResponseMatrix, level: Double = 0.95) {
    let candidates = CandidateSums.all(of: matrix)
    let n = candidates.count
    itemsPerForm = n == 0 ? nil : Double(n) / orderFreeSum(candidates.map { 1 / $0.items })
    sharedItems = SharedItemStudy(matrix, candidates, level: level)
    let sums = NestedSums(candidates)
    if let reason = sums.reasonToWithhold {
      personVariance = .withheld(reason, n: n, .personVariance)
      itemVariance = .withheld(reason, n: n, .itemVariance)
      dependability = .withheld(reason, n: n, .dependability)
      absoluteError = .withheld(reason, n: n, .absoluteError)
      return
    }
    let errors = JackknifeErrors(candidates.map { sums.without($0) })
    personVariance = .value(sums.person, standardError: errors?.person, n: n, .personVariance)
    itemVariance = .value(sums.item, standardError: errors?.item, n: n, .itemVariance)
    absoluteError = .value(
      sums.error.squareRoot(), standardError: errors?.absoluteError, n: n, .absoluteError)
    dependability = .dependability(sums, errors, n: n, level: level, .dependability)
  }
}

extension Figure {
  /// Φ with its interval, 1 − exp(ln(1 − Φ) ± z·SE/(1 − Φ)), which cannot pass 1; withheld when σ²(p) is not positive.
  static func dependability(
    _ components: some VarianceComponents, _ errors: JackknifeErrors?, n: Int, level: Double, _ method: Method
  ) -> Figure {
    guard components.person > 0, let value = components.dependability else {
      return .withheld(.noPersonVariance, n: n, method)
    }
    guard let error = errors?.dependability, value < 1 else {
      return .value(value, standardError: errors?.dependability, n: n, method)
    }
    let factor = exponential(normalQuantile(0.5 + level / 2) * error / (1 - value))
    let interval = Interval(lower: 1 - (1 - value) * factor, upper: 1 - (1 - value) / factor, level: level)
    return .value(value, standardError: error, interval: interval, n: n, method)
  }
}

extension Method {
  package static let personVariance = Method("σ²(p), p × (i:p) ANOVA, jackknife over persons", source: "Brennan 2001")
  package static let itemVariance = Method("σ²(i:p), p × (i:p) ANOVA, jackknife over persons", source: "Brennan 2001")
  package static let dependability = Method("Φ of p × (i:p), jackknife over persons", source: "Brennan 2001")
  package static let absoluteError = Method(
    "absolute-error SEM of the proportion correct, p × (i:p)", source: "Brennan 2001")
}
