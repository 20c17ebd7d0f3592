import AssayModel
import AssayScoring

/// Percentages of one session for people, none of which reads like a threshold that was missed.
struct PercentShower {
  private let assessment: Assessment
  private let cut: FormCut?
  private let score: Score

  init(_ result: SessionResult, by assessment: Assessment) {
    self.assessment = assessment
    cut = result.decision.cut
    score = result.score
  }

  /// The share of the total, to one decimal.
  func total() -> Rational? { score.share.map { shown($0, of: .total) } }

  /// A share that was reached by a subject, to one decimal.
  ///
  /// Held one unit below the lowest of the thresholds above it: those of the pass rule, of the bands, and the cut.
  func shown(_ share: Rational, of subject: PassRule.Subject) -> Rational {
    let rules = (assessment.pass.map { [$0] } ?? []) + assessment.bands.map(\.rule)
    var thresholds = rules.flatMap { $0.thresholds(of: subject) }.compactMap { self.share(of: $0, for: subject) }
    if subject == .total, let cut { thresholds.append(cut.share) }
    return shownPercent(share, cut: thresholds.filter { $0 > share }.min(), places: 1)
  }

  /// What a threshold is as a share of the subject's maximum.
  private func share(of threshold: PassRule.Threshold, for subject: PassRule.Subject) -> Rational? {
    switch threshold {
    case .cut: return cut?.share
    case .atLeast(.share(let share)): return share
    case .atLeast(.points(let points)):
      let maximum: Rational? =
        switch subject {
        case .total: score.total.maximum
        case .section(let id): score.sections.first { $0.section == id }?.part.maximum
        case .competency(let id): score.competencies.first { $0.competency == id }?.part.maximum
        }
      guard let maximum, maximum > .zero else { return nil }
      return points / maximum
    }
  }
}

extension PassRule {
  fileprivate func thresholds(of subject: Subject) -> [Threshold] {
    var found: [Threshold] = []
    var waiting = [self]
    while let rule = waiting.popLast() {
      switch rule {
      case .all(let rules), .any(let rules): waiting += rules
      case .condition(let own, let threshold): if own == subject { found.append(threshold) }
      }
    }
    return found
  }
}

extension PassRule.Subject {
  /// The subject as people read it, such as `section core`.
  var text: String {
    switch self {
    case .total: "total"
    case .section(let id): "section \(id)"
    case .competency(let id): "competency \(id)"
    }
  }
}

/// A number of percent with one decimal, such as `62.5`.
func percentText(_ percent: Rational) -> String { fixed(percent.double, 1) }
