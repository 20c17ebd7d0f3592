import AssayDelivery
import AssayModel
import AssayScoring
import Testing

/// Sessions of every kind, from a seed: with and without limits on the whole, on sections and on items, with breaks,
/// pauses and agreements, an exam or a knowledge check, any navigation.
///
/// A plain one has no agreements, so that it can always be submitted.
private func sitting(_ seed: Int, isPlain: Bool = false) throws -> Sitting {
  var chance = Chance(seed)
  let sample = Sample(seed, chance.happens(50) ? .exam : .knowledgeCheck) { assessment in
    assessment.navigation.withinSection = chance.one(of: NavigationPolicy.Movement.allCases)
    assessment.navigation.betweenSections = chance.one(of: NavigationPolicy.Movement.allCases)
    assessment.navigation.allowsFlags = chance.happens(80)
    assessment.navigation.allowsSkipping = chance.happens(90)
    assessment.formative?.rightWrong = chance.one(of: FormativePolicy.FeedbackMoment.allCases)
    assessment.formative?.key = chance.one(of: FormativePolicy.FeedbackMoment.allCases)
  }
  var budget = TimeBudget()
  budget.limit = Interval(seconds: 100)
  budget.grace = Interval(seconds: chance.number(0...1) == 0 ? 0 : 20)
  budget.late = chance.one(of: TimePolicy.LateAnswers.allCases)
  if chance.happens(40) {
    budget.sections = [SectionTime(section: "p1", time: PartTime(limit: Interval(seconds: 30)))]
    budget.item = PartTime(limit: Interval(seconds: 60), minimum: chance.happens(50) ? Interval(seconds: 10) : nil)
  }
  if chance.happens(50) { budget.breaks = BreakPolicy(count: 2, length: Interval(seconds: 5)) }
  if chance.happens(50) {
    budget.interruptions = InterruptionPolicy(givesBack: Interval(seconds: 20))
    budget.interruptions?.allowsPause = true
  }
  return try Sitting(
    sample, budget: chance.happens(70) ? budget : nil,
    agreements: chance.happens(15) && !isPlain ? ["nda", "rules"] : [])
}

/// What is done in a session, at which second.
private enum Step {
  case command(SessionCommand, Double)
  case view(SlotID, Double)
  case staff(StaffCommand, Double)

  var isOfStaff: Bool { if case .staff = self { true } else { false } }
}

private func steps(_ seed: Int, in context: SessionContext) -> [Step] {
  var chance = Chance(seed &+ 7)
  var second = 0.0
  return (0..<80).map { _ in
    second += Double(chance.below(4))
    // A clock that went backwards is part of the game.
    let at = chance.happens(5) ? second / 2 : second
    if chance.happens(3) {
      let act: StaffCommand = chance.one(of: [
        .extend(.exam, Interval(seconds: 10)), .remark, .hold, .release, .reopen(nil), .reopen(Interval(seconds: 20)),
        .void(attemptCounts: true), .extend(.section("p1"), Interval(seconds: 5)),
      ])
      return .staff(act, at)
    }
    return chance.happens(20)
      ? .view(chance.one(of: context.form.slots).id, at) : .command(chance.command(in: context), at)
  }
}

extension Sitting {
  fileprivate mutating func take(_ step: Step) -> Decided.Outcome? {
    switch step {
    case .command(let command, let second): return send(command, at: second)
    case .view(let slot, let second):
      view(slot, at: second)
      return nil
    case .staff(let command, let second):
      _ = try? act(command, at: second)
      return nil
    }
  }
}

