package import AssayModel
import AssayScoring

/// A session for the eyes of staff: what happened, what was answered, what it earned.
///
/// Holds authored ids and marks, so it never goes to a candidate.
package struct Transcript: Hashable, Sendable {
  package var start: SessionStart
  package var startedAt: Instant
  package var phase: Session.Phase
  /// Every event in its order.
  package var entries: [Entry]
  /// In the order of the form.
  package var slots: [Slot]
  package var result: SessionResult
  /// What was recorded at the end; nil while the session is open.
  package var delivered: DeliveredResult?
  /// Whether what was recorded agrees with what the events give now; nil while the session is open.
  package var agrees: Bool? { delivered.map { $0 == DeliveredResult(result) } }

  /// One event, with what staff want to know beside it.
  package struct Entry: Hashable, Sendable {
    package var event: SessionEvent
    /// Since the start.
    package var elapsed: Interval
    /// The item of the slot that the event is about.
    package var item: ItemID?
    /// The answer of the event in authored ids; nil where there is none, or none that fits.
    package var answer: Answer?
  }

  /// One slot at the end.
  package struct Slot: Hashable, Sendable {
    package var slot: SlotID
    package var section: SectionID
    package var item: ItemID
    package var role: FormSlot.Role
    /// What counts, in authored ids.
    package var answer: Answer?
    /// What came after the limit and does not count, in authored ids.
    package var uncounted: Answer?
    package var tries: Int
    package var hints: Int
    package var isFlagged: Bool
    package var outcome: ItemOutcome?
  }

  /// Reads a journal.
  package init(_ events: [SessionEvent], in context: SessionContext) throws(ReplayError) {
    let session = try Session(replaying: events)
    let result = session.result(in: context)
    start = session.start
    startedAt = session.startedAt
    phase = session.phase
    delivered = session.deliveredResult
    self.result = result
    entries = events.map { event in
      let place = event.kind.slot.flatMap { session.index(of: $0) }
      return Entry(
        event: event, elapsed: event.at - session.startedAt, item: place.map { session.form.slots[$0].item },
        answer: place.flatMap { place in
          event.kind.answer.flatMap { context.presentation(at: place)?.authored($0) }
        })
    }
    let outcomes = Dictionary(result.outcomes.map { ($0.slot, $0) }, uniquingKeysWith: { first, _ in first })
    slots = session.slots.enumerated().map { place, state in
      let slot = session.form.slots[place]
      let presentation = context.presentation(at: place)
      let counting = session.response(at: place, in: context).answer
      let shown = state.tries.last?.answer ?? state.shownAnswer
      return Slot(
        slot: slot.id, section: session.form.sections[state.section].id, item: slot.item, role: slot.role,
        answer: counting.flatMap { presentation?.authored($0) },
        uncounted: shown == counting ? nil : shown.flatMap { presentation?.authored($0) }, tries: state.tries.count,
        hints: state.hints, isFlagged: state.isFlagged, outcome: outcomes[slot.id])
    }
  }
}

extension SessionEvent.Kind {
  /// The slot that the event is about.
  fileprivate var slot: SlotID? {
    switch self {
    case .served(let slot), .saved(let slot, _), .cleared(let slot), .flagged(let slot, _), .moved(let slot),
      .checked(let slot, _, _), .hinted(let slot):
      slot
    case .refused(let command, _): command.slot
    case .started, .attached, .sectionSubmitted, .submitted, .decided: nil
    }
  }

  fileprivate var answer: Answer? {
    switch self {
    case .saved(_, let answer), .checked(_, let answer, _): answer
    case .refused(let command, _): command.answer
    default: nil
    }
  }
}

extension SessionCommand {
  fileprivate var slot: SlotID? {
    switch self {
    case .save(let slot, _), .clear(let slot), .flag(let slot, _), .go(let slot), .check(let slot, _), .hint(let slot):
      slot
    case .submitSection, .submit: nil
    }
  }
}
