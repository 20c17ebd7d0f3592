package import AssayModel

extension Session {
  /// What falls due by a moment: the end of sections whose time is over, and the submission of what was saved.
  ///
  /// Each is dated to the end of its grace period. A time-out wins over everything else; what was saved is submitted,
  /// complete or not. Gives the result alone for a journal that ends between a submission and its result, and nothing
  /// when nothing is due.
  ///
  /// - Parameters:
  ///   - now: The engine's clock.
  ///   - context: Made from this session's form.
  ///   - isConnected: Whether a client works on the session. Where none does, and time can be given back for an
  ///     interruption, the clock waits for as long as that could be.
  /// - Returns: The events to journal.
  package func expire(at now: Instant, in context: SessionContext, isConnected: Bool = true) -> [SessionEvent] {
    guard isOpen else {
      return awaitsDecision ? [SessionEvent(at: lastEventAt, .decided(deliverableResult(in: context)))] : []
    }
    return dueEvents(at: max(now, lastEventAt), in: context, isConnected: isConnected)
  }

  /// Whether something falls due by a moment.
  func isDue(at now: Instant, isConnected: Bool = true) -> Bool {
    guard isOpen, let next = nextDue(isConnected: isConnected) else { return false }
    return now >= next.at
  }

  /// What falls due, one thing after the other.
  func dueEvents(at now: Instant, in context: SessionContext, isConnected: Bool = true) -> [SessionEvent] {
    var after = self
    var events: [SessionEvent] = []
    // Each step closes a section or the session, so there are no more steps than sections.
    for _ in 0...sections.count {
      guard after.isOpen, let due = after.nextDue(isConnected: isConnected), now >= due.at else { break }
      let end = min(max(due.date, after.lastEventAt), now)
      var own: [SessionEvent] = []
      if case .section(let id) = due.limit.scope, let place = form.sections.firstIndex(where: { $0.id == id }) {
        own.append(SessionEvent(at: end, .sectionExpired(id)))
        var closed = after
        closed.apply(own)
        if let next = closed.firstSlot(beyond: place, in: context) {
          if closed.current == nil { own.append(SessionEvent(at: end, .moved(slotID(next)))) }
        } else if closed.sections.allSatisfy(\.isSubmitted) {
          own.append(SessionEvent(at: end, .submitted(.timeLimit)))
        }
      } else {
        own.append(SessionEvent(at: end, .submitted(.timeLimit)))
      }
      after.apply(own)
      if !after.isOpen {
        let decided = SessionEvent(at: end, .decided(after.deliverableResult(in: context)))
        own.append(decided)
        after.apply(decided)
      }
      events += own
    }
    return events
  }

  private struct Due {
    var limit: TimeLimit
    /// When it falls due: after the last moment of grace, and of what could be given back.
    var at: Instant
    /// The end of the grace period.
    var date: Instant
  }

  /// The limit that falls due first; nil where the clock stands, or nothing is limited.
  private func nextDue(isConnected: Bool) -> Due? {
    let wait = isConnected ? Interval.zero : time.leftGiveBack
    var next: Due?
    func consider(_ limit: TimeLimit?) {
      guard let limit, let end = time.moment(of: limit.end + time.budget.grace) else { return }
      let due = Due(limit: limit, at: end + wait + Interval(milliseconds: 1), date: end)
      if next.map({ due.at < $0.at }) ?? true { next = due }
    }
    // Of two at once, the first counts: the whole, then the sections in their order.
    consider(examLimit)
    if !time.budget.sections.isEmpty { for section in sections.indices { consider(limit(ofSection: section)) } }
    return next
  }

  /// The next moment after `now` at which the clock brings something about: a warning, a limit, the end of a halt, the
  /// submission.
  ///
  /// Nil without a limit, and once the session is submitted. What falls due before `now` is due at once.
  package func nextDeadline(after now: Instant, isConnected: Bool = true) -> Instant? {
    guard isOpen else { return nil }
    let due = nextDue(isConnected: isConnected)?.at
    if let due, due <= now { return now }
    let notices = noticeTimes(at: now).map(\.at).filter { $0 > now }
    return (notices + (due.map { [$0] } ?? [])).min()
  }

  /// What the clock has to tell of the time after `start`, up to and with `end`.
  ///
  /// Empty once the session is submitted: the client is then told that it is closed.
  package func notices(after start: Instant, through end: Instant) -> [ClockNotice] {
    guard isOpen else { return [] }
    return noticeTimes(at: start).filter { $0.at > start && $0.at <= end }
  }

  /// Every notice of the session in the order of time, going by the limits that run at a moment.
  private func noticeTimes(at now: Instant) -> [ClockNotice] {
    var notices: [ClockNotice] = []
    for limit in runningLimits(at: now) {
      if case .item = limit.scope {
      } else {
        for left in time.budget.warnings {
          guard left < limit.end, let at = time.moment(of: limit.end - left) else { continue }
          notices.append(ClockNotice(at: at, kind: .warning(remaining: left), scope: limit.scope))
        }
      }
      if let end = time.moment(of: limit.end) {
        notices.append(ClockNotice(at: end + Interval(milliseconds: 1), kind: .expired, scope: limit.scope))
      }
    }
    return notices.filter { $0.at > startedAt }.sorted { $0.at < $1.at }
  }

  /// How the clock stands, as every reply on a session tells it.
  package func clock(at now: Instant) -> ClockView {
    let now = max(now, lastEventAt)
    let halt = isOpen ? time.halt(at: now) : nil
    guard isOpen else { return ClockView(state: time.budget.limit == nil ? .none : .over, limits: .over(self)) }
    let limits = runningLimits(at: now)
    let running = time.running(at: now)
    var view = ClockView(state: limits.isEmpty ? .none : .running, limits: [])
    for limit in limits {
      let remaining = max(limit.end - running, .zero)
      view.limits.append(ClockView.Limit(scope: limit.scope, remaining: remaining))
      guard case .exam = limit.scope else { continue }
      switch lateness(running, of: limit) {
      case .inTime: break
      case .late:
        view.state = .grace
        view.grace = limit.end + time.budget.grace - running
      case .over: view.state = .over
      }
    }
    if let halt {
      view.state =
        switch halt.kind {
        case .agreements: .waiting
        case .pause: .paused
        case .rest: .onBreak
        }
      view.haltEnds = halt.until.map { $0 - now }
    }
    return view
  }
}

extension [ClockView.Limit] {
  /// What a session that was submitted tells.
  fileprivate static func over(_ session: Session) -> Self {
    session.time.budget.limit == nil ? [] : [ClockView.Limit(scope: .exam, remaining: .zero)]
  }
}
