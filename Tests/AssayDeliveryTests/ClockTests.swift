import AssayDelivery
import AssayModel
import AssayScoring
import Testing

/// A limit of 100 s with 20 s of grace and two warnings.
private func time(grace: Int64 = 20, _ late: TimePolicy.LateAnswers = .keep) -> TimePolicy {
  var time = TimePolicy(limit: Interval(seconds: 100))
  time.grace = Interval(seconds: grace)
  time.late = late
  time.warnings = [Interval(seconds: 30), Interval(seconds: 10)]
  return time
}

private enum Fate: Equatable {
  case inTime, late, over
}

private struct Case: CustomTestStringConvertible {
  let at: Int64
  let fate: Fate
  var grace: Int64 = 20
  var extraTime = Rational.one
  /// When the session submits itself.
  var end: Int64 = 120_000

  var testDescription: String { "\(at) ms, grace \(grace) s, extra time \(extraTime): \(fate)" }
}

/// The milliseconds between the start and an event.
extension Sitting {
  fileprivate func offset(_ event: SessionEvent?) -> Int64? { event.map { ($0.at - start).milliseconds } }
}

struct `The clock of a session` {
  private static let cases = [
    Case(at: 0, fate: .inTime), Case(at: 99_999, fate: .inTime), Case(at: 100_000, fate: .inTime),
    Case(at: 100_001, fate: .late), Case(at: 120_000, fate: .late), Case(at: 120_001, fate: .over),
    Case(at: 86_400_000, fate: .over),
    Case(at: 100_000, fate: .inTime, grace: 0), Case(at: 100_001, fate: .over, grace: 0, end: 100_000),
    Case(at: 150_000, fate: .inTime, extraTime: Rational(3, 2)),
    Case(at: 150_001, fate: .late, extraTime: Rational(3, 2)),
    Case(at: 170_000, fate: .late, extraTime: Rational(3, 2)),
    Case(at: 170_001, fate: .over, extraTime: Rational(3, 2), end: 170_000),
  ]

  @Test(arguments: cases)
  private func `takes a save in time, late or not at all`(example: Case) throws {
    var live = try Sitting(Sample(1), time(grace: example.grace), extraTime: example.extraTime)
    let slot = try #require(live.slot(of: .text))
    let outcome = live.send(.save(slot, .text("mine")), atMilliseconds: example.at)
    switch example.fate {
    case .inTime, .late:
      #expect(outcome == .accepted(.saved(slot, isLate: example.fate == .late), isReplay: false))
      #expect(live.session.isOpen)
      #expect(live.journal.count == 2)
    case .over:
      #expect(outcome.refusal == .timeOver)
      #expect(live.session.phase == .submitted(.timeLimit, at: live.start + Interval(milliseconds: example.end)))
      #expect(live.journal.count == 4)
      #expect(live.offset(live.journal.last) == example.at)
      #expect(live.session.nextSequence == 2)
    }
  }

  @Test func `has no end without a limit`() throws {
    var live = try Sitting(Sample(1))
    #expect(live.send(.flag("s1", true), at: 1e9).isAccepted)
    #expect(live.session.nextDeadline(after: live.start) == nil)
    #expect(live.session.clock(at: live.start) == live.session.view(at: live.start, in: live.context).clock)
    #expect(live.session.clock(at: live.start).state == .none)
  }

  @Test func `takes nothing but answers in the grace period`() throws {
    for command: SessionCommand in [
      .flag("s1", true), .go("s2"), .check("s1", .trueFalse(true)), .hint("s1"), .submitSection("p1"),
      .submit(confirm: true),
    ] {
      var live = try Sitting(Sample(1, .knowledgeCheck), time())
      #expect(live.send(command, at: 110).refusal == .timeOver)
      #expect(live.session.isOpen)
    }
    var live = try Sitting(Sample(1), time())
    #expect(live.view("s1", at: 1).item != nil)
    #expect(live.view("s1", at: 110).item != nil)
    #expect(live.view("s2", at: 110).refusal == .timeOver)
    #expect(live.send(.clear("s1"), at: 110) == .accepted(.cleared("s1", isLate: true), isReplay: false))
    #expect(live.view("s1", at: 121).refusal == .timeOver)
    #expect(!live.session.isOpen)
  }

