import AssayDelivery
import AssayModel
import AssayScoring
import Testing

private func sitting(limit: Int64 = 100, change: (inout Assessment) -> Void = { _ in }) throws -> Sitting {
  var budget = TimeBudget()
  budget.limit = Interval(seconds: limit)
  budget.grace = Interval(seconds: 10)
  return try Sitting(Sample(5, change: change), budget: budget)
}

struct `Staff` {
  @Test func `give time, once for a key`() throws {
    var live = try sitting()
    try live.act(.extend(.exam, Interval(seconds: 50)), key: "a", at: 10)
    #expect(try live.act(.extend(.exam, Interval(seconds: 50)), key: "a", at: 20) == .repeated)
    #expect(try live.act(.extend(.exam, Interval(seconds: 60)), key: "a", at: 20) == .conflict)
    #expect(live.session.clock(at: live.start).limits.first?.remaining == Interval(seconds: 140))
    live.send(.submit(confirm: true), at: 30)
    #expect(throws: Refusal.self) { try live.act(.extend(.exam, Interval(seconds: 50)), at: 40) }
  }

  @Test func `take time only where there is a limit`() throws {
    var live = try sitting()
    #expect(throws: Refusal.self) { try live.act(.extend(.item("s1"), Interval(seconds: 5))) }
    #expect(throws: Refusal.self) { try live.act(.extend(.section("p1"), Interval(seconds: 5))) }
    #expect(throws: Refusal.self) { try live.act(.extend(.exam, .zero)) }
  }

  @Test func `void a session, which ends it, and say whether the attempt counts`() throws {
    for counts in [false, true] {
      var live = try sitting()
      live.view("s1")
      try live.act(.void(attemptCounts: counts))
      #expect(live.session.submissionCause == .staff)
      #expect(live.session.deliveredResult?.state == .void)
      #expect(live.session.counts == counts)
      #expect(throws: Refusal.self) { try live.act(.void(attemptCounts: counts)) }
    }
  }

  @Test func `open a session again with what was left, or with so much`() throws {
    for (left, expected) in [(Interval?.none, Int64(70)), (Interval(seconds: 25), 25)] {
      var live = try sitting()
      live.view("s1")
      live.send(.submit(confirm: true), at: 30)
      try live.act(.reopen(left), at: 1000)
      #expect(live.session.isOpen)
      let clock = live.session.clock(at: live.start + Interval(seconds: 1000))
      #expect(clock.limits.first?.remaining == Interval(seconds: expected))
      #expect(live.view("s1", at: 1001).item != nil)
      #expect(live.send(.submit(confirm: true), at: 1002).isAccepted)
      #expect(try Session(replaying: live.journal) == live.session)
    }
  }

  @Test func `let an answer count that came late`() throws {
    var live = try sitting()
    let slot = try #require(live.slot(of: .text))
    live.view(slot)
    live.send(.save(slot, .text("in time")), at: 50)
    live.send(.save(slot, .text("late")), at: 105)
    _ = live.expire(atMilliseconds: 111_000)
    let place = live.context.form.slots.firstIndex { $0.id == slot } ?? 0
    #expect(live.session.responses(in: live.context)[place].answer == .text("in time"))
    try live.act(.accept(event: 4, slot, .text("late")), at: 200)
    #expect(live.session.responses(in: live.context)[place].answer == .text("late"))
    guard case .decided = live.journal.last?.kind else {
      Issue.record("no result was recorded anew")
      return
    }
  }

  @Test func `hold a result back and let it go`() throws {
    var live = try sitting()
    live.send(.submit(confirm: true), at: 10)
    let before = live.session.deliveredResult?.state
    try live.act(.hold, at: 20)
    #expect(live.session.deliveredResult?.state == .held || before == .pendingMarking)
    #expect(throws: Refusal.self) { try live.act(.hold, at: 30) }
    try live.act(.release, at: 40)
    #expect(live.session.deliveredResult?.state == before)
  }

  @Test func `mark essays blind, two of them, and a third decides where they differ`() throws {
    var sample = Sample(5) { $0.release.result = .afterApproval }
    let rubric = Rubric(
      raters: 2, adjudicateAbove: 1,
      traits: [Trait(id: "analysis", points: 3, levels: []), Trait(id: "clarity", points: 2, levels: [])])
    for place in sample.items.indices {
      guard case .essay(var essay) = sample.items[place].interaction else { continue }
      essay.rubric = rubric
      sample.items[place].interaction = .essay(essay)
      sample.items[place].points = 5
      sample.items[place].status = .approved
    }
    for place in sample.form.slots.indices where sample.form.slots[place].role == .pretest {
      sample.form.slots[place].role = .scored
    }
    var live = try Sitting(sample, budget: nil)
    let slot = try #require(live.slot(of: .essay))
    live.view(slot)
    live.send(.save(slot, .essay("A memo.")))
    func mark(_ rater: String, _ role: Mark.Role, _ points: [Rational]) -> StaffCommand {
      .mark(
        Mark(
          slot: slot, rater: rater, role: role,
          points: zip(rubric.traits, points).map { TraitPoints(trait: $0.id, points: $1) }))
    }
    #expect(throws: Refusal.self) { try live.act(mark("r1", .rater, [3, 2])) }
    live.send(.submit(confirm: true))
    #expect(live.session.deliveredResult?.state == .pendingMarking)
    #expect(throws: Refusal.self) { try live.act(.approve) }
    #expect(throws: Refusal.self) { try live.act(mark("r1", .rater, [4, 2])) }
    try live.act(mark("r1", .rater, [3, 2]))
    #expect(throws: Refusal.self) { try live.act(mark("r1", .rater, [3, 1])) }
    try live.act(mark("r2", .rater, [1, 1]))
    #expect(live.session.deliveredResult?.state == .pendingMarking)
    #expect(live.session.markedSlots(in: live.context).first?.state == .needsAdjudication)
    #expect(throws: Refusal.self) { try live.act(mark("r3", .rater, [2, 1])) }
    try live.act(mark("r3", .adjudicator, [2, 1]))
    #expect(live.session.deliveredResult?.state == .pendingApproval)
    let outcome = live.session.computedResult(in: live.context).outcomes.first { $0.slot == slot }
    #expect(outcome?.earned == 3)
    try live.act(.approve)
    #expect(live.session.deliveredResult?.state != .pendingApproval)
    #expect(try Session(replaying: live.journal) == live.session)
  }
}
