package import AssayModel

/// The scores of sessions of one assessment, computed from what was recorded, as `assay score` prints them.
package struct ScoresTable: Hashable, Sendable {
  package let subject: ReportSubject
  /// By candidate, attempt and session.
  package let rows: [ScoreRow]

  /// Computes the rows, in whatever order the sittings come.
  package init(
    _ sittings: some Sequence<SittingRecord>, in index: PackageIndex, digest: ContentDigest? = nil
  ) {
    subject = ReportSubject(index.package, digest: digest)
    let sittings = Array(sittings)
    let counting = CountingAttempts(sittings, by: index.package.assessment)
    rows = sittings.map { ScoreRow($0, by: index.package.assessment, counts: counting.contains($0.session)) }.sorted {
      ($0.candidate, $0.attempt, $0.session) < ($1.candidate, $1.attempt, $1.session)
    }
  }

  /// How many rows agree with what was delivered.
  package var agreeing: Int { rows.count { $0.agreement == .agrees } }
  package var differing: [ScoreRow] { rows.filter { if case .differs = $0.agreement { true } else { false } } }
  package var notDelivered: Int { rows.count { $0.agreement == .notDelivered } }
}

/// The score of one session.
package struct ScoreRow: Hashable, Sendable {
  package let session: SessionID
  package let candidate: CandidateID
  package let attempt: Int
  /// Points, exact.
  package let raw: Rational
  package let maximum: Rational
  /// Percent of the (weighted) maximum to one decimal, below every threshold that was missed; nil where nothing counts.
  package let percent: Rational?
  package let scaled: Rational?
  /// The form's cut in percent to one decimal; nil where nothing is cut.
  package let cut: Rational?
  /// As it holds.
  package let state: DecisionState
  /// What the rules alone say, where something else stands: a pass that a rescore would take away, or staff's word.
  package let computed: DecisionState?
  /// Whether it was rescored.
  package let isRescored: Bool
  /// Whether the attempt is the one that stands for the candidate.
  package let counts: Bool
  package let agreement: Agreement

  package init(_ sitting: SittingRecord, by assessment: Assessment, counts: Bool = false) {
    session = sitting.session
    candidate = sitting.candidate
    attempt = sitting.attempt
    raw = sitting.result.score.total.earned
    maximum = sitting.result.score.total.maximum
    percent = PercentShower(sitting.result, by: assessment).total()
    scaled = sitting.result.score.scaled
    cut = sitting.result.decision.cut.map { ($0.share * 100).rounded(places: 1) }
    state = sitting.effective.state
    computed = sitting.effective.computed
    isRescored = sitting.rescoring != nil
    self.counts = counts
    agreement = Agreement(sitting.delivered, sitting.effective)
  }
}
