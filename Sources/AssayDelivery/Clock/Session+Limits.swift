import AssayModel

/// One limit of time, in running time.
struct TimeLimit: Hashable, Sendable {
  var scope: TimeScope
  /// The last moment in time.
  var end: Interval
}

/// How a moment stands to limits; the latest wins.
enum Lateness: Int, Comparable, Sendable {
  case inTime
  /// In the grace period.
  case late
  case over

  static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}

extension Session {
  /// The limit of the whole.
  var examLimit: TimeLimit? { time.allowance.map { TimeLimit(scope: .exam, end: $0) } }

  /// The limit of a section; nil without one, and until its first item was shown.
  func limit(ofSection section: Int) -> TimeLimit? {
    guard let begun = sections[section].begunAt, !sections[section].isSubmitted else { return nil }
    let id = form.sections[section].id
    return time.budget.allowance(of: id).map {
      TimeLimit(scope: .section(id), end: begun + $0 + sections[section].extra)
    }
  }

  /// The limit of a slot's item; nil without one, and until it was shown.
  func limit(ofItem slot: Int) -> TimeLimit? {
    guard let shown = slots[slot].shownAt else { return nil }
    return time.budget.itemAllowance.map {
      TimeLimit(scope: .item(slotID(slot)), end: shown + $0 + slots[slot].extra)
    }
  }

  /// Whether a moment is in time for everything that a slot is under; exactly at a limit is in time.
  func lateness(at slot: Int, _ now: Instant) -> (Lateness, TimeScope) {
    var result = (Lateness.inTime, TimeScope.exam)
    guard time.budget.limit != nil || !time.budget.sections.isEmpty || time.budget.item != nil else { return result }
    let running = time.running(at: now)
    func consider(_ limit: TimeLimit?) {
      guard let limit else { return }
      let own = lateness(running, of: limit)
      if own > result.0 { result = (own, limit.scope) }
    }
    consider(examLimit)
    consider(limit(ofSection: slots[slot].section))
    consider(limit(ofItem: slot))
    return result
  }

  func lateness(_ running: Interval, of limit: TimeLimit) -> Lateness {
    running <= limit.end ? .inTime : running <= limit.end + time.budget.grace ? .late : .over
  }

  /// Whether a moment is after the limit of the whole.
  func isLate(_ now: Instant) -> Bool {
    examLimit.map { lateness(time.running(at: now), of: $0) != .inTime } ?? false
  }

  /// Whether an item can no longer be answered, because its own time is over.
  func isItemOver(_ slot: Int, at now: Instant) -> Bool {
    limit(ofItem: slot).map { lateness(time.running(at: now), of: $0) == .over } ?? false
  }

  /// The section at which the candidate is, or that was begun last.
  var currentSection: Int? { current.map { slots[$0].section } }

  /// The limits that run now: of the whole, of the sections and items that were begun and can still be worked on.
  func runningLimits(at now: Instant) -> [TimeLimit] {
    guard isOpen else { return [] }
    var limits: [TimeLimit] = []
    if let exam = examLimit { limits.append(exam) }
    if !time.budget.sections.isEmpty {
      limits += sections.indices.compactMap { limit(ofSection: $0) }
    }
    if time.budget.item?.limit != nil {
      limits += slots.indices.compactMap { place in
        guard !sections[slots[place].section].isSubmitted, !slots[place].isLocked, !isItemOver(place, at: now),
          !isLeftBehind(place)
        else { return nil }
        return limit(ofItem: place)
      }
    }
    return limits
  }

  /// Whether the candidate went on from a slot, should the section be worked through forward only.
  private func isLeftBehind(_ slot: Int) -> Bool {
    slot != current && slot < sections[slots[slot].section].floor
  }
}
