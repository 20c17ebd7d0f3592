package import AssayModel

/// What a command brings about: what to put into the journal, and what to answer.
///
/// Journal first, then apply, then answer.
package struct Decided: Hashable, Sendable {
  /// In order; may begin with the submission that fell due before the command.
  package var events: [SessionEvent]
  package var outcome: Outcome

  package init(events: [SessionEvent], outcome: Outcome) {
    self.events = events
    self.outcome = outcome
  }

  package enum Outcome: Hashable, Sendable {
    case accepted(Reply, isReplay: Bool)
    /// Refused by a rule.
    ///
    /// Journalled under its number with what was sent. Kind `limit` alone is neither journalled nor numbered.
    case refused(Refusal, isReplay: Bool)
    /// The number was not the next one.
    case sequenceGap(expected: Int)
    /// The number was used for something else.
    case sequenceConflict(expected: Int)
  }
}

/// The answer to a command that was carried out.
package enum Reply: Hashable, Sendable {
  /// Late when it came after the limit, in the grace period.
  case saved(SlotID, isLate: Bool)
  case cleared(SlotID, isLate: Bool)
  case flagged(SlotID, Bool)
  case moved(SlotID)
  indirect case checked(CheckFeedback)
  indirect case hint(Hint)
  /// Which section was closed; ``Session/view(at:in:)`` says where the session goes on.
  case sectionSubmitted(SectionID)
  case submitted(SubmissionCause, at: Instant)
  case commented(SlotID)
  case agreed(AgreementID, Bool)
  case paused
  case resumed
  case breakStarted
  case breakEnded
  case noted
  case stateKept
  case fileBegun(FileID)
  case fileEnded(FileID)
}

/// One hint of an item.
package struct Hint: Hashable, Sendable {
  package var slot: SlotID
  /// From 1.
  package var number: Int
  /// As Markdown.
  package var text: String
  /// How many more there are.
  package var left: Int

  package init(slot: SlotID, number: Int, text: String, left: Int) {
    self.slot = slot
    self.number = number
    self.text = text
    self.left = left
  }
}
