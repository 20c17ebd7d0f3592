package import AssayModel
import AssayScoring

/// What an act of staff brings about.
package enum StaffDecision: Hashable, Sendable {
  /// To journal, in order; what is due comes first.
  case events([SessionEvent])
  /// The same was done under this key before; nothing is to do.
  case repeated
  /// The key was used for something else, which stands.
  case conflict
}

extension Session {
  /// Decides what staff's act brings about; changes nothing.
  ///
  /// What changes a result is followed by the result that holds from then on; the earlier ones stay on record.
  ///
  /// - Parameters:
  ///   - command: What is asked for.
  ///   - act: Who asks, and why; its key makes a repetition harmless.
  ///   - now: The engine's clock; taken as the last event's time where it went backwards.
  ///   - context: Made from this session's form. For a rescore, one that is scored by the package that it names.
  /// - Returns: The events to journal, or that there are none.
  /// - Throws: Why it cannot be done.
  package func decide(
    _ command: StaffCommand, by act: StaffAct, at now: Instant, in context: SessionContext
  ) throws(Refusal) -> StaffDecision {
    if let before = standing.act(act.requestKey) {
      return before == Fingerprint.of(command, by: act) ? .repeated : .conflict
    }
    let now = max(now, lastEventAt)
    var events = dueEvents(at: now, in: context, isConnected: false)
    var after = self
    after.apply(events)
    try after.require(command, at: now, in: context)
    var own = [SessionEvent(at: now, .staff(act, command))]
    if case .void = command, after.isOpen { own.append(SessionEvent(at: now, .submitted(.staff))) }
    after.apply(own)
    events += own
    if !after.isOpen, after.awaitsDecision {
      events.append(SessionEvent(at: now, .decided(after.deliverableResult(in: context))))
    }
    return .events(events)
  }

  private func require(_ command: StaffCommand, at now: Instant, in context: SessionContext) throws(Refusal) {
    switch command {
    case .extend(let scope, let interval):
      guard isOpen else { throw .over("extended") }
      try requireLimit(scope, interval)
    case .void: if standing.isVoid { throw .done("The session is void already.") }
    case .reopen(let left):
      guard !isOpen else { throw .done("The session is open.") }
      guard !standing.isVoid else { throw .done("A void session cannot be opened again.") }
      if let left, left <= .zero { throw .noTime }
    case .remark: break
    case .accept(_, let slot, let answer):
      guard let place = index(of: slot) else { throw .unknownSlot(slot, count: slots.count) }
      do {
        try context.shapes[place].check(answer)
      } catch {
        throw .invalid(error, at: slot, of: context.item(at: place).interaction.type)
      }
    case .issueCode(_, let until): if until <= now { throw .noTime }
    case .mark(let mark): try require(mark, in: context)
    case .approve:
      guard !isOpen else { throw .stillOpen }
      guard context.scoring.package.assessment.release.result == .afterApproval else { throw .noApproval }
      guard computedResult(in: context).decision.state != .pendingMarking else { throw .notMarked }
      if standing.isApproved { throw .done("The result is approved already.") }
    case .hold: if standing.isHeld { throw .done("The result is held already.") }
    case .release: if !standing.isHeld { throw .done("The result is not held.") }
    case .rescore: guard !isOpen else { throw .stillOpen }
    }
  }

  private func requireLimit(_ scope: TimeScope, _ interval: Interval) throws(Refusal) {
    guard interval != .zero else { throw .noTime }
    switch scope {
    case .exam: guard time.allowance != nil else { throw .noLimit("the session") }
    case .section(let section):
      guard form.sections.contains(where: { $0.id == section }) else { throw .unknownSection(section) }
      guard time.budget.allowance(of: section) != nil else { throw .noLimit("section `\(section)`") }
    case .item(let slot):
      guard index(of: slot) != nil else { throw .unknownSlot(slot, count: slots.count) }
      guard time.budget.itemAllowance != nil else { throw .noLimit("slot `\(slot)`") }
    }
  }

  private func require(_ mark: Mark, in context: SessionContext) throws(Refusal) {
    guard !isOpen else { throw .stillOpen }
    guard let place = index(of: mark.slot) else { throw .unknownSlot(mark.slot, count: slots.count) }
    guard let rubric = context.scoredItem(at: place).markingRubric else { throw .machineScored(mark.slot) }
    guard response(at: place, in: context).answer.map({ !$0.isBlank }) ?? false else { throw .nothingToMark(mark.slot) }
    if let problem = rubric.problem(with: mark, after: slots[place].marks) { throw .mark(problem) }
  }
}

extension Refusal {
  fileprivate static func over(_ what: String) -> Self {
    Refusal(
      .stateViolation, "The session was submitted, so it cannot be \(what).",
      advice: "Open it again with session.reopen first.")
  }

  fileprivate static func done(_ message: String) -> Self {
    Refusal(.stateViolation, message, advice: "Look at the record of the session.")
  }

  fileprivate static let noTime = Refusal(
    .invalidAnswer, "This is no time at all, or lies in the past.", advice: "Name a time above 0.")

  fileprivate static func noLimit(_ what: String) -> Self {
    Refusal(.stateViolation, "There is no limit on \(what) that time could be added to.", advice: "Nothing is to do.")
  }

  fileprivate static let noApproval = Refusal(
    .stateViolation, "The results of this assessment do not wait for approval.",
    advice: "Write `release: {result: after-approval}` in the exam where they should.")

  fileprivate static let notMarked = Refusal(
    .stateViolation, "People have yet to mark answers of this session.", advice: "Have them marked first.")

  fileprivate static func machineScored(_ slot: SlotID) -> Self {
    Refusal(.stateViolation, "Slot `\(slot)` is not marked by people.", advice: "Take what grading.next gives.")
  }

  fileprivate static func nothingToMark(_ slot: SlotID) -> Self {
    Refusal(
      .stateViolation, "Slot `\(slot)` has no answer, which earns 0 points without a mark.",
      advice: "Take what grading.next gives.")
  }

  fileprivate static func mark(_ problem: MarkingProblem) -> Self {
    let reason = problem.reason
    return Refusal(
      problem.isOfPoints ? .invalidAnswer : .stateViolation, reason.prefix(1).uppercased() + reason.dropFirst() + ".",
      advice: problem.advice)
  }
}
