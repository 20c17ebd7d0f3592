import AssayDelivery
import AssayModel
import Testing

/// Two slots in each of three sections, worked through in order.
private func sitting(
  _ budget: TimeBudget, within: NavigationPolicy.Movement = .free, between: NavigationPolicy.Movement = .forwardOnly,
  skipping: Bool = true
) throws -> Sitting {
  var sample = Sample(11) {
    $0.navigation.withinSection = within
    $0.navigation.betweenSections = between
    $0.navigation.allowsSkipping = skipping
  }
  sample.form.slots = Array(sample.form.slots.prefix(6))
  sample.form.sections = [
    FormSection(id: "p1", slots: 0..<2), FormSection(id: "p2", slots: 2..<4), FormSection(id: "p3", slots: 4..<6),
  ]
  return try Sitting(sample, budget: budget)
}

private func budget(
  sections: [SectionTime] = [], item: PartTime? = nil, grace: Int64 = 0, change: (inout TimeBudget) -> Void = { _ in }
) -> TimeBudget {
  var budget = TimeBudget()
  budget.sections = sections
  budget.item = item
  budget.grace = Interval(seconds: grace)
  change(&budget)
  return budget
}

private func limit(_ seconds: Int64, of section: SectionID, minimum: Int64? = nil) -> SectionTime {
  SectionTime(
    section: section, time: PartTime(limit: Interval(seconds: seconds), minimum: minimum.map { Interval(seconds: $0) }))
}

struct `The time of a section` {
  @Test func `begins when its first item is shown, and ends the section alone`() throws {
    var live = try sitting(budget(sections: [limit(60, of: "p1"), limit(30, of: "p2")]))
    #expect(live.session.clock(at: live.start).state == .none)
    live.view("s1", at: 100)
    live.send(.clear("s1"), at: 160)
    #expect(live.session.submittedAt == nil)
    // One millisecond over, the section is closed, and the candidate is at the next.
    #expect(live.send(.clear("s2"), atMilliseconds: 160_001).refusal == .navigationForbidden)
    #expect(live.journal.map(\.kind).contains(.sectionExpired("p1")))
    #expect(live.session.view(at: live.start, in: live.context).current == "s3")
    live.view("s3", at: 200)
    #expect(live.expire(atMilliseconds: 230_001).map(\.kind) == [.sectionExpired("p2"), .moved("s5")])
    // What is over is dated to its end.
    #expect(live.journal.last?.at == live.start + Interval(seconds: 230))
    #expect(live.session.isOpen)
  }

  @Test func `submits the session when the last section is over`() throws {
    var live = try sitting(budget(sections: [limit(60, of: "p3")]))
    live.send(.submitSection("p1"))
    live.send(.submitSection("p2"))
    live.view("s5", at: 10)
    let due = live.expire(atMilliseconds: 70_001)
    #expect(due.prefix(2).map(\.kind) == [.sectionExpired("p3"), .submitted(.timeLimit)])
    #expect(!live.session.isOpen)
    #expect(live.session.deliveredResult != nil)
  }

  @Test func `takes late saves in the grace period, and marks them`() throws {
    var live = try sitting(budget(sections: [limit(60, of: "p1")], grace: 10))
    live.view("s1")
    live.view("s2")
    #expect(live.send(.clear("s1"), at: 60) == .accepted(.cleared("s1", isLate: false), isReplay: false))
    #expect(live.send(.clear("s1"), at: 70) == .accepted(.cleared("s1", isLate: true), isReplay: false))
    #expect(live.send(.clear("s1"), atMilliseconds: 70_001).refusal == .navigationForbidden)
  }

  @Test func `ends several sections at once for a client that was away`() throws {
    var live = try sitting(budget(sections: [limit(60, of: "p1")]) { $0.limit = Interval(seconds: 100) })
    live.view("s1")
    let due = live.expire(atMilliseconds: 1_000_000)
    #expect(due.prefix(3).map(\.kind) == [.sectionExpired("p1"), .moved("s3"), .submitted(.timeLimit)])
    #expect(due.map { $0.at - live.start } == [60, 60, 100, 100].map { Interval(seconds: $0) })
  }

  @Test func `cannot be left before its least time`() throws {
    var live = try sitting(budget(sections: [limit(60, of: "p1", minimum: 20)]))
    #expect(live.send(.submitSection("p1"), at: 10).refusal == .tooEarly)
    live.view("s1", at: 10)
    #expect(live.send(.submitSection("p1"), at: 29.999).refusal == .tooEarly)
    #expect(live.send(.go("s3"), at: 29.999).refusal != nil)
    #expect(live.send(.submitSection("p1"), at: 30).isAccepted)
  }

