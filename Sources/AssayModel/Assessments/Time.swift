/// How long a session lasts, and its parts.
package struct TimePolicy: Hashable, Sendable, Codable {
  /// Of the whole; nil where only parts have one.
  package var limit: Interval?
  /// How long before the end the candidate is told, longest first.
  package var warnings: [Interval] = []
  /// How long after a limit saves are still taken, marked late.
  package var grace: Interval = .zero
  package var late: LateAnswers = .keep
  /// How long it takes at least until the session can be submitted.
  package var minimum: Interval?
  package var sections: [SectionTime] = []
  /// Of each item, counted from when it is first shown.
  package var item: PartTime?

  package init(limit: Interval?) { self.limit = limit }

  /// What becomes of an answer that was saved in the grace period.
  package enum LateAnswers: String, Hashable, Sendable, Codable, CaseIterable {
    /// It counts.
    case score
    /// It is kept and does not count.
    case keep
  }

  /// Whether anything is limited.
  package var hasLimit: Bool { limit != nil || sections.contains { $0.time.limit != nil } || item?.limit != nil }

  /// Whether anything takes a least time.
  package var hasMinimum: Bool {
    minimum != nil || sections.contains { $0.time.minimum != nil } || item?.minimum != nil
  }
}

/// The limits of a part of a session.
package struct PartTime: Hashable, Sendable, Codable {
  package var limit: Interval?
  /// How long it takes at least until the part can be left.
  package var minimum: Interval?

  package init(limit: Interval? = nil, minimum: Interval? = nil) {
    self.limit = limit
    self.minimum = minimum
  }
}

/// The limits of a section, counted from when its first item is shown.
package struct SectionTime: Hashable, Sendable, Codable {
  package var section: SectionID
  package var time: PartTime

  package init(section: SectionID, time: PartTime) {
    self.section = section
    self.time = time
  }
}

/// Breaks that a candidate may take.
///
/// Items that were seen before a break are locked after it.
package struct BreakPolicy: Hashable, Sendable, Codable {
  package var count: Int
  /// Of each; what goes beyond runs against the limits.
  package var length: Interval
  /// Whether the clock stands still meanwhile.
  package var stopsClock: Bool = true

  package init(count: Int, length: Interval, stopsClock: Bool = true) {
    self.count = count
    self.length = length
    self.stopsClock = stopsClock
  }
}

/// What becomes of the time in which a session was interrupted: by its client, by a crash, by a lost line.
package struct InterruptionPolicy: Hashable, Sendable, Codable {
  /// The most that is given back in one session, of all interruptions together.
  package var givesBack: Interval
  /// Interruptions up to this length are not given back.
  package var tolerance: Interval = Interval(seconds: 30)
  /// Whether the client may stop the clock by `session.pause`, as far as what is given back lasts.
  package var allowsPause: Bool = false

  package init(givesBack: Interval) { self.givesBack = givesBack }
}

/// What may be granted to candidates who need it.
package struct AccommodationPolicy: Hashable, Sendable, Codable {
  /// The factors of extra time that staff may grant; nil where none.
  package var extraTime: ClosedRange<Rational>?
  /// The most that staff may add to the limit as minutes; nil where none.
  package var extraMinutes: Interval?
  /// Whether staff may lift the limits, by an approval with a reason.
  package var allowsUnlimited: Bool = false
  /// The most breaks that staff may grant beside those for all, and how long each is; nil where none.
  package var breaks: BreakPolicy?

  package init(extraTime: ClosedRange<Rational>? = nil) { self.extraTime = extraTime }
}

/// What is granted to one candidate.
package struct Accommodations: Hashable, Sendable, Codable {
  /// The factor on every time limit, 1 or more.
  package var extraTime: Rational = .one
  /// Added to the limit of the whole.
  package var extraMinutes: Interval = .zero
  /// Why the limits do not hold for the candidate, and who approved it; nil where they hold.
  package var unlimited: Approval?
  /// Breaks beside those for all.
  package var extraBreaks: Int = 0

  package init(extraTime: Rational = .one) { self.extraTime = extraTime }

  /// Whether nothing is granted.
  package var isEmpty: Bool { self == Accommodations() }
}

