package import AssayModel

extension Session {
  /// Whether a moment is after the limit; exactly at the limit is in time.
  func isLate(_ now: Instant) -> Bool { timeEnd.map { now > $0 } ?? false }

  /// Whether the session is to be submitted by itself: after the last moment of the grace period.
  func isDue(at now: Instant) -> Bool {
    guard let graceEnd, now > graceEnd else { return false }
    return isOpen
  }

  /// What falls due by a moment: the submission of what was saved, dated to the end of the grace period.
  ///
  /// A time-out wins over everything else; what was saved is submitted, complete or not. Gives the result alone for a
  /// journal that ends between a submission and its result, and nothing when nothing is due.
  package func expire(at now: Instant, in context: SessionContext) -> [SessionEvent] {
    guard isOpen else {
      return deliveredResult == nil
        ? [SessionEvent(at: lastEventAt, .decided(deliverableResult(in: context)))] : []
    }
    let now = max(now, lastEventAt)
    return isDue(at: now) ? dueEvents(at: now, in: context) : []
  }

  func dueEvents(at now: Instant, in context: SessionContext) -> [SessionEvent] {
    let end = min(max(graceEnd ?? now, lastEventAt), now)
    return [
      SessionEvent(at: end, .submitted(.timeLimit)),
      SessionEvent(at: end, .decided(deliverableResult(in: context))),
    ]
  }

  /// The next moment after `now` at which the clock brings something about: a warning, the limit, the submission.
  ///
  /// Nil without a limit, and once the session is submitted. What falls due before `now` is due at once.
  package func nextDeadline(after now: Instant) -> Instant? {
    guard isOpen, let timeEnd, let graceEnd else { return nil }
    let notices = noticeTimes(until: timeEnd).map(\.at)
    let submission = graceEnd + Interval(milliseconds: 1)
    return (notices + [submission]).filter { $0 > now }.min() ?? now
  }

  /// What the clock has to tell of the time after `start`, up to and with `end`.
  ///
  /// Empty once the session is submitted: the client is then told that it is closed.
  package func notices(after start: Instant, through end: Instant) -> [ClockNotice] {
    guard isOpen, let timeEnd else { return [] }
    return noticeTimes(until: timeEnd).filter { $0.at > start && $0.at <= end }
  }

  /// Every notice of the session in the order of time.
  private func noticeTimes(until timeEnd: Instant) -> [ClockNotice] {
    let warnings = (start.budget?.warnings ?? []).map { left in
      ClockNotice(at: timeEnd + Interval(milliseconds: -left.milliseconds), kind: .warning(remaining: left))
    }
    let expiry = ClockNotice(at: timeEnd + Interval(milliseconds: 1), kind: .expired)
    return (warnings.filter { $0.at > startedAt && $0.at <= timeEnd }.sorted { $0.at < $1.at }) + [expiry]
  }

  /// How the clock stands, as every reply on a session tells it.
  package func clock(at now: Instant) -> ClockView {
    guard let timeEnd, let graceEnd else { return ClockView(state: .none, limits: []) }
    let now = max(now, lastEventAt)
    guard isOpen, now <= graceEnd else {
      return ClockView(state: .over, limits: [.init(scope: .exam, remaining: .zero)])
    }
    guard now > timeEnd else {
      return ClockView(state: .running, limits: [.init(scope: .exam, remaining: timeEnd - now)])
    }
    return ClockView(
      state: .grace, limits: [.init(scope: .exam, remaining: .zero), .init(scope: .grace, remaining: graceEnd - now)])
  }
}