  @Test func `warns and tells the end with what it is about`() throws {
    var live = try sitting(budget(sections: [limit(60, of: "p1")]) { $0.warnings = [Interval(seconds: 10)] })
    live.view("s1", at: 5)
    let all = live.session.notices(after: live.start, through: live.start + Interval(seconds: 500))
    #expect(all.map(\.scope) == [.section("p1"), .section("p1")])
    #expect(all.map { $0.at - live.start } == [Interval(seconds: 55), Interval(milliseconds: 65_001)])
    #expect(live.session.nextDeadline(after: live.start) == live.start + Interval(seconds: 55))
    let clock = live.session.clock(at: live.start + Interval(seconds: 25))
    #expect(clock.limits.map(\.scope) == [.section("p1")])
    #expect(clock.limits.map(\.remaining) == [Interval(seconds: 40)])
  }
}

struct `The time of an item` {
  @Test func `begins when it is shown, and closes it alone`() throws {
    var live = try sitting(budget(item: PartTime(limit: Interval(seconds: 30)), grace: 5), between: .free)
    live.view("s1", at: 10)
    live.view("s2", at: 20)
    #expect(live.send(.clear("s1"), at: 40) == .accepted(.cleared("s1", isLate: false), isReplay: false))
    #expect(live.send(.clear("s1"), at: 45) == .accepted(.cleared("s1", isLate: true), isReplay: false))
    #expect(live.send(.clear("s1"), at: 45.001).refusal == .timeOver)
    #expect(live.view("s1", at: 45.001).refusal == .timeOver)
    #expect(live.send(.clear("s2"), at: 46).isAccepted)
    #expect(live.view("s3", at: 1000).item != nil)
  }

  @Test func `lets no slot be left before its least time`() throws {
    var live = try sitting(budget(item: PartTime(minimum: Interval(seconds: 5))), within: .forwardOnly)
    live.view("s1", at: 10)
    #expect(live.send(.go("s2"), at: 14).refusal == .tooEarly)
    #expect(live.send(.submit(confirm: true), at: 14).refusal == .tooEarly)
    #expect(live.send(.go("s2"), at: 15).isAccepted)
  }

  @Test func `grows with what was granted`() throws {
    var live = try sitting(
      budget(item: PartTime(limit: Interval(seconds: 30))) { $0.multiplier = Rational(3, 2) }, between: .free)
    live.view("s1")
    #expect(live.send(.clear("s1"), at: 45).isAccepted)
    #expect(live.send(.clear("s1"), at: 45.001).refusal == .timeOver)
  }
}

struct `The time of the whole` {
  @Test func `cannot be submitted before its least time`() throws {
    var live = try sitting(budget { $0.minimum = Interval(seconds: 60) })
    #expect(live.send(.submit(confirm: true), at: 59.999).refusal == .tooEarly)
    #expect(live.send(.submit(confirm: true), at: 60).isAccepted)
  }

  @Test func `has the minutes that were granted, or no limit at all`() throws {
    let sample = Sample(3)
    var assessment = sample.assessment
    assessment.time = TimePolicy(limit: Interval(seconds: 100))
    assessment.time?.sections = [limit(50, of: "p1")]
    var granted = Accommodations(extraTime: Rational(5, 4))
    granted.extraMinutes = Interval(seconds: 60)
    #expect(TimeBudget(assessment, accommodations: granted).allowance == Interval(seconds: 185))
    granted.unlimited = Approval(by: "office", reason: "a screen reader")
    let unlimited = TimeBudget(assessment, accommodations: granted)
    #expect(unlimited.allowance == nil)
    #expect(unlimited.allowance(of: "p1") == nil)
    var live = try Sitting(sample, budget: unlimited)
    live.view("s1")
    #expect(live.expire(atMilliseconds: 1_000_000_000).isEmpty)
  }

