/// What a client asks of a session and what changes it; each carries the client's sequence number beside it.
package enum SessionCommand: Hashable, Sendable, Codable {
  case save(SlotID, Answer)
  case clear(SlotID)
  case flag(SlotID, Bool)
  case go(SlotID)
  case check(SlotID, Answer)
  case hint(SlotID)
  case submitSection(SectionID)
  /// `confirm` says that answers may be missing.
  case submit(confirm: Bool)
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
