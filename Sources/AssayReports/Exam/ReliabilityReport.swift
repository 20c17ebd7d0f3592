import AssayModel
package import AssayPsychometrics

/// How far the scores would hold on another occasion or another form.
package struct ReliabilityReport: Hashable, Sendable {
  package let design: Design
  /// Alpha of a fixed form, or Φ of random ones.
  package let coefficient: Figure
  /// The standard error of measurement in points; for random forms those of a form of mean maximum.
  package let errorInPoints: Figure
  /// The standard error of measurement in percent correct, 0…100.
  package let errorInPercent: Figure
  /// Φ that takes into account that candidates share items; nil where they share few or have one form.
  package let withSharedItems: Figure?
  /// Why this coefficient, and how to read it.
  package let remarks: [String]

  /// Whether candidates had the same items.
  package enum Design: String, Hashable, Sendable {
    case fixedForm = "fixed-form"
    case randomForms = "random-forms"
  }

  /// From this share of a form on, shared items matter enough for a coefficient of their own.
  static let notableOverlap = 0.05

  init(
    _ matrix: ResponseMatrix, _ study: GeneralisabilityStudy?, _ scores: ScoreReport, policy: ScorePolicy, level: Double
  ) {
    var remarks: [String] = []
    let maximum = scores.maximum.mean.value ?? 0
    if let study {
      design = .randomForms
      coefficient = study.dependability
      errorInPercent = study.absoluteError.scaled(by: 100, .errorInPercentOfRandomForms)
      errorInPoints = study.absoluteError.scaled(by: maximum, .errorInPointsOfRandomForms)
      remarks.append(
        "Φ of p × (i:p), because candidates had different forms: there is no pooled alpha, and the difficulty of the "
          + "items that a candidate happened to meet counts as error.")
      let overlap = study.sharedItems.meanOverlap ?? 0
      let length = study.itemsPerForm ?? 0
      if length > 0, overlap / length >= Self.notableOverlap {
        withSharedItems = study.sharedItems.dependability
        remarks.append(
          "Two candidates share \(fixed(overlap, 1)) of \(fixed(length, 1)) items on average, so Φ is on the safe "
            + "side; beside it stands Φ with shared items taken into account.")
      } else {
        withSharedItems = nil
      }
    } else {
      design = .fixedForm
      coefficient = matrix.alpha(level: level)
      let error = matrix.standardErrorOfMeasurement()
      errorInPoints = error
      errorInPercent = error.scaled(by: maximum > 0 ? 100 / maximum : 0, .errorInPercentOfFixedForm)
      withSharedItems = nil
      if matrix.candidateCount > 1 {
        remarks.append("Alpha, because every candidate had the same items that count.")
      }
    }
    if !policy.weights.isEmpty {
      let weights = policy.weights.map { "\($0.section) \(($0.weight * 100).decimalText(places: 2)) %" }
      remarks.append(
        "Of the points as they are: the score weights its sections (\(weights.joined(separator: ", "))), the "
          + "coefficient and the errors do not.")
    }
    self.remarks = remarks
  }
}

extension Figure {
  /// The figure in another unit.
  func scaled(by factor: Double, _ method: Method) -> Figure {
    switch self {
    case .estimate(var estimate):
      estimate.value *= factor
      estimate.standardError = estimate.standardError.map { $0 * factor }
      if var interval = estimate.interval {
        interval.lower *= factor
        interval.upper *= factor
        estimate.interval = interval
      }
      estimate.method = method
      return .estimate(estimate)
    case .withheld(var withheld):
      withheld.method = method
      return .withheld(withheld)
    }
  }
}

extension Method {
  static let errorInPercentOfFixedForm = Method(
    "SEM = SD·√(1 − α), in percent of the maximum", source: "Lord and Novick 1968")
  static let errorInPercentOfRandomForms = Method(
    "absolute-error SEM of percent correct, p × (i:p)", source: "Brennan 2001")
  static let errorInPointsOfRandomForms = Method(
    "absolute-error SEM times the mean maximum of the forms, p × (i:p)", source: "Brennan 2001")
}
