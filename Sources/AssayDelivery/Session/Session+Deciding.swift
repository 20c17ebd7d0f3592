package import AssayModel

extension Session {
  /// Decides what a client's numbered command brings about; changes nothing.
  ///
  /// The next number is carried out, an old one with the same content gets its answer again, and a refusal by a rule
  /// uses its number. A submission that fell due before `now` comes first. Cost of a save: some 100 ns.
  ///
  /// - Parameters:
  ///   - command: What is asked for.
  ///   - sequence: The client's number, from 1.
  ///   - now: The engine's clock; taken as the last event's time where it went backwards.
  ///   - context: Made from this session's form.
  /// - Returns: The events to journal and the outcome to tell.
  package func decide(
    _ command: SessionCommand, sequence: Int, at now: Instant, in context: SessionContext
  ) -> Decided {
    let before = clampNote(at: now)
    let now = max(now, lastEventAt)
    guard isDue(at: now) || before != nil else { return decideInTime(command, sequence, at: now, in: context) }
    let first = (before.map { [$0] } ?? []) + dueEvents(at: now, in: context)
    var after = self
    after.apply(first)
    var decided = after.decideInTime(command, sequence, at: now, in: context)
    // A clock that stands behind is worth a line only where something else is written.
    if !decided.events.isEmpty || first.count > 1 || before == nil { decided.events = first + decided.events }
    return decided
  }

  /// What is noted of a clock that stands more than a second behind the record; nil where it was noted already.
  func clampNote(at now: Instant) -> SessionEvent? {
    guard !isClampNoted, lastEventAt - now > Interval(seconds: 1) else { return nil }
    return SessionEvent(at: lastEventAt, .clockClamped(lastEventAt - now))
  }

  private func decideInTime(
    _ command: SessionCommand, _ sequence: Int, at now: Instant, in context: SessionContext
  ) -> Decided {
    let expected = nextSequence
    guard sequence == expected else {
      guard (1..<expected).contains(sequence) else {
        return Decided(events: [], outcome: .sequenceGap(expected: expected))
      }
      return Decided(events: [], outcome: replay(command, sequence, in: context))
    }
    if let limit = limit(on: command) { return Decided(events: [], outcome: .refused(limit, isReplay: false)) }
    do throws(Refusal) {
      return try carryOut(command, sequence, at: now, in: context)
    } catch {
      return Decided(
        events: [SessionEvent(at: now, sequence: sequence, .refused(command, error))],
        outcome: .refused(error, isReplay: false))
    }
  }

  private func limit(on command: SessionCommand) -> Refusal? {
    if eventCount >= SessionLimits.events {
      guard case .submit = command, isOpen else { return .tooManyEvents }
    }
    if minute.count >= SessionLimits.eventsPerMinute {
      guard case .submit = command else { return .tooManyAMinute }
    }
    let textBytes = command.textBytes
    if textBytes > 0 {
      if case .keepState = command {
        if textBytes > SessionLimits.stateBytes { return .tooLong(bytes: textBytes, limit: SessionLimits.stateBytes) }
      } else if textBytes > SessionLimits.remarkBytes {
        return .tooLong(bytes: textBytes, limit: SessionLimits.remarkBytes)
      }
      if answerBytes + textBytes > SessionLimits.sessionBytes { return .tooManyBytes }
    }
    guard let answer = command.answer else { return nil }
    if let (bytes, limit) = answer.excess { return .tooLong(bytes: bytes, limit: limit) }
    return answerBytes + answer.byteCount > SessionLimits.sessionBytes ? .tooManyBytes : nil
  }

  /// The answer to a command that came before.
  private func replay(_ command: SessionCommand, _ sequence: Int, in context: SessionContext) -> Decided.Outcome {
    guard let trace = commands.trace(of: command, numbered: sequence) else {
      return .sequenceConflict(expected: nextSequence)
    }
    let reply: Reply
    switch trace {
    case .refused(let number): return .refused(commands.refusal(number), isReplay: true)
    case .saved(let slot, let isLate): reply = .saved(slotID(Int(slot)), isLate: isLate)
    case .cleared(let slot, let isLate): reply = .cleared(slotID(Int(slot)), isLate: isLate)
    case .flagged(let slot, let isFlagged): reply = .flagged(slotID(Int(slot)), isFlagged)
    case .moved(let slot): reply = .moved(slotID(Int(slot)))
    case .checked(let slot, let number):
      let tries = slots[Int(slot)].tries.prefix(Int(number))
      reply = .checked(CheckFeedback(after: Array(tries), at: Int(slot), in: context))
    case .hinted(let slot, let number): reply = .hint(hint(Int(number), at: Int(slot), in: context))
    case .sectionSubmitted(let section): reply = .sectionSubmitted(form.sections[Int(section)].id)
    case .commented(let slot): reply = .commented(slotID(Int(slot)))
    case .agreed(let place, let isAgreed): reply = .agreed(start.agreements[Int(place)], isAgreed)
    case .paused: reply = .paused
    case .resumed: reply = .resumed
    case .breakStarted: reply = .breakStarted
    case .breakEnded: reply = .breakEnded
    case .noted: reply = .noted
    case .stateKept: reply = .stateKept
    case .fileBegun(let number): reply = .fileBegun(files[Int(number) - 1].id)
    case .fileEnded(let number): reply = .fileEnded(files[Int(number) - 1].id)
    case .submitted(let moment): reply = .submitted(.candidate, at: moment)
    }
    return .accepted(reply, isReplay: true)
  }

  /// The n-th hint at a slot.
  func hint(_ number: Int, at slot: Int, in context: SessionContext) -> Hint {
    let hints = context.item(at: slot).hints
    return Hint(
      slot: slotID(slot), number: number, text: hints.indices.contains(number - 1) ? hints[number - 1] : "",
      left: max(hints.count - number, 0))
  }
}
