package import AssayModel
package import AssayScoring

/// What a rescore changes: the keys and policies, and every session whose result becomes another one.
package struct RescoreTable: Hashable, Sendable {
  package let subject: ReportSubject
  /// What changed of each item since it was delivered, each once over all packages, in the order of their ids.
  package let items: [ItemChange]
  package let policies: [ScoringDifference]
  package let treatments: [ItemTreatment]
  /// What a person should look at before applying it, in sentences.
  package let remarks: [String]
  /// The sessions whose result changes, by candidate, attempt and session.
  package let rows: [RescoreRow]
  package let counts: Counts

  /// How many sessions there are of each sort.
  package struct Counts: Hashable, Sendable {
    /// Sessions that are rescored.
    package var rescored = 0
    /// Of these, those that are scored just so already: nothing is recorded for them.
    package var settled = 0
    /// Still open, so that they cannot be rescored yet.
    package var open = 0
    /// Void, so that nothing is to rescore.
    package var void = 0

    package init() {}
  }

  package init(
    of index: PackageIndex, items: [ItemChange], policies: [ScoringDifference], treatments: [ItemTreatment],
    remarks: [String], rows: [RescoreRow], counts: Counts
  ) {
    subject = ReportSubject(index.package, digest: nil)
    self.items = items
    self.policies = policies
    self.treatments = treatments
    self.remarks = remarks
    self.rows = rows.sorted { ($0.candidate, $0.attempt, $0.session) < ($1.candidate, $1.attempt, $1.session) }
    self.counts = counts
  }

  /// How many sessions go each way; only ways that occur.
  package var ways: [(way: RescoreRow.Way, count: Int)] {
    RescoreRow.Way.allCases.compactMap { way in
      let count = rows.count { $0.way == way }
      return count == 0 ? nil : (way, count)
    }
  }
}

/// A session whose result a rescore changes.
package struct RescoreRow: Hashable, Sendable {
  package let session: SessionID
  package let candidate: CandidateID
  package let attempt: Int
  /// As it holds now, and as it would.
  package let before: DeliveredResult
  package let after: DeliveredResult
  /// What the rules say by themselves, before and after.
  package let computed: DeliveredResult

  package init(
    session: SessionID, candidate: CandidateID, attempt: Int, before: DeliveredResult, after: DeliveredResult,
    computed: DeliveredResult
  ) {
    self.session = session
    self.candidate = candidate
    self.attempt = attempt
    self.before = before
    self.after = after
    self.computed = computed
  }

  /// What becomes of the result.
  package var way: Way {
    if after.state == .pass, before.state != .pass { return .nowPass }
    if before.state == .pass, after.state == .pass, after.computed != nil { return .stands }
    if before.state == .pass, after.state != .pass { return .noLongerPass }
    if after.state != before.state { return .otherState }
    guard let old = before.share, let new = after.share, old != new else { return .otherDetail }
    return new > old ? .higher : .lower
  }

  package enum Way: String, Hashable, Sendable, CaseIterable {
    case nowPass = "now-pass"
    case noLongerPass = "no-longer-pass"
    /// An earlier pass, or its score, stands in spite of what is computed.
    case stands
    case otherState = "other-state"
    case higher, lower
    /// Only the cut, the scale or the maximum is another one.
    case otherDetail = "other-detail"

    /// What so many sessions do, such as `3 become a pass`.
    func words(_ count: Int) -> String {
      let isOne = count == 1
      return switch self {
      case .nowPass: isOne ? "1 becomes a pass" : "\(count) become a pass"
      case .noLongerPass: isOne ? "1 is no pass any more" : "\(count) are no pass any more"
      case .stands: "\(count) \(isOne ? "keeps" : "keep") a pass, or its score, that the rules would lower"
      case .otherState: "\(count) \(isOne ? "gets" : "get") another state"
      case .higher: "\(count) \(isOne ? "gets" : "get") more, and the same decision"
      case .lower: "\(count) \(isOne ? "gets" : "get") less, and the same decision"
      case .otherDetail: "\(count) \(isOne ? "differs" : "differ") in the cut, the maximum or the scale alone"
      }
    }
  }
}

extension DeliveredResult {
  /// The share of the maximum; nil where nothing counts.
  fileprivate var share: Rational? { maximum == .zero ? nil : raw / maximum }
}
