/// One thing that happened in a session; the session is the fold over them.
package struct SessionEvent: Hashable, Sendable, Codable {
  package var at: Instant
  /// The client's sequence number, for what a client's mutating call brought about.
  package var sequence: Int?
  package var kind: Kind

  package init(at: Instant, sequence: Int? = nil, _ kind: Kind) {
    self.at = at
    self.sequence = sequence
    self.kind = kind
  }

  // The large and rare ones are boxed, so that an event of a saved answer is small: 96 bytes instead of 320.
  package enum Kind: Hashable, Sendable, Codable {
    indirect case started(SessionStart)
    /// A client took the session over; older clients are stale from here on.
    case attached(epoch: Int, tokenDigest: String)
    /// The item of a slot was shown for the first time.
    case served(SlotID)
    case saved(SlotID, Answer)
    case cleared(SlotID)
    case flagged(SlotID, Bool)
    case moved(SlotID)
    /// A try at an item of a knowledge check, with the credit of the answer itself, from 0 to 1.
    case checked(SlotID, Answer, credit: Rational)
    case hinted(SlotID)
    case sectionSubmitted(SectionID)
    case submitted(SubmissionCause)
    /// What was refused by a rule of the assessment, kept with its content.
    indirect case refused(SessionCommand, Refusal)
    /// What the candidate was, or will be, told; the latest stands, and the earlier ones stay on record.
    indirect case decided(DeliveredResult)

    /// Whether the candidate agreed to what must be agreed to.
    case agreed(AgreementID, Bool)
    case commented(SlotID, String)
    indirect case noted(ClientEvent)
    /// A text of the client's own.
    case stateKept(String)
    indirect case fileBegun(FileID, SlotID, FileDescription)
    /// A file is there whole, and has this digest.
    case fileEnded(FileID, ContentDigest)

    case paused
    case resumed
    case breakStarted
    case breakEnded
    /// The time of a section is over; what was saved there stays.
    case sectionExpired(SectionID)
    /// The client went away, so that an interruption began.
    case detached
    /// Time of an interruption is given back: it did not run.
    case givenBack(Interval)
    /// The engine's clock stood behind the record by so much; the record's time was taken.
    case clockClamped(Interval)

    /// What staff did.
    indirect case staff(StaffAct, StaffCommand)
  }
}

/// Why a session ended.
package enum SubmissionCause: String, Hashable, Sendable, Codable, CaseIterable {
  case candidate
  case timeLimit = "time-limit"
  /// The candidate did not agree to what must be agreed to; the attempt counts.
  case declined
  /// Likewise, and the attempt does not count.
  case declinedUnused = "declined-unused"
  /// Staff ended it.
  case staff
}

/// How a session began: everything that it depends on.
package struct SessionStart: Hashable, Sendable, Codable {
  package var session: SessionID
  package var candidate: CandidateID
  package var assessment: AssessmentID
  package var package: ContentDigest
  package var form: Form
  /// Counted from 1 for this candidate at this assessment.
  package var attempt: Int
  /// The client's own key for the start; the same key gives the same session.
  package var requestKey: String
  /// The digest of the secret that calls must carry.
  package var tokenDigest: String
  package var budget: TimeBudget?
  package var locale: String
  package var groups: [String: String]
  /// What the candidate needs of the client, by the names of QTI 3.
  package var needs: [String]
  /// What must be agreed to before the first item, in order.
  package var agreements: [AgreementID]

  package init(
    session: SessionID, candidate: CandidateID, assessment: AssessmentID, package: ContentDigest, form: Form,
    attempt: Int, requestKey: String, tokenDigest: String, budget: TimeBudget? = nil, locale: String,
    groups: [String: String] = [:], needs: [String] = [], agreements: [AgreementID] = []
  ) {
    self.session = session
    self.candidate = candidate
    self.assessment = assessment
    self.package = package
    self.form = form
    self.attempt = attempt
    self.requestKey = requestKey
    self.tokenDigest = tokenDigest
    self.budget = budget
    self.locale = locale
    self.groups = groups
    self.needs = needs
    self.agreements = agreements
  }
}

/// The result as it was recorded at the end of a session, to hold later computations against.
package struct DeliveredResult: Hashable, Sendable, Codable {
  package var state: DecisionState
  package var raw: Rational
  package var maximum: Rational
  package var scaled: Rational?
  package var cut: FormCut?
  /// The version of the scoring rules.
  package var scoringVersion: Int
  /// What is scored by the rules alone, where a policy lets an earlier result stand instead; nil where they agree.
  package var computed: DecisionState?
  /// Whether staff should look at it: a pass that stands although a rescore computed a fail.
  package var isFlagged: Bool

  package init(
    state: DecisionState, raw: Rational, maximum: Rational, scaled: Rational?, cut: FormCut?, scoringVersion: Int,
    computed: DecisionState? = nil, isFlagged: Bool = false
  ) {
    self.computed = computed
    self.isFlagged = isFlagged
    self.state = state
    self.raw = raw
    self.maximum = maximum
    self.scaled = scaled
    self.cut = cut
    self.scoringVersion = scoringVersion
  }
}
