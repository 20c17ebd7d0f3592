extension Classification {
  /// Subkoviak's method: each candidate's chance of passing again, from the own score drawn towards the mean.
  ///
  /// p = r·x/N + (1 − r)·x̄/N (Kelley); P the binomial share at or above the cut; consistency is the mean of P² + (1 − P)².
  /// Subkoviak (1976), *Estimating reliability from a single administration of a criterion-referenced test*, Journal of
  /// Educational Measurement 13.
  package static func subkoviak(_ observed: ObservedScores) -> Classification {
    let method = Method.subkoviak
    if let reason = observed.wholeReason { return Classification(reason, n: observed.n, method, hasAccuracy: false) }
    let (r, mean, size) = (observed.reliability ?? 0, observed.mean, observed.maximum)
    let model = TrueScoreModel(alpha: 1, beta: 1, length: Int(size))
    let cut = Int(observed.cut.rounded(.up))
    // Equal scores have equal chances.
    var known: (score: Double, passes: Double)?
    let passes = observed.scores.map { score -> Double in
      if let known, known.score == score { return known.passes }
      let p = (r * score + (1 - r) * mean) / size
      let passes = 1 - model.below(cut, at: p, complement: 1 - p)
      known = (score, passes)
      return passes
    }
    let n = Double(observed.n)
    return Classification(
      consistency: compensatedSum(passes.map { $0 * $0 + (1 - $0) * (1 - $0) }) / n,
      passRate: compensatedSum(passes) / n,
      n: observed.n, method)
  }

  /// Peng and Subkoviak's normal approximation to Huynh's method.
  ///
  /// z = (cut − ½ − x̄)/s; scores on two forms are bivariate normal with the reliability as correlation: consistency =
  /// 1 + 2(Φ₂(z, z; r) − Φ(z)). Peng and Subkoviak (1980), *A note on Huynh's normal approximation procedure for estimating
  /// criterion-referenced reliability*, Journal of Educational Measurement 17.
  package static func pengSubkoviak(_ observed: ObservedScores) -> Classification {
    let method = Method.pengSubkoviak
    if let reason = observed.wholeReason { return Classification(reason, n: observed.n, method, hasAccuracy: false) }
    let z = (observed.cut.rounded(.up) - 0.5 - observed.mean) / observed.variance.squareRoot()
    let fails = normalShare(below: z)
    let both = normalShare(belowBoth: z, correlation: observed.reliability ?? 0)
    return Classification(consistency: 1 + 2 * (both - fails), passRate: 1 - fails, n: observed.n, method)
  }

  /// Huynh's method: beta true scores and binomial errors, from the mean and KR-21 alone.
  ///
  /// α = (1/KR21 − 1)x̄, β = N/KR21 − N − α; both forms have binomial errors about one true score. Huynh (1976), *On the
  /// reliability of decisions in domain-referenced testing*, Journal of Educational Measurement 13.
  package static func huynh(_ observed: ObservedScores) -> Classification {
    let method = Method.huynh
    if let reason = observed.wholeReason { return Classification(reason, n: observed.n, method) }
    let (size, mean) = (observed.maximum, observed.mean)
    let reliability = size / (size - 1) * (1 - mean * (size - mean) / (size * observed.variance))
    guard size > 1, reliability > 0, reliability < 1 else {
      return Classification(.noTrueScoreModel, n: observed.n, method)
    }
    let alpha = (1 / reliability - 1) * mean
    let model = TrueScoreModel(alpha: alpha, beta: size / reliability - size - alpha, length: Int(size))
    return Classification(
      model, cut: Int(observed.cut.rounded(.up)), trueCut: observed.cut / size, n: observed.n, method, remark: nil)
  }
}

extension ObservedScores {
  fileprivate var wholeReason: Reason? { reasonToWithhold ?? (isWhole ? nil : .scoresAreNotWhole) }
}

extension Method {
  package static let subkoviak = Method("Subkoviak, binomial errors", source: "Subkoviak 1976")
  package static let pengSubkoviak = Method("Peng-Subkoviak, bivariate normal", source: "Peng and Subkoviak 1980")
  package static let huynh = Method("Huynh, beta-binomial by KR-21", source: "Huynh 1976")
}