  /// What is done in time, what late, and what then counts under `keep` and under `score`.
  @Test(
    arguments: [
      ("early", "late", "early", "late"), ("early", nil, "early", nil), (nil, "late", nil, "late"),
      ("early", "", "early", ""),
    ] as [(String?, String?, String?, String?)])
  func `lets late answers count as the assessment says`(
    early: String?, late: String?, kept: String?, scored: String?
  ) throws {
    for policy in TimePolicy.LateAnswers.allCases {
      var live = try Sitting(Sample(1) { $0.release.key = .afterSubmit }, time(policy))
      let slot = try #require(live.slot(of: .text))
      let place = try #require(live.session.form.slots.firstIndex { $0.id == slot })
      if let early { live.send(.save(slot, .text(early)), at: 50) }
      live.send(late.map { .save(slot, .text($0)) } ?? .clear(slot), at: 110)
      #expect(live.expire(atMilliseconds: 121_000).count == 2)
      let expected = policy == .keep ? kept : scored
      #expect(live.session.responses(in: live.context)[place].answer == expected.map(Answer.text))
      let review = try live.session.review(slot, at: live.session.lastEventAt, in: live.context)
      #expect(review.answer == late.map(Answer.text))
      #expect(review.answerCounts == (policy == .score))
    }
  }

  @Test func `never goes back`() throws {
    var live = try Sitting(Sample(1), time())
    live.send(.flag("s1", true), at: 50)
    live.send(.flag("s1", false), at: -86_400)
    live.send(.flag("s1", true), at: 49.999)
    live.view("s1", at: 0)
    // The clock that stands behind is noted once.
    #expect(live.journal.dropFirst().map { live.offset($0) } == [50_000, 50_000, 50_000, 50_000, 50_000])
    #expect(live.journal[2].kind == .clockClamped(Interval(seconds: 86_450)))
    #expect(live.session.clock(at: live.start).limits.map(\.remaining) == [Interval(seconds: 50)])
  }

  @Test func `submits by itself after the last moment of grace, dated to it`() throws {
    var live = try Sitting(Sample(1), time())
    #expect(live.expire(atMilliseconds: 120_000).isEmpty)
    let events = live.expire(atMilliseconds: 500_000)
    #expect(events.count == 2)
    #expect(events.first?.kind == .submitted(.timeLimit))
    #expect(events.allSatisfy { live.offset($0) == 120_000 && $0.sequence == nil })
    #expect(live.expire(atMilliseconds: 600_000).isEmpty)
  }

  @Test func `says when it needs to be looked at next, and what it then has to tell`() throws {
    var live = try Sitting(Sample(1), time())
    var seen: [Int64] = []
    var moment = live.start
    var told: [ClockNotice.Kind] = []
    while let next = live.session.nextDeadline(after: moment) {
      #expect(next > moment)
      told += live.session.notices(after: moment, through: next).map(\.kind)
      moment = next
      seen.append((next - live.start).milliseconds)
      _ = live.expire(atMilliseconds: (next - live.start).milliseconds)
    }
    #expect(seen == [70_000, 90_000, 100_001, 120_001])
    #expect(
      told == [.warning(remaining: Interval(seconds: 30)), .warning(remaining: Interval(seconds: 10)), .expired])
    #expect(live.session.notices(after: live.start, through: moment).isEmpty)
  }

  @Test func `tells what is left`() throws {
    var live = try Sitting(Sample(1), time())
    func clock(_ seconds: Int64) -> ClockView { live.session.clock(at: live.start + Interval(seconds: seconds)) }
    func left(_ seconds: Int64) -> [Int64] { clock(seconds).limits.map(\.remaining.milliseconds) }
    #expect(clock(0).state == .running)
    #expect(left(0) == [100_000])
    #expect(clock(100).state == .running)
    #expect(left(100) == [0])
    #expect(clock(110).state == .grace)
    #expect(left(110) == [0])
    #expect(clock(110).grace == Interval(seconds: 10))
    #expect(clock(120).state == .grace)
    #expect(clock(121).state == .over)
    live.send(.submit(confirm: true), at: 30)
    #expect(clock(31).state == .over)
    #expect(left(31) == [0])
  }
}
