/// Variance components of a crossed design: every person met every condition, once.
///
/// Persons are candidates, or answers that people marked; conditions are items (p × i) or raters (p × r). From a two-way
/// analysis of variance without replication, with n persons and k conditions:
///
/// - σ²(res) = MS_res, of the interaction and what is left;
/// - σ²(p) = (MS_p − MS_res)/k, σ²(c) = (MS_c − MS_res)/n, conditions being random; each may come out negative by
///   chance where the truth is near 0, and is then shown as it is and taken as 0 in what rests on it;
/// - standard errors √(Σ 2(f·MS)²/(df + 2)) over the mean squares of each, f what they are multiplied by.
///
/// Brennan (2001), *Generalizability theory*, chapters 2 and 6; Cronbach, Gleser, Nanda and Rajaratnam (1972), *The
/// dependability of behavioral measurements*. The ANOVA estimates are unbiased without any distribution; the standard
/// errors suppose normal effects.
package struct CrossedStudy: Hashable, Sendable {
  /// How many persons.
  package let persons: Int
  /// How many conditions each of them met.
  package let conditions: Int
  /// σ²(p), of universe scores, for one condition, in squared points.
  package let personVariance: Figure
  /// σ²(c), of the conditions: the difficulty of items, the severity of raters.
  package let conditionVariance: Figure
  /// σ²(res), of the interaction with whatever else there is.
  package let residualVariance: Figure
  /// The mean over all persons and conditions, in points.
  let mean: Double

  /// From the mean squares of an analysis of variance.
  init(_ squares: CrossedSquares, _ names: Names) {
    (persons, conditions, mean) = (squares.persons, squares.conditions, squares.mean)
    let (n, k) = (Double(persons), Double(conditions))
    let (freedomOfPersons, freedomOfConditions) = (n - 1, k - 1)
    func term(_ square: Double, _ freedom: Double) -> Double { 2 * square * square / (freedom + 2) }
    let rest = term(squares.ofRest, freedomOfPersons * freedomOfConditions)
    personVariance = .value(
      (squares.ofPersons - squares.ofRest) / k,
      standardError: (term(squares.ofPersons, freedomOfPersons) + rest).squareRoot() / k, n: persons, names.person)
    conditionVariance = .value(
      (squares.ofConditions - squares.ofRest) / n,
      standardError: (term(squares.ofConditions, freedomOfConditions) + rest).squareRoot() / n, n: persons,
      names.condition)
    residualVariance = .value(squares.ofRest, standardError: rest.squareRoot(), n: persons, names.residual)
  }

  /// What components are called.
  struct Names {
    let person, condition, residual: Method
  }
}

extension CrossedStudy {
  /// Eρ² of the mean of `count` conditions: σ²(p)/(σ²(p) + σ²(res)/count), for comparing persons with each other.
  ///
  /// Of as many items as the form has it is Cronbach's alpha.
  package func generalisability(of count: Int) -> Figure {
    coefficient(error: relativeVariance(of: count), .generalisability)
  }

  /// Φ of the mean of `count` conditions: σ²(p)/(σ²(p) + (σ²(c) + σ²(res))/count), for comparing persons with a standard.
  package func dependability(of count: Int) -> Figure {
    coefficient(error: absoluteVariance(of: count), .crossedDependability)
  }

  /// Φ(λ) of the mean of the study's conditions at a cut: how dependably persons are placed on the right side of it.
  ///
  /// (σ²(p) + (μ − λ)²)/(σ²(p) + (μ − λ)² + σ²(Δ)), (μ − λ)² being estimated without bias by (x̄ − λ)² − σ²(x̄), σ²(x̄) =
  /// σ²(p)/n + σ²(c)/k + σ²(res)/nk; where that is negative, as 0. It is least, and Φ, with the cut at the mean.
  /// Brennan and Kane (1977), *An index of dependability for mastery tests*, Journal of Educational Measurement 14.
  ///
  /// The cut λ is in points a condition: that of the total over the number of items.
  package func dependability(atCut cut: Double) -> Figure {
    let (n, k) = (Double(persons), Double(conditions))
    let ofMean = person / n + condition / k + residual / (n * k)
    let distance = max(0, (mean - cut) * (mean - cut) - ofMean)
    let signal = person + distance
    let whole = signal + absoluteVariance(of: conditions)
    guard whole > 0, signal > 0 else { return .withheld(.noPersonVariance, n: persons, .dependabilityAtCut) }
    return .value(signal / whole, n: persons, .dependabilityAtCut)
  }

