package import AssayModel

/// The fact that something must not be erased, a legal hold, or that it may be again.
///
/// Of the facts about one subject the latest counts.
package struct Hold: Hashable, Sendable {
  /// Counted from 1 over all of the store, ends included.
  package var number: Int
  package var subject: Subject
  /// Whether the hold begins; else it ends.
  package var begins: Bool
  package var at: Instant
  /// Who did it, in their own words; may be empty.
  package var officer: String
  /// Why.
  package var reason: String

  /// What a hold is on.
  package enum Subject: Hashable, Sendable {
    /// All that is kept of a candidate.
    case candidate(CandidateID)
    /// All that is kept of everybody who was registered for an assessment or sat it.
    case assessment(AssessmentID)
  }

  package init(number: Int, subject: Subject, begins: Bool, at: Instant, officer: String, reason: String) {
    self.number = number
    self.subject = subject
    self.begins = begins
    self.at = at
    self.officer = officer
    self.reason = reason
  }
}

/// What is asked of a store that is to keep something, or need not any more.
package struct HoldRequest: Hashable, Sendable {
  package var subject: Hold.Subject
  package var begins: Bool
  package var at: Instant
  package var officer: String
  package var reason: String

  package init(_ subject: Hold.Subject, begins: Bool, at: Instant, officer: String, reason: String) {
    self.subject = subject
    self.begins = begins
    self.at = at
    self.officer = officer
    self.reason = reason
  }
}

extension Hold {
  /// The fact that a request makes.
  init(_ request: HoldRequest, number: Int) {
    self.init(
      number: number, subject: request.subject, begins: request.begins, at: request.at, officer: request.officer,
      reason: request.reason)
  }

  /// Whether it is about what is kept of a candidate who was registered for, or sat, these assessments.
  package func concerns(_ candidate: CandidateID, at assessments: some Sequence<AssessmentID>) -> Bool {
    switch subject {
    case .candidate(let held): held == candidate
    case .assessment(let held): assessments.contains(held)
    }
  }
}

/// What came of asking for a hold or for its end.
package enum HoldOutcome: Hashable, Sendable {
  case recorded(Hold)
  /// It was so already, by this fact; nil where there never was a hold that could end.
  case unchanged(Hold?)
}

extension [Hold] {
  /// The holds that are in force after these facts, in the order of their numbers.
  package var inForce: [Hold] {
    var latest: [Hold.Subject: Hold] = [:]
    for hold in self { latest[hold.subject] = hold }
    return latest.values.filter(\.begins).sorted { $0.number < $1.number }
  }

  /// The latest fact about a subject.
  func last(on subject: Hold.Subject) -> Hold? { last { $0.subject == subject } }
}

extension Hold.Subject: CustomStringConvertible {
  /// In words, such as ``candidate `c-7` ``.
  package var description: String {
    switch self {
    case .candidate(let id): "candidate `\(id)`"
    case .assessment(let id): "assessment `\(id)`"
    }
  }
}
