/// The generalisability study of random forms whose items candidates share: p × i with most cells missing by design.
///
/// Analogous-ANOVA estimates (Henderson's method 1; Brennan, 2001, chapter 7; Searle, Casella and McCulloch, 1992,
/// *Variance components*, chapter 5). With n_i the candidates who had item i, κ = Σn_i²/N and ν = Σn_p²/N, I items,
/// and σ²(i:p) = MS_w the variance within persons, which stands for σ²(i) + σ²(pi,e):
///
///     (N − ν) σ²(p) +         (1 − κ) σ²(i) = SS_p − (P − 1) MS_w
///     (I − ν) σ²(p) + (N − κ − I + 1) σ²(i) = SS_i − (I − 1) MS_w
///
/// SS_p = Σn_p(ȳ_p − ȳ)² and SS_i = Σn_i(ȳ_i − ȳ)². Error and Φ are those of the p × (I:p) decision study, as in
/// ``GeneralisabilityStudy``. On a fixed form this is Φ of the crossed p × I design; where no item is shared it cannot
/// be told apart from the nested study and is withheld.
package struct SharedItemStudy: Hashable, Sendable {
  package let personVariance: Figure
  /// σ²(i): how far items differ in difficulty.
  package let itemDifficultyVariance: Figure
  /// Φ for another random form, shared items taken into account.
  package let dependability: Figure
  /// How many items two candidates have in common on average: Σn_i(n_i − 1)/(P(P − 1)).
  package let meanOverlap: Double?

  init(_ matrix: ResponseMatrix, _ candidates: [CandidateSums], level: Double) {
    let n = candidates.count
    let nested = NestedSums(candidates)
    let sums = SharedSums(matrix, nested)
    meanOverlap = n < 2 ? nil : sums.sharedPairs / Double(n * (n - 1))
    let reason = nested.reasonToWithhold ?? (sums.isEstimable ? nil : .itemsAreNotShared)
    if let reason {
      personVariance = .withheld(reason, n: n, .sharedPersonVariance)
      itemDifficultyVariance = .withheld(reason, n: n, .itemDifficultyVariance)
      dependability = .withheld(reason, n: n, .sharedDependability)
      return
    }
    let errors = JackknifeErrors(sums.eachLeftOut(matrix, candidates))
    personVariance = .value(sums.person, standardError: errors?.person, n: n, .sharedPersonVariance)
    itemDifficultyVariance = .value(sums.difficulty, n: n, .itemDifficultyVariance)
    dependability = .dependability(sums, errors, n: n, level: level, .sharedDependability)
  }
}

extension Method {
  package static let sharedPersonVariance = Method(
    "σ²(p), p × i with items missing by design, jackknife over persons", source: "Brennan 2001")
  package static let itemDifficultyVariance = Method(
    "σ²(i), p × i with items missing by design", source: "Brennan 2001")
  package static let sharedDependability = Method(
    "Φ of p × (I:p) with shared items, jackknife over persons", source: "Brennan 2001")
}
