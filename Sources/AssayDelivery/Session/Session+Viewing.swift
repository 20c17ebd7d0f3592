package import AssayModel

extension Session {
  /// Shows the item of a slot, as the candidate may see it.
  ///
  /// The first time, and then alone, it is an event: an attempt counts once an item was served. Looking does not move
  /// the candidate, and what is refused is not journalled.
  package func view(_ slot: SlotID, at now: Instant, in context: SessionContext) -> Viewed {
    let now = max(now, lastEventAt)
    if isDue(at: now) {
      let due = dueEvents(at: now, in: context)
      var after = self
      after.apply(due)
      var viewed = after.view(slot, at: now, in: context)
      viewed.events = due + viewed.events
      return viewed
    }
    do throws(Refusal) {
      if case .submitted(let cause, _) = phase { throw .submitted(cause) }
      try requireWorking(at: now)
      let place = try reachable(slot, at: now, in: context)
      let isFirst = !slots[place].isServed
      if isFirst, isLate(now) { throw .grace }
      return Viewed(
        events: isFirst ? [SessionEvent(at: now, .served(slot))] : [],
        outcome: .item(ItemView(at: place, of: self, viewed: true, at: now, in: context)))
    } catch {
      return Viewed(events: [], outcome: .refused(error))
    }
  }

  /// Makes sure that the item of a slot was shown and may be looked at again: it can be worked on, or reviewed.
  package func requireShown(_ slot: SlotID, at now: Instant, in context: SessionContext) throws(Refusal) {
    let viewed = view(slot, at: now, in: context)
    switch viewed.outcome {
    case .item:
      // An event to journal would say that it is shown for the first time.
      guard viewed.events.isEmpty else { throw .notShown }
    case .refused(let refusal):
      do throws(Refusal) { _ = try review(slot, at: now, in: context) } catch { throw refusal }
    }
  }

  /// Hands the session to another client, or to the same one after a crash.
  ///
  /// Possible after the end too, so that a result can be read. Older clients are stale from here on.
  ///
  /// - Returns: The events to journal, a submission that fell due before among them.
  package func attach(
    tokenDigest: String, at now: Instant, in context: SessionContext
  ) throws(Refusal) -> [SessionEvent] {
    let note = clampNote(at: now)
    let now = max(now, lastEventAt)
    guard eventCount < SessionLimits.events else { throw .tooManyEvents }
    return (note.map { [$0] } ?? []) + expire(at: now, in: context)
      + [SessionEvent(at: now, .attached(epoch: epoch + 1, tokenDigest: tokenDigest))]
  }

  /// A client works on the session again, after nobody did: time of the interruption is given back, as policy says.
  ///
  /// An interruption runs from the last thing on record. Up to the policy's tolerance nothing is given back, and in all
  /// not more than its cap.
  ///
  /// - Returns: The event to journal; empty where nothing is given back.
  package func reconnect(at now: Instant) -> [SessionEvent] {
    guard isOpen, let policy = time.budget.interruptions, hasServed, time.halt(at: now) == nil else { return [] }
    let gap = now - lastEventAt
    let given = min(gap, time.leftGiveBack)
    guard gap > policy.tolerance, given > .zero else { return [] }
    return [SessionEvent(at: now, .givenBack(given))]
  }

  /// The client goes away, as far as that is worth a line: where an interruption can give time back.
  package func detach(at now: Instant) -> [SessionEvent] {
    guard isOpen, time.leftGiveBack > .zero, hasServed, time.halt(at: now) == nil else { return [] }
    return [SessionEvent(at: max(now, lastEventAt), .detached)]
  }
}

/// What looking at a slot brings about.
package struct Viewed: Hashable, Sendable {
  package var events: [SessionEvent]
  package var outcome: Outcome

  package enum Outcome: Hashable, Sendable {
    indirect case item(ItemView)
    case refused(Refusal)
  }
}

/// An item as one candidate sees it now: the item itself, and what this candidate did there.
package struct ItemView: Hashable, Sendable {
  package var item: CandidateItem
  package var status: SlotView
  /// As last saved, in the ids shown.
  package var answer: Answer?
  /// The hints taken so far, as Markdown.
  package var hints: [String]

  init(at place: Int, of session: Session, viewed: Bool, at now: Instant, in context: SessionContext) {
    let state = session.slots[place]
    item = CandidateItem(at: place, in: context)
    status = session.status(at: place, now, in: context)
    status.isViewed = status.isViewed || viewed
    answer = state.shownAnswer
    hints = Array(context.item(at: place).hints.prefix(state.hints))
  }
}
