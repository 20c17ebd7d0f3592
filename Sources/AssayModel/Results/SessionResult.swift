/// Everything that scoring says of one session; derived, never stored as the truth.
package struct SessionResult: Hashable, Sendable {
  /// In the order of the form, unscored slots included.
  package var outcomes: [ItemOutcome]
  package var score: Score
  package var decision: Decision

  package init(outcomes: [ItemOutcome], score: Score, decision: Decision) {
    self.outcomes = outcomes
    self.score = score
    self.decision = decision
  }
}

/// The scores of one session; exact.
package struct Score: Hashable, Sendable {
  /// Points over all slots that count.
  package var total: PartScore
  /// The share that is compared with the cut: of the points, or of the weighted sections; nil where nothing counts.
  package var share: Rational?
  /// On the reporting scale, rounded as the scale says and held below the scaled cut where the total is.
  package var scaled: Rational?
  /// In the order of the form.
  package var sections: [SectionScore]
  /// Every competency that a scored item of the form belongs to, and those above; in the order of their ids.
  package var competencies: [CompetencyScore]

  package init(
    total: PartScore, share: Rational?, scaled: Rational?, sections: [SectionScore], competencies: [CompetencyScore]
  ) {
    self.total = total
    self.share = share
    self.scaled = scaled
    self.sections = sections
    self.competencies = competencies
  }
}

/// The score of one section.
package struct SectionScore: Hashable, Sendable {
  package var section: SectionID
  package var part: PartScore

  package init(section: SectionID, part: PartScore) {
    self.section = section
    self.part = part
  }
}

/// A subscore: a competency and what stands below it.
package struct CompetencyScore: Hashable, Sendable {
  package var competency: CompetencyID
  package var part: PartScore
  /// Whether it rests on enough items to be reported and used.
  package var isReported: Bool

  package init(competency: CompetencyID, part: PartScore, isReported: Bool) {
    self.competency = competency
    self.part = part
    self.isReported = isReported
  }
}

/// What is decided of a session.
package struct Decision: Hashable, Sendable {
  package var state: DecisionState
  package var cut: FormCut?
  /// Each condition of the pass rule, in the order of the rule.
  package var conditions: [ConditionOutcome]
  /// The bands reached; empty without a pass.
  package var bands: [BandID]

  package init(state: DecisionState, cut: FormCut?, conditions: [ConditionOutcome], bands: [BandID]) {
    self.state = state
    self.cut = cut
    self.conditions = conditions
    self.bands = bands
  }
}

/// The states of a decision.
package enum DecisionState: String, Hashable, Sendable, Codable, CaseIterable {
  case pass, fail
  /// People have yet to score answers.
  case pendingMarking = "pending-marking"
  /// Results wait for approval.
  case pendingApproval = "pending-approval"
  /// A condition cannot be judged on this form, or staff hold the result.
  case held
  case void
  /// The assessment passes and fails nobody.
  case indeterminate
}

/// Whether one condition of the pass rule holds.
package struct ConditionOutcome: Hashable, Sendable {
  package var subject: PassRule.Subject
  /// The share that was needed, from 0 to 1.
  package var needed: Rational?
  /// The share that was reached; nil where it is not reported.
  package var reached: Rational?
  /// Nil where the condition cannot be judged.
  package var holds: Bool?

  package init(subject: PassRule.Subject, needed: Rational?, reached: Rational?, holds: Bool?) {
    self.subject = subject
    self.needed = needed
    self.reached = reached
    self.holds = holds
  }
}
