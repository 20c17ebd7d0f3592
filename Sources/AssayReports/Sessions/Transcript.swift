package import AssayModel
import AssayScoring

/// One session as staff read it: what was on the form, what was answered, what it earned and what was decided.
///
/// It shows roles, options and points; it is never for candidates.
package struct Transcript: Hashable, Sendable {
  package let subject: ReportSubject
  package let session: SessionID
  package let candidate: CandidateID
  package let attempt: Int
  package let started: Instant
  package let submitted: Instant
  /// Why the session ended; nil where that is not known.
  package let cause: SubmissionCause?
  /// The form's seed and how it was drawn.
  package let seed: UInt64
  package let algorithm: String
  package let score: TranscriptScore
  package let state: DecisionState
  package let cut: FormCut?
  package let conditions: [TranscriptCondition]
  package let bands: [BandID]
  package let sections: [TranscriptPart]
  package let competencies: [TranscriptPart]
  /// In the order of the form.
  package let slots: [TranscriptSlot]
  /// What people gave for the answers that they score, in the order of the form.
  package let marks: [Mark]
  /// What the rules of scoring say by themselves, where something else holds; nil otherwise.
  package let computed: DeliveredResult?
  /// The result as it holds.
  package let effective: DeliveredResult
  /// When the pass counts from; nil without a pass.
  package let passed: Instant?
  /// What staff did and every result that was recorded, in order; empty where staff did nothing.
  package let record: [RecordEntry]
  /// What the candidate agreed to, and the pauses and breaks, in order.
  package let course: [CourseEntry]
  package let agreement: Agreement

  package init(_ sitting: SittingRecord, in index: PackageIndex, digest: ContentDigest? = nil) {
    let assessment = index.package.assessment
    let result = sitting.result
    let percents = PercentShower(result, by: assessment)
    subject = ReportSubject(index.package, digest: digest)
    session = sitting.session
    candidate = sitting.candidate
    attempt = sitting.attempt
    started = sitting.started
    submitted = sitting.submitted
    cause = sitting.cause
    seed = sitting.form.seed
    algorithm = sitting.form.algorithm
    score = TranscriptScore(
      earned: result.score.total.earned, maximum: result.score.total.maximum, percent: percents.total(),
      scaled: result.score.scaled)
    state = result.decision.state
    cut = result.decision.cut
    conditions = result.decision.conditions.map { TranscriptCondition($0, percents) }
    bands = result.decision.bands
    sections = result.score.sections.map { own in
      let title = assessment.blueprint.sections.first { $0.id == own.section }?.title
      return TranscriptPart(own.section.text, title, own.part, isReported: true, .section(own.section), percents)
    }
    competencies = result.score.competencies.map { own in
      let title = index.tree.competencies[own.competency]?.title
      return TranscriptPart(
        own.competency.text, title, own.part, isReported: own.isReported, .competency(own.competency), percents)
    }
    slots = TranscriptSlot.all(sitting, in: index)
    marks = sitting.marked.flatMap(\.marks)
    effective = sitting.effective
    computed = sitting.effective.computed == nil ? nil : sitting.computed
    passed = sitting.passedAt
    record = sitting.record.contains { if case .act = $0.what { true } else { false } } ? sitting.record : []
    course = sitting.course
    agreement = Agreement(sitting.delivered, sitting.effective)
  }
}

/// The total of a session.
package struct TranscriptScore: Hashable, Sendable {
  /// In points, exact.
  package let earned: Rational
  package let maximum: Rational
  /// Of the (weighted) maximum to one decimal, below every threshold that was missed; nil where nothing counts.
  package let percent: Rational?
  package let scaled: Rational?
}

/// A condition of the pass rule as people read it.
package struct TranscriptCondition: Hashable, Sendable {
  /// Such as `total` or `competency SEC.2`.
  package let subject: String
  /// In percent, to one decimal.
  package let needed: Rational?
  /// In percent, to one decimal; below `needed` when the condition fails.
  package let reached: Rational?
  /// Nil where it cannot be judged.
  package let holds: Bool?

  init(_ outcome: ConditionOutcome, _ percents: PercentShower) {
    subject = outcome.subject.text
    needed = outcome.needed.map { ($0 * 100).rounded(places: 1) }
    reached = outcome.reached.map { percents.shown($0, of: outcome.subject) }
    holds = outcome.holds
  }
}

/// The score of a section or competency.
package struct TranscriptPart: Hashable, Sendable {
  package let id: String
  package let title: String?
  package let part: PartScore
  /// Whether it rests on enough items to be reported.
  package let isReported: Bool
  /// To one decimal; nil where it is not reported or nothing counts.
  package let percent: Rational?

  init(
    _ id: String, _ title: String?, _ part: PartScore, isReported: Bool, _ subject: PassRule.Subject,
    _ percents: PercentShower
  ) {
    self.id = id
    self.title = title
    self.part = part
    self.isReported = isReported
    percent = isReported ? part.share.map { percents.shown($0, of: subject) } : nil
  }
}