  /// σ(δ) of the sum over the study's conditions, in points: the error in comparing persons.
  ///
  /// For items it is the standard error of measurement SD·√(1 − α).
  package var relativeError: Figure {
    let k = Double(conditions)
    return .value(k * relativeVariance(of: conditions).squareRoot(), n: persons, .relativeError)
  }

  /// σ(Δ) of the sum over the study's conditions, in points: the error in comparing a person with a standard.
  package var absoluteError: Figure {
    let k = Double(conditions)
    return .value(k * absoluteVariance(of: conditions).squareRoot(), n: persons, .crossedAbsoluteError)
  }

  private func coefficient(error: Double, _ method: Method) -> Figure {
    guard person > 0 else { return .withheld(.noPersonVariance, n: persons, method) }
    return .value(person / (person + error), n: persons, method)
  }

  private func relativeVariance(of count: Int) -> Double { residual / Double(max(count, 1)) }
  private func absoluteVariance(of count: Int) -> Double { (condition + residual) / Double(max(count, 1)) }

  private var person: Double { max(0, personVariance.value ?? 0) }
  private var condition: Double { max(0, conditionVariance.value ?? 0) }
  private var residual: Double { max(0, residualVariance.value ?? 0) }
}

extension CrossedStudy {
  /// The p × i study of a fixed form's operational items; omitted and not reached count 0.
  ///
  /// Nil where forms differ, below two candidates or items, and where items have different maxima: these would count as
  /// difficulty, and no draw of items changes them. Sums are exact, so that the order of the candidates
  /// changes no digit.
  package init?(_ matrix: ResponseMatrix) {
    guard let squares = CrossedSquares(matrix) else { return nil }
    self.init(squares, Names(person: .personsByItems, condition: .itemsByPersons, residual: .residualOfItems))
  }

  /// The p × r study of answers that the same raters marked: a row of marks for each answer, in the order of the raters.
  ///
  /// Nil below two answers or raters, and where rows have different lengths.
  package init?(marks rows: [[Double]]) {
    guard let squares = CrossedSquares(rows) else { return nil }
    self.init(squares, Names(person: .answersByRaters, condition: .ratersByAnswers, residual: .residualOfRaters))
  }
}

extension Method {
  package static let personsByItems = Method("σ²(p) of p × i", source: "Brennan 2001")
  package static let itemsByPersons = Method("σ²(i) of p × i", source: "Brennan 2001")
  package static let residualOfItems = Method("σ²(pi,e) of p × i", source: "Brennan 2001")
  package static let answersByRaters = Method("σ²(p) of p × r", source: "Brennan 2001")
  package static let ratersByAnswers = Method("σ²(r) of p × r", source: "Brennan 2001")
  package static let residualOfRaters = Method("σ²(pr,e) of p × r", source: "Brennan 2001")
  package static let generalisability = Method("Eρ² of a crossed design", source: "Cronbach et al. 1972; Brennan 2001")
  package static let crossedDependability = Method("Φ of a crossed design", source: "Brennan 2001")
  package static let dependabilityAtCut = Method("Φ(λ) of p × i", source: "Brennan and Kane 1977")
  package static let relativeError = Method("σ(δ) of p × i, in points", source: "Brennan 2001")
  package static let crossedAbsoluteError = Method("σ(Δ) of p × i, in points", source: "Brennan 2001")
}
