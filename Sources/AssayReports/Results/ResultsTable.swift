import AssayDiagnostics
package import AssayModel
import AssayScoring

/// The results of all sessions of an assessment as they hold, as `assay results` prints them.
package struct ResultsTable: Hashable, Sendable {
  package let subject: ReportSubject
  /// By candidate, attempt and session.
  package let rows: [ResultRow]
  /// The package by which the latest rescore scores, and how many sessions it has not reached.
  package let notRescored: Int

  /// A session that is not submitted yet.
  package struct OpenSession: Hashable, Sendable {
    package let session: SessionID
    package let candidate: CandidateID
    package let attempt: Int

    package init(session: SessionID, candidate: CandidateID, attempt: Int) {
      self.session = session
      self.candidate = candidate
      self.attempt = attempt
    }
  }

  /// Makes the rows, in whatever order the sessions come.
  package init(_ sittings: [SittingRecord], open: [OpenSession], in index: PackageIndex, digest: ContentDigest? = nil) {
    subject = ReportSubject(index.package, digest: digest)
    let counting = CountingAttempts(sittings, by: index.package.assessment)
    rows = (sittings.map { ResultRow($0, counts: counting.contains($0.session)) } + open.map { ResultRow($0) }).sorted {
      ($0.candidate, $0.attempt, $0.session) < ($1.candidate, $1.attempt, $1.session)
    }
    let latest = sittings.compactMap(\.rescoredAt).max()
    notRescored = latest == nil ? 0 : sittings.count { $0.rescoring == nil && $0.effective.state != .void }
  }

  /// How many rows have each word for their state, in the order of the states; only those that occur.
  package var counts: [(word: String, count: Int)] {
    (DecisionState.allCases.map(\.rawValue) + ["open"]).compactMap { word in
      let count = rows.count { $0.stateWord == word }
      return count == 0 ? nil : (word, count)
    }
  }
}

/// The result of one session.
package struct ResultRow: Hashable, Sendable {
  package let session: SessionID
  package let candidate: CandidateID
  package let attempt: Int
  /// As it holds; nil while the session is open.
  package let effective: DeliveredResult?
  /// What the rules of scoring say by themselves; nil while the session is open.
  package let computed: DeliveredResult?
  package let submitted: Instant?
  /// When the pass counts from; nil without a pass.
  package let passed: Instant?
  /// How often the session was rescored.
  package let rescores: Int
  /// Whether the attempt is the one that stands for the candidate.
  package let counts: Bool
  /// Why the result is not simply what the rules say, or what it waits for; empty where there is nothing to say.
  package let remarks: [String]

  init(_ sitting: SittingRecord, counts: Bool) {
    session = sitting.session
    candidate = sitting.candidate
    attempt = sitting.attempt
    effective = sitting.effective
    let computed = sitting.computed
    self.computed = computed
    submitted = sitting.submitted
    passed = sitting.passedAt
    rescores = sitting.record.count { entry in
      if case .act(_, .rescore) = entry.what { true } else { false }
    }
    self.counts = counts
    remarks = Self.remarks(sitting, computed)
  }

  init(_ open: ResultsTable.OpenSession) {
    session = open.session
    candidate = open.candidate
    attempt = open.attempt
    effective = nil
    computed = nil
    submitted = nil
    passed = nil
    rescores = 0
    counts = false
    remarks = []
  }

  /// The decision as it holds, or `open`.
  package var stateWord: String { effective?.state.rawValue ?? "open" }

  private static func remarks(_ sitting: SittingRecord, _ computed: DeliveredResult) -> [String] {
    var remarks: [String] = []
    switch sitting.effective.state {
    case .pass where sitting.effective.computed != nil:
      let now = computed.state == .pass ? "a lower score" : computed.state.rawValue
      remarks.append("an earlier pass stands; the rescore computes \(now)")
    case .pendingMarking:
      let waiting = sitting.marked.filter { $0.answer != nil }
      let missing = waiting.reduce(0) { sum, slot in
        if case .needsRaters(let count) = slot.state { sum + count } else { sum }
      }
      let apart = waiting.count { $0.state == .needsAdjudication }
      if missing > 0 { remarks.append("waits for \(counted(missing, "mark"))") }
      if apart > 0 { remarks.append("waits for \(counted(apart, "adjudication"))") }
    case .held where computed.state == .held: remarks.append("a condition cannot be judged on what remains of the form")
    case .held: remarks.append("staff hold it; the rules say \(computed.state.rawValue)")
    case .pendingApproval: remarks.append("the rules say \(computed.state.rawValue)")
    case .pass, .fail, .void, .indeterminate: break
    }
    if sitting.effective.isFlagged { remarks.append("flagged for staff to decide on") }
    return remarks
  }
}
