package import AssayModel
package import AssayScoring

/// One submitted session, with what reports and transcripts need of it.
package struct SittingRecord: Hashable, Sendable {
  package var session: SessionID
  package var candidate: CandidateID
  /// Counted from 1 for this candidate at this assessment.
  package var attempt: Int
  package var form: Form
  /// What stands at each slot, in the order of the form and in shown ids, whether or not it came in time.
  ///
  /// Nil where nothing does. What counted is in the result.
  package var responses: [Answer?]
  package var result: SessionResult
  /// What was recorded last, at the end of the session or after it; nil where nothing was.
  package var delivered: DeliveredResult?
  /// What holds in place of the result, by what staff did or by a pass that stands; nil where the result holds.
  package var standing: DeliveredResult?
  /// When the pass counts from; nil without a pass.
  package var passedAt: Instant?
  /// What it is scored by since it was rescored last; nil where it never was.
  package var rescoring: Rescoring?
  /// When it was rescored last.
  package var rescoredAt: Instant?
  /// The answers that people score, with their marks.
  package var marked: [MarkedSlot] = []
  /// What staff did and which results were recorded, in order.
  package var record: [RecordEntry] = []
  /// What the candidate agreed to, and the pauses and breaks, in order.
  package var course: [CourseEntry] = []
  /// Memberships, such as `language: other`.
  package var groups: [String: String]
  package var started: Instant
  package var submitted: Instant
  /// Why the session ended; nil where that is not known.
  package var cause: SubmissionCause?

  package init(
    session: SessionID, candidate: CandidateID, attempt: Int, form: Form, responses: [Answer?], result: SessionResult,
    delivered: DeliveredResult? = nil, groups: [String: String] = [:], started: Instant, submitted: Instant,
    cause: SubmissionCause? = nil
  ) {
    self.session = session
    self.candidate = candidate
    self.attempt = attempt
    self.form = form
    self.responses = responses
    self.result = result
    self.delivered = delivered
    self.groups = groups
    self.started = started
    self.submitted = submitted
    self.cause = cause
  }
}

extension SittingRecord {
  /// What would be recorded now: the result, or what stands in its place.
  package var effective: DeliveredResult { standing ?? DeliveredResult(result) }

  /// What the rules of scoring say by themselves, whatever staff did and whatever stands of an earlier result.
  package var computed: DeliveredResult {
    var computed = DeliveredResult(result)
    computed.state = effective.computed ?? effective.state
    return computed
  }
}

/// Why a session is not in a report.
package enum ExclusionReason: String, Hashable, Sendable, CaseIterable {
  /// Not submitted yet.
  case open
  /// Taken on another package: another edition of the assessment.
  case otherPackage = "other-package"
  /// What the candidate did was erased.
  case erased
  /// Scored by another key than the others, because the latest rescore has not reached it.
  case otherScoring = "other-scoring"
  /// Voided by staff.
  case void
  /// People have yet to score answers that count.
  case pendingMarking = "pending-marking"
  /// Not the candidate's first attempt, in a report on first attempts.
  case laterAttempt = "later-attempt"
  /// Submitted before or after the days of the report.
  case otherDate = "other-date"
  /// Not of the groups of the report.
  case otherGroup = "other-group"
  /// Not every item was reached, in a report on complete sessions.
  case incomplete
  /// Nothing on the form counts.
  case nothingScored = "nothing-scored"
  /// The form or the scores do not fit the package.
  case mismatch
  /// The record could not be read.
  case unreadable
}
