/// What a client asks of a session and what changes it; each carries the client's sequence number beside it.
package enum SessionCommand: Hashable, Sendable, Codable {
  case save(SlotID, Answer)
  case clear(SlotID)
  case flag(SlotID, Bool)
  case comment(SlotID, String)
  case go(SlotID)
  case check(SlotID, Answer)
  case hint(SlotID)
  case submitSection(SectionID)
  /// `confirm` says that answers may be missing.
  case submit(confirm: Bool)
  /// Whether the candidate agrees.
  case agree(AgreementID, Bool)
  case pause
  case resume
  case startBreak
  case endBreak
  case note(ClientEvent)
  /// Keeps a text of the client's own in place of the one before.
  case keepState(String)
  case beginFile(SlotID, FileDescription)
  case endFile(FileID, ContentDigest)
}

/// Something that a client tells of what happened on its side.
package struct ClientEvent: Hashable, Sendable, Codable {
  /// The client's word: `item-viewed`, `focus-lost`, `focus-gained`, `audio-played`, or one of its own.
  package var kind: String
  /// The slot that it is about.
  package var slot: SlotID?
  /// What else there is to say, as a text.
  package var detail: String?

  package init(kind: String, slot: SlotID? = nil, detail: String? = nil) {
    self.kind = kind
    self.slot = slot
    self.detail = detail
  }
}

/// A file that a candidate sends as an answer, or as a part of one.
package struct FileDescription: Hashable, Sendable, Codable {
  /// As the candidate calls it; never used as a path.
  package var name: String
  /// A media type such as `application/pdf`.
  package var type: String
  package var bytes: Int

  package init(name: String, type: String, bytes: Int) {
    self.name = name
    self.type = type
    self.bytes = bytes
  }
}

/// What staff ask of a session; each is an ``StaffAct`` with a reason.
package enum StaffCommand: Hashable, Sendable, Codable {
  /// Adds time; below zero takes it away.
  case extend(TimeScope, Interval)
  /// Takes the session out of what counts, and says whether the attempt counts all the same.
  case void(attemptCounts: Bool)
  /// Opens a submitted session again, with so much time from now on; nil for what was left.
  case reopen(Interval?)
  /// Puts a remark into the record.
  case remark
  /// Lets what was refused or late count: the answer that the event of this number brought.
  case accept(event: Int, SlotID, Answer)
  /// A code by which the candidate can take the session up without its token.
  case issueCode(digest: String, until: Instant)
  case mark(Mark)
  case approve
  case hold
  case release
  case rescore(Rescoring)
}

/// Who of the staff did something, and why.
package struct StaffAct: Hashable, Sendable, Codable {
  /// Unique among the acts on a session: the same key with the same content does nothing twice.
  package var requestKey: String
  /// A role or a pseudonym, never a person's name.
  package var by: String
  package var reason: String

  package init(requestKey: String, by: String, reason: String) {
    self.requestKey = requestKey
    self.by = by
    self.reason = reason
  }
}

/// What a limit of time is about.
package enum TimeScope: Hashable, Sendable, Codable {
  case exam
  case section(SectionID)
  case item(SlotID)
}

/// Why a session refuses a command, by a rule of the assessment.
///
/// Journalled with the command's content, and given again when the command is repeated.
package struct Refusal: Error, Hashable, Sendable, Codable {
  package var kind: Kind
  /// What happened and why, as a sentence.
  package var message: String
  /// What the client can do, as a sentence.
  package var advice: String

  package init(_ kind: Kind, _ message: String, advice: String) {
    self.kind = kind
    self.message = message
    self.advice = advice
  }

  /// The stable words on which clients switch, with the codes of the protocol.
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case stateViolation, navigationForbidden, skippingForbidden, triesUsed, invalidAnswer, incomplete, unknownSlot
    case timeOver, tooEarly, paused
    case notReleased, forbidden
    case limit

    /// The error code of the protocol.
    package var code: Int {
      switch self {
      case .stateViolation: 3003
      case .navigationForbidden: 3004
      case .skippingForbidden: 3005
      case .triesUsed: 3006
      case .invalidAnswer: 3007
      case .incomplete: 3008
      case .unknownSlot: 3009
      case .timeOver: 4001
      case .tooEarly: 4002
      case .paused: 4003
      case .notReleased: 5001
      case .forbidden: 5002
      case .limit: 6002
      }
    }
  }
}