  @Test func `is known at the longest, to hold a window against`() {
    var assessment = Sample(3).assessment
    #expect(assessment.longestDuration == nil)
    assessment.time = TimePolicy(limit: Interval(seconds: 100))
    assessment.time?.grace = Interval(seconds: 5)
    assessment.breaks = BreakPolicy(count: 2, length: Interval(seconds: 10))
    assessment.interruptions = InterruptionPolicy(givesBack: Interval(seconds: 30))
    var policy = AccommodationPolicy(extraTime: .one...2)
    policy.extraMinutes = Interval(seconds: 60)
    assessment.accommodations = policy
    #expect(assessment.longestDuration == Interval(seconds: 200 + 5 + 60 + 20 + 30))
    // Where the extra breaks are longer, all of that candidate's are.
    assessment.accommodations?.breaks = BreakPolicy(count: 3, length: Interval(seconds: 40))
    #expect(assessment.longestDuration == Interval(seconds: 200 + 5 + 60 + 5 * 40 + 30))
    assessment.breaks?.stopsClock = false
    #expect(assessment.longestDuration == Interval(seconds: 200 + 5 + 60 + 30))
    assessment.accommodations?.allowsUnlimited = true
    #expect(assessment.longestDuration == nil)
  }
}

struct `Where nothing may be skipped` {
  @Test func `a slot waits for a complete answer before it`() throws {
    var live = try sitting(budget(), skipping: false)
    #expect(live.view("s2").refusal == .skippingForbidden)
    #expect(live.send(.go("s2")).refusal == .skippingForbidden)
    #expect(live.send(.submitSection("p1")).refusal == .skippingForbidden)
    #expect(live.send(.submit(confirm: true)).refusal == .skippingForbidden)
    for place in 0..<2 {
      let slot = SlotID("s", place + 1)
      if let answer = live.context.candidateItem(slot)?.fullAnswer { live.send(.save(slot, answer)) }
    }
    #expect(live.view("s2").item != nil)
    #expect(live.send(.submitSection("p1")).isAccepted)
  }

  /// Two slots in each of two sections: s1 s2, s3 s4.
  private func twoParts(_ within: NavigationPolicy.Movement, _ between: NavigationPolicy.Movement) throws -> Sitting {
    var sample = Sample(11) {
      $0.navigation.withinSection = within
      $0.navigation.betweenSections = between
      $0.navigation.allowsSkipping = false
    }
    sample.form.slots = Array(sample.form.slots.prefix(4))
    sample.form.sections = [FormSection(id: "p1", slots: 0..<2), FormSection(id: "p2", slots: 2..<4)]
    return try Sitting(sample)
  }

  @Test(arguments: NavigationPolicy.Movement.allCases, NavigationPolicy.Movement.allCases)
  func `nothing can be left that is then missing for ever`(
    within: NavigationPolicy.Movement, between: NavigationPolicy.Movement
  ) throws {
    for seed in 0..<40 {
      var chance = Chance(seed)
      var live = try twoParts(within, between)
      func answer(_ slot: SlotID) {
        if let answer = live.context.candidateItem(slot)?.fullAnswer { live.send(.save(slot, answer)) }
      }
      for _ in 0..<12 {
        let slot = chance.one(of: live.context.form.slots).id
        switch chance.below(4) {
        case 0: answer(slot)
        case 1: live.send(.submitSection(chance.one(of: ["p1", "p2"])))
        default: live.send(.go(slot))
        }
      }
      // Whoever answers what can be reached, in order, can always hand it in.
      for _ in 0..<2 {
        for slot in live.context.form.slots.map(\.id) {
          live.send(.go(slot))
          answer(slot)
        }
      }
      #expect(live.send(.submit(confirm: true)).isAccepted, "seed \(seed)")
      for slot in live.context.form.slots.map(\.id) {
        let isAsked = live.context.candidateItem(slot)?.points != nil
        let answered = live.session.view(at: live.start, in: live.context).slots.first { $0.slot == slot }?.progress
        #expect(!isAsked || answered == .answered, "seed \(seed), \(slot)")
      }
    }
  }

  @Test func `a section is not left for the next while something waits in it`() throws {
    var live = try twoParts(.free, .forwardOnly)
    #expect(live.send(.go("s3")).refusal == .skippingForbidden)
    for slot in ["s1", "s2"] as [SlotID] {
      if let answer = live.context.candidateItem(slot)?.fullAnswer { live.send(.save(slot, answer)) }
    }
    #expect(live.send(.go("s3")).isAccepted)
  }

  @Test func `the limit still submits what there is`() throws {
    var live = try sitting(budget { $0.limit = Interval(seconds: 10) }, skipping: false)
    live.view("s1")
    #expect(live.expire(atMilliseconds: 10_001).first?.kind == .submitted(.timeLimit))
  }
}
