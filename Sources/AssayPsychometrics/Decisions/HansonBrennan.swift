extension Classification {
  /// Hanson and Brennan's method, for scores that count right answers.
  ///
  /// Errors follow Lord's two-term approximation to the compound binomial, with k from the reliability: k = N((N − 1)(s² − e²)
  /// − N s² + x̄(N − x̄))/(2(x̄(N − x̄) − (s² − e²))), e² = (1 − r)s². True scores are fitted on the scores themselves.
  /// Hanson and Brennan (1990), *An investigation of classification consistency indexes estimated under alternative strong
  /// true score models*, Journal of Educational Measurement 27.
  package static func hansonBrennan(_ observed: ObservedScores) -> Classification {
    let method = Method.hansonBrennan
    if let reason = observed.reasonToWithhold { return Classification(reason, n: observed.n, method) }
    guard observed.isWhole else { return Classification(.scoresAreNotWhole, n: observed.n, method) }
    let size = observed.maximum
    guard size > 4 else { return Classification(.noTrueScoreModel, n: observed.n, method) }
    let model = TrueScoreModel(
      scores: observed.scores, size: size, length: Int(size), lordsK: observed.lordsK)
    guard let model, model.lordsK.isFinite else { return Classification(.noTrueScoreModel, n: observed.n, method) }
    return Classification(
      model, cut: Int(observed.cut.rounded(.up)), trueCut: observed.cut / size, n: observed.n, method,
      remark: model.fellBackRemark)
  }
}

extension ObservedScores {
  /// Lord's k, from the reliability; see ``Classification/hansonBrennan(_:)``.
  package var lordsK: Double {
    let (size, variance) = (maximum, variance)
    let trueVariance = (reliability ?? 0) * variance
    let product = mean * (size - mean)
    return size * ((size - 1) * trueVariance - size * variance + product) / (2 * (product - trueVariance))
  }
}

extension Method {
  package static let hansonBrennan = Method(
    "Hanson-Brennan, beta true scores, Lord's k", source: "Hanson and Brennan 1990; Lord 1965")
}
