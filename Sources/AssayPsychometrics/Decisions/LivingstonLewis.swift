extension Classification {
  /// Livingston and Lewis' method, for scores of any kind.
  ///
  /// The test is taken as so many equally hard items of right and wrong as have its reliability: the effective test length
  /// n = (x̄(max − x̄) − r s²)/(s²(1 − r)), rounded for the errors. True scores are fitted on effective scores
  /// (``TrueScoreModel``), and errors are binomial. An observed score passes from round(n·cut/max) on (halves to even), a true one from cut/max.
  /// Livingston and Lewis (1995), *Estimating the consistency and accuracy of classifications based on test scores*, Journal
  /// of Educational Measurement 32. Consistency follows Hanson (1991), as two draws of errors for one true score, and not the
  /// split halves of the original; nothing is adjusted to the observed distribution.
  package static func livingstonLewis(_ observed: ObservedScores) -> Classification {
    let method = Method.livingstonLewis
    if let reason = observed.reasonToWithhold { return Classification(reason, n: observed.n, method) }
    let (r, mean, variance) = (observed.reliability ?? 0, observed.mean, observed.variance)
    let size = (mean * (observed.maximum - mean) - r * variance) / (variance * (1 - r))
    guard size > 4, size < 100_000 else { return Classification(.noTrueScoreModel, n: observed.n, method) }
    let length = Int(size.rounded())
    let effective = observed.scores.map { $0 / observed.maximum * size }
    guard let model = TrueScoreModel(scores: effective, size: size, length: length, lordsK: 0) else {
      return Classification(.noTrueScoreModel, n: observed.n, method)
    }
    let share = observed.cut / observed.maximum
    return Classification(
      model, cut: Int((Double(length) * share).rounded(.toNearestOrEven)), trueCut: share, n: observed.n, method,
      remark: model.fellBackRemark)
  }
}

extension TrueScoreModel {
  /// Said where two parameters had to do.
  var fellBackRemark: String? {
    fellBack ? "Four parameters gave no law of true scores within 0 and 1; two are used, over the whole range." : nil
  }
}

extension Method {
  package static let livingstonLewis = Method(
    "Livingston-Lewis, beta true scores", source: "Livingston and Lewis 1995; Hanson 1991")
}
