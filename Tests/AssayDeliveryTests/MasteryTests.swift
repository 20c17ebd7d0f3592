import AssayDelivery
import AssayModel
import Testing

private let rule = MasteryRule(competency: "SEC.1", atLeast: Rational(4, 5), over: 3)

/// A session that began at a second, with tries a second apart, and whose keys could be seen when it ended, if ever.
private func session(
  _ start: Int64, _ tries: [(ItemID, Rational)], ended: Int64? = nil, competency: CompetencyID = "SEC.1"
) -> MasteryEvidence {
  let at = Instant(milliseconds: start * 1000)
  return MasteryEvidence(
    startedAt: at,
    firstTries: tries.enumerated().map { place, own in
      .init(
        item: own.0, at: at + Interval(seconds: Int64(place) + 1), credit: own.1,
        competencies: [competency, "SEC"])
    },
    keysSeenAt: ended.map { Instant(milliseconds: $0 * 1000) }, items: Set(tries.map(\.0)))
}

struct `Mastery` {
  @Test func `is not judged on too few tries`() {
    let result = rule.result(of: [session(0, [("a", 1), ("b", 1)])])
    #expect(result.state == .tooFew)
    #expect(result.reached == 1)
    #expect(rule.result(of: []).reached == nil)
  }

  @Test func `is the mean of the latest first tries`() {
    let sessions = [session(0, [("a", 0), ("b", 1)]), session(100, [("c", 1), ("d", Rational(1, 2))])]
    let result = rule.result(of: sessions)
    #expect(result.counted == 3)
    #expect(result.reached == Rational(5, 6))
    #expect(result.state == .mastered)
    #expect(rule.result(of: sessions.reversed()) == result)
  }

  @Test func `counts the first try ever at an item, whatever comes later`() {
    let sessions = [session(0, [("a", 0), ("b", 1), ("c", 1)]), session(100, [("a", 1)])]
    #expect(rule.result(of: sessions).state == .notYet)
  }

  @Test func `never counts an item whose key could be seen before`() {
    // `c` was shown in the first session, not tried there, and its key could be read when that ended.
    var first = session(0, [("a", 1), ("b", 1)], ended: 50)
    first.items.insert("c")
    let second = session(100, [("c", 1)])
    #expect(rule.result(of: [first, second]).state == .tooFew)
    first.keysSeenAt = nil
    #expect(rule.result(of: [first, second]).state == .mastered)
  }

  @Test func `looks at its own competency and what stands below`() {
    let other = session(0, [("a", 1), ("b", 1), ("c", 1)], competency: "SEC.2")
    #expect(rule.result(of: [other]).counted == 0)
    #expect(MasteryRule(competency: "SEC", atLeast: 1, over: 3).result(of: [other]).state == .mastered)
  }

  @Test func `is taken from the first tries of a session`() throws {
    var live = try Sitting(Sample(4, .knowledgeCheck))
    let slot = try #require(live.slot(of: .text))
    live.view(slot)
    live.send(.check(slot, .text("else")), at: 2)
    live.send(.check(slot, .text("SECRET word")), at: 3)
    let evidence = MasteryEvidence(live.session, in: live.context)
    #expect(evidence.firstTries.map(\.credit) == [0])
    #expect(evidence.keysSeenAt == nil)
    live.send(.submit(confirm: true), at: 9)
    #expect(MasteryEvidence(live.session, in: live.context).keysSeenAt == live.start + Interval(seconds: 9))
  }
}
