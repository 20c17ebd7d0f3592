import AssayModel

// What each command needs and brings about.

extension Session {
  func carryOut(
    _ command: SessionCommand, _ sequence: Int, at now: Instant, in context: SessionContext
  ) throws(Refusal) -> Decided {
    if case .submitted(let cause, _) = phase { throw .submitted(cause) }
    if let aside = try carryOutAside(command, sequence, at: now, in: context) { return aside }
    try requireWorking(at: now)
    switch command {
    case .save(let slot, let answer): return try save(answer, at: slot, sequence, now, context)
    case .clear(let slot): return try clear(slot, sequence, now, context)
    default: break
    }
    // In the grace period answers are saved, and that is all.
    if isLate(now) { throw .grace }
    switch command {
    case .flag(let slot, let isFlagged): return try flag(slot, isFlagged, sequence, now, context)
    case .comment(let slot, let text):
      _ = try reachable(slot, at: now, in: context)
      return accept(.commented(slot, text), sequence, now, .commented(slot))
    case .go(let slot): return try go(to: slot, sequence, now, context)
    case .check(let slot, let answer): return try check(answer, at: slot, sequence, now, context)
    case .hint(let slot): return try hint(slot, sequence, now, context)
    case .submitSection(let section): return try submitSection(section, sequence, now, context)
    case .submit(let confirm): return try submit(confirm: confirm, sequence, now, context)
    case .startBreak: return try startBreak(sequence, now)
    case .beginFile(let slot, let file): return try beginFile(file, at: slot, sequence, now, context)
    case .endFile(let file, let digest): return try endFile(file, digest, sequence, now, context)
    case .save, .clear, .agree, .pause, .resume, .endBreak, .note, .keepState: throw .grace
    }
  }

  /// What needs no running clock; nil for anything else.
  private func carryOutAside(
    _ command: SessionCommand, _ sequence: Int, at now: Instant, in context: SessionContext
  ) throws(Refusal) -> Decided? {
    switch command {
    case .note(let event): return accept(.noted(event), sequence, now, .noted)
    case .keepState(let text): return accept(.stateKept(text), sequence, now, .stateKept)
    case .agree(let agreement, let isAgreed):
      return try agree(agreement, isAgreed, sequence, now, context)
    case .pause:
      try requireWorking(at: now)
      guard let policy = time.budget.interruptions, policy.allowsPause else { throw .noPauses }
      guard time.leftGiveBack(at: now) > .zero else { throw .pausesUsed }
      return accept(.paused, sequence, now, .paused)
    case .resume:
      guard time.halt?.kind == .pause else { throw .notPaused }
      return accept(.resumed, sequence, now, .resumed)
    case .endBreak:
      guard time.halt?.kind == .rest else { throw .noBreak }
      return accept(.breakEnded, sequence, now, .breakEnded)
    default: return nil
    }
  }

  /// Refuses work while something has to be agreed to, and in a pause or a break.
  func requireWorking(at now: Instant) throws(Refusal) {
    switch time.halt(at: now)?.kind {
    case nil: break
    case .agreements: throw .notAgreed(openAgreements)
    case .pause: throw .isPaused
    case .rest: throw .isOnBreak
    }
  }

  private func agree(
    _ agreement: AgreementID, _ isAgreed: Bool, _ sequence: Int, _ now: Instant, _ context: SessionContext
  ) throws(Refusal) -> Decided {
    guard openAgreements.contains(agreement) else {
      throw start.agreements.contains(agreement) ? .agreedAlready(agreement) : .unknownAgreement(agreement)
    }
    var decided = accept(.agreed(agreement, isAgreed), sequence, now, .agreed(agreement, isAgreed))
    guard !isAgreed else { return decided }
    let policy = context.index.package.assessment.agreements.first { $0.id == agreement }?.decline
    let cause: SubmissionCause = policy == .endAttempt ? .declined : .declinedUnused
    end(cause, &decided, now, context)
    return decided
  }

  private func save(
    _ answer: Answer, at slot: SlotID, _ sequence: Int, _ now: Instant, _ context: SessionContext
  ) throws(Refusal) -> Decided {
    let place = try workable(slot, at: now, in: context)
    let (lateness, scope) = lateness(at: place, now)
    if lateness == .over { throw .timeOver(scope) }
    try check(answer, fits: place, in: context)
    return accept(.saved(slot, answer), sequence, now, .saved(slot, isLate: lateness != .inTime))
  }

