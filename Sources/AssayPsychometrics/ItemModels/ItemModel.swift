/// How the chance of each score on an item depends on ability θ.
///
/// `a` is the discrimination, `b` the difficulty on the scale of θ, `c` and `d` the lower and upper asymptotes, `D`
/// the scaling constant: 1 (the default) keeps the logistic metric, 1.7 brings it close to the normal ogive. `a` may
/// be negative: a miskeyed item is one.
package enum ItemModel: Hashable, Sendable {
  /// P = 1/(1 + exp(−(θ − b))): a = 1, D = 1. Rasch (1960). A one-parameter model with another common slope is
  /// ``twoPL(a:b:D:)`` with that slope for every item.
  case rasch(b: Double)
  /// P = 1/(1 + exp(−Da(θ − b))). Birnbaum (1968).
  case twoPL(a: Double, b: Double, D: Double = 1)
  /// P = c + (1 − c)/(1 + exp(−Da(θ − b))). Birnbaum (1968).
  case threePL(a: Double, b: Double, c: Double, D: Double = 1)
  /// P = c + (d − c)/(1 + exp(−Da(θ − b))). Barton and Lord (1981).
  case fourPL(a: Double, b: Double, c: Double, d: Double, D: Double = 1)
  /// P(k) ∝ exp(Σ_{v ≤ k} Da(θ − bᵥ)) for k = 0…m points, `steps` being b₁…bₘ. Muraki (1992); with a = 1 Masters'
  /// (1982) partial credit model.
  case generalisedPartialCredit(a: Double, steps: [Double], D: Double = 1)
}

extension ItemModel {
  /// The highest score, in points: 1, or the number of steps.
  package var maximum: Int {
    if case .generalisedPartialCredit(_, let steps, _) = self { steps.count } else { 1 }
  }

  /// Whether the parameters describe a law: all finite, D > 0, 0 ≤ c < d ≤ 1, at least one step.
  package var isProper: Bool {
    switch self {
    case .generalisedPartialCredit(let a, let steps, let D):
      a.isFinite && D > 0 && D.isFinite && !steps.isEmpty && steps.allSatisfy(\.isFinite)
    default:
      logistic.map {
        $0.a.isFinite && $0.b.isFinite && $0.D > 0 && $0.D.isFinite && 0 <= $0.c && $0.c < $0.d && $0.d <= 1
      }
        ?? false
    }
  }

  /// The four-parameter form of a model for right and wrong; nil for one with more points.
  var logistic: Logistic? {
    switch self {
    case .rasch(let b): Logistic(a: 1, b: b, c: 0, d: 1, D: 1)
    case .twoPL(let a, let b, let D): Logistic(a: a, b: b, c: 0, d: 1, D: D)
    case .threePL(let a, let b, let c, let D): Logistic(a: a, b: b, c: c, d: 1, D: D)
    case .fourPL(let a, let b, let c, let d, let D): Logistic(a: a, b: b, c: c, d: d, D: D)
    case .generalisedPartialCredit: nil
    }
  }

  struct Logistic {
    var a: Double
    var b: Double
    var c: Double
    var d: Double
    var D: Double

    /// The chance of a right answer.
    func probability(_ theta: Double) -> Double { c + (d - c) * standardLogistic(D * a * (theta - b)) }
  }
}

/// 1/(1 + e⁻ᶻ), without overflow and with full precision in the lower tail.
func standardLogistic(_ z: Double) -> Double {
  if z >= 0 { return 1 / (1 + exponential(-z)) }
  let e = exponential(z)
  return e / (1 + e)
}
