import AssayModel

// What each command needs and brings about.

extension Session {
  func carryOut(
    _ command: SessionCommand, _ sequence: Int, at now: Instant, in context: SessionContext
  ) throws(Refusal) -> Decided {
    if case .submitted(let cause, _) = phase { throw .submitted(cause) }
    switch command {
    case .save(let slot, let answer): return try save(answer, at: slot, sequence, now, context)
    case .clear(let slot): return try clear(slot, sequence, now, context)
    default: break
    }
    // In the grace period answers are saved, and that is all.
    if isLate(now) { throw .grace }
    switch command {
    case .flag(let slot, let isFlagged): return try flag(slot, isFlagged, sequence, now, context)
    case .go(let slot): return try go(to: slot, sequence, now, context)
    case .check(let slot, let answer): return try check(answer, at: slot, sequence, now, context)
    case .hint(let slot): return try hint(slot, sequence, now, context)
    case .submitSection(let section): return try submitSection(section, sequence, now, context)
    case .submit(let confirm): return try submit(confirm: confirm, sequence, now, context)
    case .save, .clear: throw .grace
    }
  }

  private func save(
    _ answer: Answer, at slot: SlotID, _ sequence: Int, _ now: Instant, _ context: SessionContext
  ) throws(Refusal) -> Decided {
    let place = try workable(slot, in: context)
    try check(answer, fits: place, in: context)
    return accept(.saved(slot, answer), sequence, now, .saved(slot, isLate: isLate(now)))
  }

  private func clear(
    _ slot: SlotID, _ sequence: Int, _ now: Instant, _ context: SessionContext
  ) throws(Refusal) -> Decided {
    _ = try workable(slot, in: context)
    return accept(.cleared(slot), sequence, now, .cleared(slot, isLate: isLate(now)))
  }

  private func flag(
    _ slot: SlotID, _ isFlagged: Bool, _ sequence: Int, _ now: Instant, _ context: SessionContext
  ) throws(Refusal) -> Decided {
    guard context.navigation.allowsFlags else { throw .noFlags }
    _ = try reachable(slot, in: context)
    return accept(.flagged(slot, isFlagged), sequence, now, .flagged(slot, isFlagged))
  }

  private func go(
    to slot: SlotID, _ sequence: Int, _ now: Instant, _ context: SessionContext
  ) throws(Refusal) -> Decided {
    guard let place = index(of: slot) else { throw .unknownSlot(slot, count: slots.count) }
    guard access(to: place, in: context) != .closed else { throw .closed(slot) }
    return accept(.moved(slot), sequence, now, .moved(slot))
  }

  private func check(
    _ answer: Answer, at slot: SlotID, _ sequence: Int, _ now: Instant, _ context: SessionContext
  ) throws(Refusal) -> Decided {
    guard context.formative != nil else { throw .notFormative }
    let place = try workable(slot, in: context)
    try check(answer, fits: place, in: context)
    guard let tried = Try(answer, at: place, after: slots[place], in: context) else {
      throw answer.isNothing(in: context, at: place) ? .blankTry(slot) : .notChecked(slot)
    }
    let feedback = CheckFeedback(after: slots[place].tries + [tried], at: place, in: context)
    return accept(.checked(slot, answer, credit: tried.credit), sequence, now, .checked(feedback))
  }

  private func hint(
    _ slot: SlotID, _ sequence: Int, _ now: Instant, _ context: SessionContext
  ) throws(Refusal) -> Decided {
    guard context.formative != nil else { throw .notFormative }
    let place = try workable(slot, in: context)
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
    let missing = confirm ? [] : unanswered(in: context)
    guard missing.isEmpty else { throw .incomplete(missing) }
    var decided = accept(.submitted(.candidate), sequence, now, .submitted(.candidate, at: now))
    decided.events.append(SessionEvent(at: now, .decided(deliverableResult(in: context))))
    return decided
  }

  private func accept(_ kind: SessionEvent.Kind, _ sequence: Int, _ now: Instant, _ reply: Reply) -> Decided {
    Decided(events: [SessionEvent(at: now, sequence: sequence, kind)], outcome: .accepted(reply, isReplay: false))
  }

  /// The place of a slot that can be viewed and answered now.
  func reachable(_ slot: SlotID, in context: SessionContext) throws(Refusal) -> Int {
    guard let place = index(of: slot) else { throw .unknownSlot(slot, count: slots.count) }
    switch access(to: place, in: context) {
    case .open: return place
    case .closed: throw .closed(slot)
    case .ahead: throw .ahead(slot)
    }
  }

  /// The place of a slot at which there is still something to do.
  private func workable(_ slot: SlotID, in context: SessionContext) throws(Refusal) -> Int {
    let place = try reachable(slot, in: context)
    if let formative = context.formative, formative.isSettled(by: slots[place].tries) { throw .triesUsed(slot) }
    return place
  }

  private func check(_ answer: Answer, fits place: Int, in context: SessionContext) throws(Refusal) {
    do {
      try context.shapes[place].check(answer)
    } catch {
      throw .invalid(error, at: slotID(place), of: context.item(at: place).interaction.type)
    }
  }

  /// The slots without a complete answer that could still be given one.
  private func unanswered(in context: SessionContext) -> [SlotID] {
    slots.indices.filter { place in
      guard context.item(at: place).isScorable, access(to: place, in: context) != .closed else { return false }
      return progress(at: place, in: context) != .answered
    }.map(slotID)
  }
}