/// Who approved of something, and why.
package struct Approval: Hashable, Sendable, Codable {
  package var by: String
  package var reason: String

  package init(by: String, reason: String) {
    self.by = by
    self.reason = reason
  }
}

/// What a session has of time: the limits and what was granted, never an end that is overwritten.
package struct TimeBudget: Hashable, Sendable, Codable {
  /// Of the whole, as the author set it; nil without one, and for a candidate without limits.
  package var limit: Interval?
  package var multiplier: Rational = .one
  package var extra: Interval = .zero
  package var grace: Interval = .zero
  package var warnings: [Interval] = []
  package var late: TimePolicy.LateAnswers = .keep
  package var minimum: Interval?
  package var sections: [SectionTime] = []
  package var item: PartTime?
  package var breaks: BreakPolicy?
  package var interruptions: InterruptionPolicy?
  /// Why there are no limits, where staff lifted them.
  package var unlimited: Approval?

  package init() {}

  /// What an assessment gives a candidate, with what was granted.
  package init(_ assessment: Assessment, accommodations: Accommodations) {
    if let time = assessment.time {
      limit = time.limit
      grace = time.grace
      warnings = time.warnings
      late = time.late
      minimum = time.minimum
      sections = time.sections
      item = time.item
    }
    multiplier = accommodations.extraTime
    extra = accommodations.extraMinutes
    interruptions = assessment.interruptions
    breaks = assessment.breaks
    if accommodations.extraBreaks > 0, let granted = assessment.accommodations?.breaks {
      var own = assessment.breaks ?? BreakPolicy(count: 0, length: granted.length, stopsClock: granted.stopsClock)
      own.count += accommodations.extraBreaks
      own.length = max(own.length, granted.length)
      breaks = own
    }
    if let approval = accommodations.unlimited {
      unlimited = approval
      limit = nil
      sections = sections.map { SectionTime(section: $0.section, time: PartTime(minimum: $0.time.minimum)) }
      item = item.map { PartTime(minimum: $0.minimum) }
    }
  }

  /// The limit of the whole with what was granted; nil without one.
  package var allowance: Interval? { limit.map { $0.scaled(by: multiplier) + extra } }

  /// The limit of a section with what was granted.
  package func allowance(of section: SectionID) -> Interval? {
    sections.first { $0.section == section }?.time.limit?.scaled(by: multiplier)
  }

  /// The limit of each item with what was granted.
  package var itemAllowance: Interval? { item?.limit?.scaled(by: multiplier) }

  /// The least time until a section can be left.
  package func minimum(of section: SectionID) -> Interval? {
    sections.first { $0.section == section }?.time.minimum
  }

  /// Whether nothing of it says anything.
  package var isEmpty: Bool {
    limit == nil && minimum == nil && sections.isEmpty && item == nil && breaks == nil && interruptions == nil
      && unlimited == nil
  }
}

extension TimeBudget {
  /// How long a session lasts at the most: the limit with what was granted, all breaks, what is given back for
  /// interruptions, and the grace; nil without a limit.
  package var longestDuration: Interval? {
    guard let allowance else { return nil }
    var all = allowance + grace
    if let breaks, breaks.stopsClock { all = all + breaks.length.scaled(by: Rational(breaks.count)) }
    if let interruptions { all = all + interruptions.givesBack }
    return all
  }
}

extension Assessment {
  /// What a candidate has of time to whom everything was granted that may be; nil where limits may be lifted.
  package var longestBudget: TimeBudget? {
    guard accommodations?.allowsUnlimited != true else { return nil }
    var granted = Accommodations(extraTime: accommodations?.extraTime?.upperBound ?? .one)
    granted.extraMinutes = accommodations?.extraMinutes ?? .zero
    granted.extraBreaks = accommodations?.breaks?.count ?? 0
    return TimeBudget(self, accommodations: granted)
  }

  /// How long a session lasts at the most, with everything that may be granted; nil without a limit, or where limits may
  /// be lifted.
  ///
  /// A window that is shorter than this would cut off candidates who need the time.
  package var longestDuration: Interval? { longestBudget?.longestDuration }
}
