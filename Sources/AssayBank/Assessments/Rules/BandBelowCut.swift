import AssayDiagnostics
import AssayModel

/// A band is above the pass.
///
/// Where nobody passes below the cut, a band below it is reached by everybody who passes, and says nothing.
enum BandBelowCut: AssessmentRule {
  static let id: RuleID = "band-below-cut"

  static func check(_ assessment: Assessment, _ place: AssessmentPlace) -> [Diagnostic] {
    guard assessment.pass?.needsCut ?? true, let (cut, words) = cut(of: assessment, place) else { return [] }
    return assessment.conditions.compactMap { condition in
      guard let band = condition.band, condition.subject == .total else { return nil }
      let isBelow: Bool
      switch condition.threshold {
      case .cut: isBelow = true
      case .atLeast(let amount): isBelow = compare(amount, cut)
      }
      guard isBelow else { return nil }
      return Diagnostic(
        "the band `\(assessment.bands[band].id)` is not above \(words), so everybody who passes may reach it", rule: id,
        severity: .warning, at: place.span(condition.path))
    }
  }

  private static func compare(_ amount: Amount, _ cut: Amount) -> Bool {
    switch (amount, cut) {
    case (.share(let a), .share(let b)), (.points(let a), .points(let b)): a <= b
    case (.share, .points), (.points, .share): false
    }
  }

  /// The cut, where forms have one and the same, or the mean that forms have on average.
  private static func cut(of assessment: Assessment, _ place: AssessmentPlace) -> (Amount, String)? {
    switch assessment.cut?.basis {
    case .fixed(let amount)?: return (amount, "the cut")
    case .formAngoff?:
      let ratings = Dictionary(
        place.context.bank.ratings.map { ($0.item, $0.rating) }, uniquingKeysWith: { first, _ in first })
      var (sum, points) = (Rational.zero, Rational.zero)
      for item in place.drawable.scored(assessment) {
        guard let rating = ratings[item.id] else { continue }
        sum += rating * item.points
        points += item.points
      }
      guard points > .zero else { return nil }
      let mean = sum / points
      return (.share(mean), "the cut, which is \((mean * 100).decimalText(places: 0))% on average")
    case nil: return nil
    }
  }
}

extension PassRule {
  /// Whether the total reaches the cut whenever the rule holds.
  fileprivate var needsCut: Bool {
    switch self {
    case .all(let rules): rules.contains(where: \.needsCut)
    case .any(let rules): rules.allSatisfy(\.needsCut)
    case .condition(let subject, let threshold): subject == .total && threshold == .cut
    }
  }
}
