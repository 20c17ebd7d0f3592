import AssayModel
import AssayStore

/// Which candidates' records have been kept for as long as they are to be, and which stay, and why.
///
/// What is kept of a candidate is sealed with one key, so that it is erased as a whole: a candidate is due once
/// everything of theirs is.
struct RetentionPlan {
  /// In the order of their pseudonyms.
  var candidates: [Entry] = []

  struct Entry {
    var candidate: CandidateID
    /// Sessions that can be read.
    var sessions: Int
    var registrations: Int
    var outcome: Outcome
  }

  enum Outcome {
    /// Everything was to be kept until then.
    case due(Instant)
    /// It is to be kept until then, for this assessment.
    case kept(AssessmentID, until: Instant)
    /// This assessment says nothing of an end.
    case unlimited(AssessmentID)
    /// It would be due, and must stay.
    case held(Hold)
  }

  /// Since when nothing may have happened of a candidate who is erased: no retention is shorter than a day.
  static let quiet = Interval(seconds: 86_400)

  /// What is to be done at a moment.
  ///
  /// - Parameters:
  ///   - store: Whose records.
  ///   - policies: How long each assessment keeps them; nil, or none, for without an end.
  ///   - now: The moment.
  /// - Throws: What the store refuses.
  init(_ store: any Store, _ policies: [AssessmentID: Interval?], at now: Instant) throws(StoreError) {
    let holds = try store.holds().inForce
    var sessions: [CandidateID: [SessionSummary]] = [:]
    for summary in try store.summaries(of: nil, by: nil) where summary.erasure == nil {
      sessions[summary.candidate, default: []].append(summary)
    }
    var names = Set(sessions.keys)
    for assessment in policies.keys {
      names.formUnion(try store.registrations(for: assessment).map(\.registration.candidate))
    }
    for candidate in names.sorted() {
      let own = sessions[candidate] ?? []
      let registrations = try store.registrations(of: candidate)
      // A session is over with its latest event, a registration with its window.
      let ends =
        own.map { ($0.assessment, $0.latest) }
        + registrations.map { record in
          (record.registration.assessment, max(record.at, record.registration.closes ?? record.at))
        }
      var outcome = Self.outcome(ends, policies, at: now)
      if case .due = outcome, let hold = holds.first(where: { $0.concerns(candidate, at: ends.map(\.0)) }) {
        outcome = .held(hold)
      }
      candidates.append(
        Entry(candidate: candidate, sessions: own.count, registrations: registrations.count, outcome: outcome))
    }
  }

  private static func outcome(
    _ ends: [(assessment: AssessmentID, over: Instant)], _ policies: [AssessmentID: Interval?], at now: Instant
  ) -> Outcome {
    var last: (assessment: AssessmentID, until: Instant)?
    for end in ends {
      guard let period = policies[end.assessment] ?? nil else { return .unlimited(end.assessment) }
      let until = end.over + period
      if last.map({ $0.until < until }) ?? true { last = (end.assessment, until) }
    }
    guard let last else { return .due(now) }
    return last.until <= now ? .due(last.until) : .kept(last.assessment, until: last.until)
  }

  /// Those that are due.
  var due: [CandidateID] {
    candidates.compactMap { entry in
      if case .due = entry.outcome { entry.candidate } else { nil }
    }
  }
}
