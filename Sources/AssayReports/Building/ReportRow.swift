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
  /// Nil where a file of responses does not say.
  let started, submitted: Instant?
  let isRescored: Bool
  /// The number of the row's memberships among the different ones.
  let groups: Int
  /// Percent correct by section of the blueprint; nil where nothing counted.
  let sections: [Double?]
  let competencies: [Subscore]
  /// The number of the form among the different ones.
  let form: Int

  struct Subscore: Sendable {
    /// The number of the competency among those met.
    let competency: Int
    /// Nil where it rests on too few items.
    let percent: Double?
  }

  /// Takes what a report needs of a session; nil where nothing counts.
  init?(_ sitting: SittingRecord, sections blueprint: [SectionID], form: Int, numbers: inout RowNumbers) {
    let score = sitting.result.score
    guard let share = score.share else { return nil }
    candidate = sitting.candidate
    attempt = sitting.attempt
    state = sitting.result.decision.state
    points = score.total.earned.double
    maximum = score.total.maximum.double
    percent = (share * 100).double
    scaled = score.scaled?.double
    cut = sitting.result.decision.cut.map { ($0.share * 100).double }
    started = sitting.started
    submitted = sitting.submitted
    isRescored = sitting.rescoring != nil
    groups = numbers.groups.number(of: sitting.groups)
    sections = blueprint.map { id in
      score.sections.first { $0.section == id }?.part.share.map { ($0 * 100).double }
    }
    competencies = score.competencies.map { own in
      Subscore(
        competency: numbers.competencies.number(of: own.competency),
        percent: own.isReported ? own.part.share.map { ($0 * 100).double } : nil)
    }
    self.form = form
  }
}

extension ReportRow {
  /// A candidate of a file of responses.
  init(
    candidate: CandidateID, attempt: Int, state: DecisionState, points: Double, maximum: Double, percent: Double,
    cut: Double?, groups: Int, sections: [Double?], form: Int
  ) {
    (self.candidate, self.attempt, self.state) = (candidate, attempt, state)
    (self.points, self.maximum, self.percent, self.cut) = (points, maximum, percent, cut)
    (self.groups, self.sections, self.form) = (groups, sections, form)
    (scaled, started, submitted, isRescored, competencies) = (nil, nil, nil, false, [])
  }
}

/// What rows name by number, because many share it.
struct RowNumbers: Sendable {
  var groups = Numbered<[String: String]>()
  var competencies = Numbered<CompetencyID>()
}

/// Different values, numbered in order of appearance.
struct Numbered<Value: Hashable & Sendable>: Sendable {
  private(set) var values: [Value] = []
  private var numbers: [Value: Int] = [:]

  mutating func number(of value: Value) -> Int {
    if let known = numbers[value] { return known }
    numbers[value] = values.count
    values.append(value)
    return values.count - 1
  }
}