  private func clear(
    _ slot: SlotID, _ sequence: Int, _ now: Instant, _ context: SessionContext
  ) throws(Refusal) -> Decided {
    let place = try workable(slot, at: now, in: context)
    let (lateness, scope) = lateness(at: place, now)
    if lateness == .over { throw .timeOver(scope) }
    return accept(.cleared(slot), sequence, now, .cleared(slot, isLate: lateness != .inTime))
  }

  private func flag(
    _ slot: SlotID, _ isFlagged: Bool, _ sequence: Int, _ now: Instant, _ context: SessionContext
  ) throws(Refusal) -> Decided {
    guard context.navigation.allowsFlags else { throw .noFlags }
    _ = try reachable(slot, at: now, in: context)
    return accept(.flagged(slot, isFlagged), sequence, now, .flagged(slot, isFlagged))
  }

  private func go(
    to slot: SlotID, _ sequence: Int, _ now: Instant, _ context: SessionContext
  ) throws(Refusal) -> Decided {
    guard let place = index(of: slot) else { throw .unknownSlot(slot, count: slots.count) }
    guard access(to: place, at: now, in: context) != .closed else {
      throw .closed(slot, isOver: isItemOver(place, at: now))
    }
    if !context.navigation.allowsSkipping {
      if waits(place, at: now, in: context) { throw .skipping(slot) }
      if let left = firstLeft(goingTo: place, at: now, in: context) { throw .skipping(slotID(left)) }
    }
    if place != current { try requireItemMinimum(at: now) }
    if let here = currentSection, here != slots[place].section, context.navigation.betweenSections == .forwardOnly {
      try requireMinimum(ofSection: here, at: now)
    }
    return accept(.moved(slot), sequence, now, .moved(slot))
  }

  private func check(
    _ answer: Answer, at slot: SlotID, _ sequence: Int, _ now: Instant, _ context: SessionContext
  ) throws(Refusal) -> Decided {
    guard context.formative != nil else { throw .notFormative }
    let place = try workable(slot, at: now, in: context)
    let (lateness, scope) = lateness(at: place, now)
    if lateness != .inTime { throw .timeOver(scope) }
    try check(answer, fits: place, in: context)
    guard let tried = Try(answer, at: place, now, after: slots[place], in: context) else {
      throw answer.isNothing(in: context, at: place) ? .blankTry(slot) : .notChecked(slot)
    }
    let feedback = CheckFeedback(after: slots[place].tries + [tried], at: place, in: context)
    return accept(.checked(slot, answer, credit: tried.credit), sequence, now, .checked(feedback))
  }

  private func hint(
    _ slot: SlotID, _ sequence: Int, _ now: Instant, _ context: SessionContext
  ) throws(Refusal) -> Decided {
    guard context.formative != nil else { throw .notFormative }
    let place = try workable(slot, at: now, in: context)
    let next = slots[place].hints + 1
    guard next <= context.item(at: place).hints.count else { throw .noHints(slot) }
    return accept(.hinted(slot), sequence, now, .hint(hint(next, at: place, in: context)))
  }

  private func submitSection(
    _ section: SectionID, _ sequence: Int, _ now: Instant, _ context: SessionContext
  ) throws(Refusal) -> Decided {
    guard let place = form.sections.firstIndex(where: { $0.id == section }) else { throw .unknownSection(section) }
    switch access(toSection: place, in: context) {
    case .closed: throw .sectionClosed(section)
    case .ahead: throw .sectionAhead(section)
    case .open: break
    }
    if !context.navigation.allowsSkipping,
      let skipped = form.sections[place].slots.first(where: { isSkipped($0, at: now, in: context) })
    {
      throw .skipping(slotID(skipped))
    }
    if currentSection == place { try requireItemMinimum(at: now) }
    try requireMinimum(ofSection: place, at: now)
    var decided = accept(.sectionSubmitted(section), sequence, now, .sectionSubmitted(section))
    // Where the session goes on is journalled, so that replay needs no policy.
    if current.map({ slots[$0].section == place }) ?? true, let next = firstSlot(beyond: place, in: context) {
      decided.events.append(SessionEvent(at: now, .moved(slotID(next))))
    }
    return decided
  }

