package import AssayModel

/// What a session is and how far it has come, without its events.
package struct SessionSummary: Hashable, Sendable {
  /// Counted from 1 over all sessions of the store, in the order in which they were started.
  package var number: Int
  package var session: SessionID
  package var candidate: CandidateID
  package var assessment: AssessmentID
  /// Counted from 1 for the candidate at the assessment.
  package var attempt: Int
  package var requestKey: String
  /// The package that the session runs on.
  package var package: ContentDigest
  package var started: Instant
  /// When the latest event happened.
  package var latest: Instant
  /// How many events there are.
  package var count: Int
  package var state: State
  /// The number of the ``Erasure`` that made its events unreadable; nil while they can be read.
  package var erasure: Int?

  /// Whether the session was submitted, as far as its events say; a time limit that has run out shows only when it is
  /// recorded.
  package enum State: String, Hashable, Sendable, CaseIterable {
    case open, submitted
  }

  /// What the events of a session say, or nil where there are none or the first is not `started`.
  init?(number: Int, events: [SessionEvent]) {
    guard let first = events.first, let last = events.last, case .started(let start) = first.kind else { return nil }
    self.number = number
    session = start.session
    candidate = start.candidate
    assessment = start.assessment
    attempt = start.attempt
    requestKey = start.requestKey
    package = start.package
    started = first.at
    latest = last.at
    count = events.count
    state = events.last { $0.kind.newState != nil }?.kind.newState ?? .open
  }

  init(
    number: Int, session: SessionID, candidate: CandidateID, assessment: AssessmentID, attempt: Int,
    requestKey: String, package: ContentDigest, started: Instant, latest: Instant, count: Int, state: State,
    erasure: Int? = nil
  ) {
    self.number = number
    self.session = session
    self.candidate = candidate
    self.assessment = assessment
    self.attempt = attempt
    self.requestKey = requestKey
    self.package = package
    self.started = started
    self.latest = latest
    self.count = count
    self.state = state
    self.erasure = erasure
  }
}
