package import AssayModel

/// The fact that what was kept of a candidate was made unreadable, for good.
///
/// The key to it was destroyed. What stays: pseudonym, assessments, attempts, times, counts, states, and the digests that
/// prove that nothing else went missing.
package struct Erasure: Hashable, Sendable {
  /// Counted from 1 over all erasures of the store.
  package var number: Int
  package var candidate: CandidateID
  package var at: Instant
  /// Who did it, in their own words; may be empty.
  package var officer: String
  /// Why.
  package var reason: String
  /// How many sessions became unreadable.
  package var sessions: Int
  /// How many events they had.
  package var events: Int
  /// How many registrations became unreadable.
  package var registrations: Int

  package init(
    number: Int, candidate: CandidateID, at: Instant, officer: String, reason: String, sessions: Int, events: Int,
    registrations: Int
  ) {
    self.number = number
    self.candidate = candidate
    self.at = at
    self.officer = officer
    self.reason = reason
    self.sessions = sessions
    self.events = events
    self.registrations = registrations
  }
}

/// What is asked of a store that is to erase.
package struct ErasureRequest: Hashable, Sendable {
  package var candidates: [CandidateID]
  package var at: Instant
  package var officer: String
  package var reason: String
  /// Leave who did something after this, or was registered after it; nil for whoever it is.
  package var quietSince: Instant?

  package init(_ candidates: [CandidateID], at: Instant, officer: String, reason: String) {
    self.candidates = candidates
    self.at = at
    self.officer = officer
    self.reason = reason
  }
}

/// What came of erasing a candidate.
package enum ErasureOutcome: Hashable, Sendable {
  case erased(Erasure)
  /// A legal hold keeps it; nothing was erased.
  case held(Hold)
  /// Something happened after ``ErasureRequest/quietSince``; nothing was erased.
  case active
  /// Nothing is kept of the candidate that could be read.
  case nothing
}