  private func submit(
    confirm: Bool, _ sequence: Int, _ now: Instant, _ context: SessionContext
  ) throws(Refusal) -> Decided {
    if !context.navigation.allowsSkipping,
      let skipped = slots.indices.first(where: {
        isSkipped($0, at: now, in: context) && access(to: $0, at: now, in: context) != .closed
      })
    {
      throw .skipping(slotID(skipped))
    }
    let missing = confirm ? [] : unanswered(at: now, in: context)
    guard missing.isEmpty else { throw .incomplete(missing) }
    try requireItemMinimum(at: now)
    if let here = currentSection { try requireMinimum(ofSection: here, at: now) }
    if let minimum = time.budget.minimum {
      let rest = minimum - time.running(at: now)
      if rest > .zero { throw .tooEarly("The session can be submitted", in: rest) }
    }
    var decided = accept(.submitted(.candidate), sequence, now, .submitted(.candidate, at: now))
    var after = self
    after.apply(decided.events)
    decided.events.append(SessionEvent(at: now, .decided(after.deliverableResult(in: context))))
    return decided
  }

  private func startBreak(_ sequence: Int, _ now: Instant) throws(Refusal) -> Decided {
    guard let policy = time.budget.breaks, policy.count > 0 else { throw .noBreaks }
    guard time.breaksTaken < policy.count else { throw .breaksUsed(policy.count) }
    return accept(.breakStarted, sequence, now, .breakStarted)
  }

  /// Adds the end of the session, and what is decided then.
  func end(_ cause: SubmissionCause, _ decided: inout Decided, _ now: Instant, _ context: SessionContext) {
    decided.events.append(SessionEvent(at: now, .submitted(cause)))
    var after = self
    after.apply(decided.events)
    decided.events.append(SessionEvent(at: now, .decided(after.deliverableResult(in: context))))
  }

  func accept(_ kind: SessionEvent.Kind, _ sequence: Int, _ now: Instant, _ reply: Reply) -> Decided {
    Decided(events: [SessionEvent(at: now, sequence: sequence, kind)], outcome: .accepted(reply, isReplay: false))
  }

  /// The place of a slot that can be viewed and answered now.
  func reachable(_ slot: SlotID, at now: Instant, in context: SessionContext) throws(Refusal) -> Int {
    guard let place = index(of: slot) else { throw .unknownSlot(slot, count: slots.count) }
    switch access(to: place, at: now, in: context) {
    case .open: return place
    case .closed: throw .closed(slot, isOver: isItemOver(place, at: now))
    case .ahead: throw .ahead(slot, waits: !context.navigation.allowsSkipping && waits(place, at: now, in: context))
    }
  }

  /// The place of a slot at which there is still something to do.
  func workable(_ slot: SlotID, at now: Instant, in context: SessionContext) throws(Refusal) -> Int {
    let place = try reachable(slot, at: now, in: context)
    if let formative = context.formative, formative.isSettled(by: slots[place].tries) { throw .triesUsed(slot) }
    return place
  }

  private func check(_ answer: Answer, fits place: Int, in context: SessionContext) throws(Refusal) {
    do throws(Misfit) {
      try context.shapes[place].check(answer)
    } catch {
      throw .invalid(error, at: slotID(place), of: context.item(at: place).interaction.type)
    }
    try requireFiles(answer, at: place)
  }

  /// The slots without a complete answer that could still be given one.
  private func unanswered(at now: Instant, in context: SessionContext) -> [SlotID] {
    slots.indices.filter { place in
      guard context.item(at: place).isScorable, access(to: place, at: now, in: context) != .closed else {
        return false
      }
      return progress(at: place, in: context) != .answered
    }.map(slotID)
  }

  /// Refuses to leave the present item before its least time is over.
  private func requireItemMinimum(at now: Instant) throws(Refusal) {
    guard let minimum = time.budget.item?.minimum, let current, !slots[current].isLocked,
      let shown = slots[current].shownAt
    else { return }
    let rest = minimum - (time.running(at: now) - shown)
    if rest > .zero { throw .tooEarly("Slot `\(slotID(current))` can be left", in: rest) }
  }

  /// Refuses to leave a section before its least time is over.
  private func requireMinimum(ofSection section: Int, at now: Instant) throws(Refusal) {
    let id = form.sections[section].id
    guard let minimum = time.budget.minimum(of: id) else { return }
    let spent = sections[section].begunAt.map { time.running(at: now) - $0 } ?? .zero
    let rest = minimum - spent
    if rest > .zero { throw .tooEarly("Section `\(id)` can be left", in: rest) }
  }
}
