import AssayModel

/// What the builder keeps of one session besides its row of the response matrix.
struct ReportRow: Sendable {
  let candidate: CandidateID
  let attempt: Int
  let state: DecisionState
  let points: Double
  let maximum: Double
  /// The exact share that is held against the cut, times 100.
  let percent: Double
  let scaled: Double?
  /// The form's cut, times 100.
  let cut: Double?
  let started: Instant
  let submitted: Instant
  let groups: [String: String]
  /// Percent correct by section of the blueprint; nil where nothing counted.
  let sections: [Double?]
  /// By competency: percent correct, or nil where it rests on too few items, and the number of items.
  let competencies: [CompetencyID: Subscore]
  /// The number of the form among the different ones.
  let form: Int

  struct Subscore: Sendable {
    let percent: Double?
    let items: Int
  }

  init?(_ sitting: SittingRecord, sections blueprint: [SectionID], form: Int) {
    let score = sitting.result.score
    guard let share = score.share else { return nil }
    candidate = sitting.candidate
    attempt = sitting.attempt
    state = sitting.result.decision.state
    points = score.total.earned.double
    maximum = score.total.maximum.double
    percent = (share * 100).double
    scaled = score.scaled?.double
    cut = sitting.form.cut.map { ($0.share * 100).double }
    started = sitting.started
    submitted = sitting.submitted
    groups = sitting.groups
    sections = blueprint.map { id in
      score.sections.first { $0.section == id }?.part.share.map { ($0 * 100).double }
    }
    competencies = Dictionary(
      score.competencies.map { own in
        let percent = own.isReported ? own.part.share.map { ($0 * 100).double } : nil
        return (own.competency, Subscore(percent: percent, items: own.part.items))
      }, uniquingKeysWith: { first, _ in first })
    self.form = form
  }
}
