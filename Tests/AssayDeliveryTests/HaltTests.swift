import AssayDelivery
import AssayModel
import Testing

private func sitting(_ change: (inout TimeBudget) -> Void, agreements: [AgreementID] = []) throws -> Sitting {
  var budget = TimeBudget()
  budget.limit = Interval(seconds: 100)
  change(&budget)
  let sample = Sample(5) { assessment in
    assessment.agreements = agreements.map { Agreement(id: $0, text: "Tell nobody.") }
  }
  return try Sitting(sample, budget: budget, agreements: agreements)
}

private func left(_ live: Sitting, at seconds: Int64) -> Int64? {
  live.session.clock(at: live.start + Interval(seconds: seconds)).limits.first.map { $0.remaining.milliseconds / 1000 }
}

struct `A break` {
  @Test func `stops the clock, locks what was seen, and ends by itself`() throws {
    var live = try sitting { $0.breaks = BreakPolicy(count: 1, length: Interval(seconds: 60)) }
    live.view("s1", at: 10)
    #expect(live.send(.startBreak, at: 20).isAccepted)
    #expect(live.session.clock(at: live.start + Interval(seconds: 30)).state == .onBreak)
    #expect(live.view("s2", at: 30).refusal == .paused)
    #expect(live.send(.clear("s2"), at: 30).refusal == .paused)
    #expect(left(live, at: 79) == 80)
    // Too long a break runs against the limit from its end on.
    #expect(left(live, at: 90) == 70)
    #expect(live.view("s1", at: 90).refusal == .navigationForbidden)
    #expect(live.view("s2", at: 90).item != nil)
    #expect(live.send(.startBreak, at: 95).refusal == .forbidden)
    #expect(live.expire(atMilliseconds: 160_000).isEmpty)
    #expect(!live.expire(atMilliseconds: 160_001).isEmpty)
  }

  @Test func `can be ended before its time, and run against the clock`() throws {
    var live = try sitting { $0.breaks = BreakPolicy(count: 2, length: Interval(seconds: 60), stopsClock: false) }
    live.send(.startBreak, at: 20)
    #expect(live.send(.endBreak, at: 30).isAccepted)
    #expect(left(live, at: 30) == 70)
    #expect(live.send(.endBreak, at: 31).refusal == .stateViolation)
    #expect(live.session.view(at: live.start, in: live.context).breaksLeft == 1)
  }

  @Test func `is refused where there is none`() throws {
    var live = try sitting { _ in }
    #expect(live.send(.startBreak).refusal == .forbidden)
    #expect(live.send(.pause).refusal == .forbidden)
    #expect(live.send(.resume).refusal == .stateViolation)
  }
}

struct `A pause` {
  private func pausing() throws -> Sitting {
    try sitting {
      $0.interruptions = InterruptionPolicy(givesBack: Interval(seconds: 50))
      $0.interruptions?.allowsPause = true
    }
  }

  @Test func `stops the clock as long as what can be given back lasts`() throws {
    var live = try pausing()
    live.view("s1")
    live.send(.pause, at: 10)
    #expect(live.send(.clear("s1"), at: 20).refusal == .paused)
    live.send(.resume, at: 40)
    #expect(left(live, at: 40) == 90)
    live.send(.pause, at: 50)
    // Twenty seconds are left of what can be given back.
    #expect(live.session.clock(at: live.start + Interval(seconds: 60)).haltEnds == Interval(seconds: 10))
    #expect(left(live, at: 80) == 70)
    #expect(live.send(.clear("s1"), at: 80).isAccepted)
    #expect(live.send(.pause, at: 81).refusal == .forbidden)
  }

  @Test func `is not over for a session of which nobody knows`() throws {
    var live = try pausing()
    live.view("s1")
    live.send(.pause, at: 90)
    #expect(live.expire(atMilliseconds: 150_000).isEmpty)
    #expect(live.expire(atMilliseconds: 150_001).first?.kind == .submitted(.timeLimit))
  }
}

struct `An interruption` {
  private func interrupted(_ tolerance: Int64 = 30) throws -> Sitting {
    var live = try sitting {
      $0.interruptions = InterruptionPolicy(givesBack: Interval(seconds: 60))
      $0.interruptions?.tolerance = Interval(seconds: tolerance)
    }
    live.view("s1", at: 10)
    return live
  }

  private func reconnect(_ live: inout Sitting, at seconds: Int64) -> [SessionEvent.Kind] {
    let events = live.session.reconnect(at: live.start + Interval(seconds: seconds))
    live.record(events)
    return events.map(\.kind)
  }

  @Test func `is given back from the last thing on record, up to the cap in all`() throws {
    var live = try interrupted()
    #expect(reconnect(&live, at: 40) == [])
    #expect(reconnect(&live, at: 50) == [.givenBack(Interval(seconds: 40))])
    #expect(left(live, at: 50) == 90)
    #expect(reconnect(&live, at: 90) == [.givenBack(Interval(seconds: 20))])
    #expect(reconnect(&live, at: 130) == [])
  }

  @Test func `keeps a session waiting that nobody works on, and no longer than could be given back`() throws {
    var live = try interrupted()
    let (session, context, start) = (live.session, live.context, live.start)
    #expect(!session.expire(at: start + Interval(milliseconds: 100_001), in: context).isEmpty)
    #expect(session.expire(at: start + Interval(seconds: 160), in: context, isConnected: false).isEmpty)
    let due = session.expire(at: start + Interval(milliseconds: 160_001), in: context, isConnected: false)
    #expect(due.first?.kind == .submitted(.timeLimit))
    #expect(due.first?.at == start + Interval(seconds: 100))
    #expect(reconnect(&live, at: 120) == [.givenBack(Interval(seconds: 60))])
    #expect(left(live, at: 120) == 40)
  }

  @Test func `begins when the client goes away`() throws {
    var live = try interrupted()
    live.record(live.session.detach(at: live.start + Interval(seconds: 50)))
    #expect(reconnect(&live, at: 85) == [.givenBack(Interval(seconds: 35))])
  }
}

struct `An agreement` {
  @Test func `stands before everything, while the clock waits`() throws {
    var live = try sitting({ _ in }, agreements: ["nda", "rules"])
    #expect(live.session.clock(at: live.start).state == .waiting)
    #expect(live.view("s1", at: 500).refusal == .stateViolation)
    #expect(live.send(.agree("other", true)).refusal == .unknownSlot)
    #expect(live.send(.agree("nda", true), at: 500).isAccepted)
    #expect(live.send(.agree("nda", true), at: 500).refusal == .stateViolation)
    #expect(live.send(.clear("s1"), at: 600).refusal == .stateViolation)
    #expect(live.send(.agree("rules", true), at: 600).isAccepted)
    #expect(left(live, at: 610) == 90)
    #expect(live.view("s1", at: 610).item != nil)
  }

  @Test(arguments: [(Agreement.Decline.endUnusedAttempt, false), (.endAttempt, true)])
  func `that is declined ends the session, and the attempt counts as the author says`(
    decline: Agreement.Decline, counts: Bool
  ) throws {
    let sample = Sample(5) { $0.agreements = [Agreement(id: "nda", text: "Tell nobody.", decline: decline)] }
    var live = try Sitting(sample, budget: nil, agreements: ["nda"])
    #expect(live.send(.agree("nda", false)).isAccepted)
    #expect(!live.session.isOpen)
    #expect(live.session.counts == counts)
    #expect(live.session.deliveredResult?.state == .void)
  }
}
