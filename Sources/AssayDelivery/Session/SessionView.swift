package import AssayModel
import AssayScoring

/// How a session stands, for `session.state`.
package struct SessionView: Hashable, Sendable {
  package var session: SessionID
  package var phase: Session.Phase
  package var nextSequence: Int
  package var epoch: Int
  /// Nil once every section is behind.
  package var current: SlotID?
  package var sections: [SectionView]
  package var slots: [SlotView]
  package var clock: ClockView
  /// What must still be agreed to, in order.
  package var agreements: [AgreementID]
  /// How many breaks the candidate may still take.
  package var breaksLeft: Int
  /// Whether the client may stop the clock.
  package var canPause: Bool
  /// What the client keeps of its own; nil where it keeps nothing.
  package var clientState: String?
}

/// How a section stands.
package struct SectionView: Hashable, Sendable {
  package var id: SectionID
  package var title: String?
  package var access: SlotAccess
  /// How many slots it has.
  package var count: Int
}

/// How a slot stands.
package struct SlotView: Hashable, Sendable {
  package var slot: SlotID
  package var section: SectionID
  package var access: SlotAccess
  package var progress: SlotProgress
  package var isViewed: Bool
  package var isFlagged: Bool
  /// The candidate's own remark on it.
  package var comment: String?
  /// How many tries were used, and how many there are; nil in exams and where nothing is checked.
  package var tries: Tries?
  /// How many hints were taken.
  package var hintsTaken: Int

  package struct Tries: Hashable, Sendable {
    package var used: Int
    package var allowed: Int
    /// Whether nothing more can be done.
    package var isSettled: Bool
  }
}

/// How far an answer is, going by what was asked for and never by the key.
package enum SlotProgress: String, Hashable, Sendable, CaseIterable {
  case unanswered
  /// Begun, with parts missing.
  case partial
  case answered
  /// There is nothing to answer.
  case none
}

extension Session {
  /// How the session stands at a moment.
  ///
  /// A submission that is due but not journalled yet is not in it: ask ``expire(at:in:)`` first.
  package func view(at now: Instant, in context: SessionContext) -> SessionView {
    let titles = context.index.package.assessment.blueprint.sections
    return SessionView(
      session: id, phase: phase, nextSequence: nextSequence, epoch: epoch, current: current.map(slotID),
      sections: form.sections.enumerated().map { place, section in
        SectionView(
          id: section.id, title: titles.first { $0.id == section.id }?.title,
          access: isOpen ? access(toSection: place, in: context) : .closed, count: section.slots.count)
      },
      slots: slots.indices.map { status(at: $0, now, in: context) }, clock: clock(at: now),
      agreements: openAgreements, breaksLeft: breaksLeft, canPause: canPause(at: now), clientState: clientState)
  }

  /// How many breaks the candidate may still take.
  var breaksLeft: Int { max((time.budget.breaks?.count ?? 0) - time.breaksTaken, 0) }

  /// Whether the client may stop the clock now.
  func canPause(at now: Instant) -> Bool {
    time.budget.interruptions?.allowsPause == true && time.leftGiveBack(at: now) > .zero
  }

  func status(at place: Int, _ now: Instant, in context: SessionContext) -> SlotView {
    let state = slots[place]
    let isChecked = context.shapes[place].isChecked
    return SlotView(
      slot: slotID(place), section: form.sections[state.section].id,
      access: isOpen ? access(to: place, at: now, in: context) : .closed, progress: progress(at: place, in: context),
      isViewed: state.isServed, isFlagged: state.isFlagged, comment: state.comment,
      tries: isChecked
        ? context.formative.map {
          SlotView.Tries(
            used: state.tries.count, allowed: max($0.triesPerItem, 1), isSettled: $0.isSettled(by: state.tries))
        } : nil,
      hintsTaken: state.hints)
  }

  func progress(at place: Int, in context: SessionContext) -> SlotProgress {
    let shape = context.shapes[place]
    if shape == .info { return .none }
    guard let answer = slots[place].shownAnswer, !answer.isBlank else { return .unanswered }
    return shape.isComplete(answer) ? .answered : .partial
  }
}

extension AnswerShape {
  /// Whether a machine scores such answers, so that they can be checked at once.
  var isChecked: Bool {
    switch self {
    case .essay, .file, .survey, .info: false
    default: true
    }
  }
}