struct `A session` {
  @Test func `meets every command, late or in time, and every refusal, in the cases below`() throws {
    var kinds: Set<String> = []
    var refusals: Set<Refusal.Kind> = []
    var endings: Set<Refusal.Kind> = []
    for seed in 0..<200 {
      var live = try sitting(seed)
      for step in steps(seed, in: live.context) {
        switch live.take(step) {
        case .accepted(let reply, _): kinds.insert(reply.word)
        case .refused(let refusal, _):
          refusals.insert(refusal.kind)
          if case .command(.endFile, _) = step { endings.insert(refusal.kind) }
        default: break
        }
      }
    }
    #expect(
      kinds == [
        "saved", "saved late", "cleared", "cleared late", "flagged", "moved", "checked", "hint", "section", "submitted",
        "commented", "agreed", "paused", "resumed", "break started", "break ended", "noted", "state kept", "file begun",
        "file ended",
      ])
    #expect(
      refusals.isSuperset(of: [
        .stateViolation, .navigationForbidden, .triesUsed, .invalidAnswer, .incomplete, .unknownSlot, .timeOver,
        .forbidden, .paused, .tooEarly, .skippingForbidden,
      ]))
    // Files that were never begun, that are incomplete or there already, and that are not what was announced.
    #expect(endings.isSuperset(of: [.unknownSlot, .stateViolation, .invalidAnswer]))
  }

  @Test func `is what its journal says, after every step`() throws {
    for seed in 0..<60 {
      var live = try sitting(seed)
      for step in steps(seed, in: live.context) {
        _ = live.take(step)
        #expect(try Session(replaying: live.journal) == live.session, "seed \(seed)")
      }
    }
  }

  @Test func `goes on in the same way from any cut of its journal`() throws {
    for seed in 0..<40 {
      var live = try sitting(seed)
      let script = steps(seed, in: live.context)
      var cuts: [Int] = []
      var outcomes: [Decided.Outcome?] = []
      for step in script {
        cuts.append(live.journal.count)
        outcomes.append(live.take(step))
      }
      var chance = Chance(seed)
      for _ in 0..<8 {
        let place = chance.below(script.count)
        var resumed = try Sitting(live, after: cuts[place])
        for later in place..<script.count { #expect(resumed.take(script[later]) == outcomes[later]) }
        #expect(resumed.journal == live.journal, "seed \(seed), cut at step \(place)")
        #expect(resumed.session == live.session)
      }
    }
  }

  @Test func `answers every repeated command as it did the first time, and says so`() throws {
    for seed in 0..<60 {
      var live = try sitting(seed)
      for step in steps(seed, in: live.context) { _ = live.take(step) }
      #expect(!live.told.isEmpty)
      let end = live.session.lastEventAt
      for (place, told) in live.told.enumerated() {
        let again = live.session.decide(told.command, sequence: place + 1, at: end, in: live.context)
        #expect(again.outcome == told.outcome.repeated, "seed \(seed), number \(place + 1)")
        #expect(again.events.isEmpty)
      }
    }
  }

  @Test func `takes another content under an old number for a conflict`() throws {
    var live = try sitting(3)
    for step in steps(3, in: live.context) { _ = live.take(step) }
    let end = live.session.lastEventAt
    for place in live.told.indices {
      let other = SessionCommand.flag("s1", true)
      guard live.told[place].command != other else { continue }
      #expect(
        live.session.decide(other, sequence: place + 1, at: end, in: live.context)
          == Decided(events: [], outcome: .sequenceConflict(expected: live.session.nextSequence)))
    }
  }

  @Test(arguments: [-1, 0, 2, 1000, Int.min, Int.max])
  func `names the number that it expects where one is left out`(sequence: Int) throws {
    let live = try Sitting(Sample(1))
    let decided = live.session.decide(.flag("s1", true), sequence: sequence, at: live.start, in: live.context)
    #expect(decided == Decided(events: [], outcome: .sequenceGap(expected: 1)))
  }

  @Test func `uses the number of what it refuses, and keeps what was sent`() throws {
    var live = try Sitting(Sample(1))
    let command = SessionCommand.save("s99", .text("precious"))
    #expect(live.send(command).refusal == .unknownSlot)
    #expect(live.session.nextSequence == 2)
    guard case .refused(command, let refusal) = live.journal.last?.kind else {
      Issue.record("nothing was journalled")
      return
    }
    #expect(refusal.kind == .unknownSlot)
    #expect(live.journal.last?.sequence == 1)
  }

  @Test func `tells commands apart that differ in anything`() throws {
    var chance = Chance(5)
    let context = try Sample(5).context()
    var seen: Set<SessionCommand> = [.submit(confirm: true)]
    var live = try Sitting(Sample(5))
    #expect(live.send(.save("s99", .text(""))).refusal == .unknownSlot)
    for _ in 0..<3000 {
      let command = chance.command(in: context)
      seen.insert(command)
      let again = live.session.decide(command, sequence: 1, at: live.start, in: context).outcome
      #expect(again == .sequenceConflict(expected: 2))
    }
    #expect(seen.count > 500)
  }

  @Test func `refuses everything after submission, and counts what was saved before`() throws {
    for seed in 0..<20 {
      var live = try Sitting(Sample(seed, seed % 2 == 0 ? .exam : .knowledgeCheck))
      var chance = Chance(seed)
      for _ in 0..<10 { live.send(chance.command(in: live.context)) }
      live.send(.submit(confirm: true))
      #expect(!live.session.isOpen)
      let counted = live.session.responses(in: live.context)
      let first = live.session.form.sections[0].id
      let commands: [SessionCommand] = [
        .save("s1", .text("late")), .clear("s1"), .flag("s1", true), .go("s2"), .check("s1", .trueFalse(true)),
        .hint("s1"), .submitSection(first), .submit(confirm: true), .submit(confirm: false),
      ]
      for command in commands {
        let number = live.session.nextSequence
        #expect(live.send(command).refusal == .stateViolation)
        #expect(live.session.nextSequence == number + 1)
      }
      #expect(live.view("s1").refusal == .stateViolation)
      #expect(live.session.responses(in: live.context) == counted)
    }
  }

  @Test func `takes in any event, whatever it names`() throws {
    for seed in 0..<20 {
      var chance = Chance(seed)
      let live = try sitting(seed)
      var session = live.session
      let start = try #require(live.journal.first)
      for step in 0..<200 {
        let slot = chance.one(of: ["s1", "s5", "s99", "s0", "x"] as [SlotID])
        let kinds: [SessionEvent.Kind] = [
          start.kind, .attached(epoch: chance.below(9), tokenDigest: "d"), .served(slot),
          .saved(slot, chance.anyAnswer()),
          .cleared(slot), .flagged(slot, true), .moved(slot), .checked(slot, chance.anyAnswer(), credit: 1),
          .hinted(slot),
          .sectionSubmitted("nowhere"), .sectionSubmitted("p1"), .submitted(.timeLimit),
          .refused(chance.command(in: live.context), Refusal(.paused, "", advice: "")),
          .decided(session.deliverableResult(in: live.context)),
        ]
        let sequence = chance.happens(50) ? session.nextSequence : chance.below(500)
        session.apply(
          SessionEvent(
            at: Instant(milliseconds: Int64(chance.below(2_000_000))), sequence: sequence, chance.one(of: kinds)))
        #expect(session.eventCount == step + 2)
        _ = session.view(at: session.lastEventAt, in: live.context)
        _ = session.result(in: live.context)
      }
    }
  }

  @Test func `needs a journal that begins with a start`() throws {
    let start = try Sample(1).start()
    #expect(throws: ReplayError.empty) { try Session(replaying: []) }
    #expect(throws: ReplayError.notStarted) {
      try Session(replaying: [SessionEvent(at: start.at, .served("s1")), start])
    }
    var damaged = Sample(1)
    damaged.form.slots.swapAt(0, 1)
    #expect(throws: ReplayError.damagedForm) { try Session(replaying: [damaged.start()]) }
    damaged = Sample(1)
    damaged.form.sections.removeLast()
    #expect(throws: ReplayError.damagedForm) { try Session(replaying: [damaged.start()]) }
  }

  @Test func `hands over to another client, before the end and after it`() throws {
    var live = try Sitting(Sample(1))
    let events = try live.session.attach(tokenDigest: "second", at: live.start, in: live.context)
    live.record(events)
    #expect(live.session.epoch == 2)
    #expect(live.session.tokenDigest == "second")
    live.send(.submit(confirm: true))
    live.record(try live.session.attach(tokenDigest: "third", at: live.start, in: live.context))
    #expect(live.session.epoch == 3)
    #expect(!live.session.isOpen)
  }

  @Test func `records its result right behind its submission, and scoring agrees`() throws {
    for seed in 0..<20 {
      var live = try sitting(seed, isPlain: true)
      for step in steps(seed, in: live.context) where !step.isOfStaff { _ = live.take(step) }
      live.send(.endBreak, at: 1000)
      live.send(.submit(confirm: true), at: 1000)
      let place = try #require(live.journal.firstIndex { if case .submitted = $0.kind { true } else { false } })
      guard case .decided(let result) = live.journal[place + 1].kind else {
        Issue.record("seed \(seed): no result")
        continue
      }
      #expect(result == live.session.deliverableResult(in: live.context))
      #expect(DeliveredResult(try Session(replaying: live.journal).result(in: live.context)) == result)
      // A journal that ends between the two gets its result from what is due.
      let cut = try Sitting(live, after: place + 1)
      #expect(cut.session.expire(at: live.start, in: cut.context).map(\.kind) == [.decided(result)])
    }
  }
}

extension Reply {
  fileprivate var word: String {
    switch self {
    case .saved(_, let isLate): isLate ? "saved late" : "saved"
    case .cleared(_, let isLate): isLate ? "cleared late" : "cleared"
    case .flagged: "flagged"
    case .moved: "moved"
    case .checked: "checked"
    case .hint: "hint"
    case .sectionSubmitted: "section"
    case .submitted: "submitted"
    case .commented: "commented"
    case .agreed: "agreed"
    case .paused: "paused"
    case .resumed: "resumed"
    case .breakStarted: "break started"
    case .breakEnded: "break ended"
    case .noted: "noted"
    case .stateKept: "state kept"
    case .fileBegun: "file begun"
    case .fileEnded: "file ended"
    }
  }
}
