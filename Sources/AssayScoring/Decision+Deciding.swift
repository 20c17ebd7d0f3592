package import AssayModel

extension Decision {
  /// Decides on exact scores, before anything is rounded.
  ///
  /// Answers that wait for people give `pending-marking`; a condition that cannot be judged, so that the rule has no
  /// answer, gives `held`; an assessment without a rule gives `indeterminate`.
  package init(_ score: Score, cut: FormCut?, outcomes: [ItemOutcome], by assessment: Assessment) {
    let rule = assessment.pass ?? (cut == nil ? nil : .condition(.total, .cut))
    let isPending = outcomes.contains { $0.role.counts && $0.state == .pendingMarking }
    guard let rule else {
      self.init(state: isPending ? .pendingMarking : .indeterminate, cut: cut, conditions: [], bands: [])
      return
    }
    var conditions: [ConditionOutcome] = []
    let holds = rule.holds(score, cut: cut, noting: &conditions)
    let state: DecisionState =
      if isPending { .pendingMarking } else { holds.map { $0 ? .pass : .fail } ?? .held }
    var ignored: [ConditionOutcome] = []
    let bands = assessment.bands.filter { $0.rule.holds(score, cut: cut, noting: &ignored) == true }.map(\.id)
    self.init(state: state, cut: cut, conditions: conditions, bands: state == .pass ? bands : [])
  }
}

extension PassRule {
  /// Whether the rule holds, in three-valued logic: nil where the answer hangs on a condition that cannot be judged.
  fileprivate func holds(_ score: Score, cut: FormCut?, noting conditions: inout [ConditionOutcome]) -> Bool? {
    switch self {
    case .all(let rules):
      let answers = rules.map { $0.holds(score, cut: cut, noting: &conditions) }
      return answers.contains(false) ? false : answers.contains(nil) ? nil : true
    case .any(let rules):
      let answers = rules.map { $0.holds(score, cut: cut, noting: &conditions) }
      return answers.contains(true) ? true : answers.contains(nil) ? nil : false
    case .condition(let subject, let threshold):
      let outcome = ConditionOutcome(score, subject, threshold, cut)
      conditions.append(outcome)
      return outcome.holds
    }
  }
}

extension ConditionOutcome {
  fileprivate init(_ score: Score, _ subject: PassRule.Subject, _ threshold: PassRule.Threshold, _ cut: FormCut?) {
    let reached: Rational?
    let maximum: Rational
    switch subject {
    case .total: (reached, maximum) = (score.share, score.total.maximum)
    case .section(let id):
      let part = score.sections.first { $0.section == id }?.part
      (reached, maximum) = (part?.share, part?.maximum ?? .zero)
    case .competency(let id):
      let own = score.competencies.first { $0.competency == id && $0.isReported }
      (reached, maximum) = (own?.part.share, own?.part.maximum ?? .zero)
    }
    let needed: Rational? =
      switch threshold {
      case .cut: cut?.share
      case .atLeast(.share(let share)): share
      case .atLeast(.points(let points)): maximum == .zero ? nil : points / maximum
      }
    var holds: Bool?
    if let reached, let needed { holds = reached >= needed }
    self.init(subject: subject, needed: needed, reached: reached, holds: holds)
  }
}
