import AssayDelivery
import AssayModel
import AssayScoring
import Testing

/// A delivered session that is rescored, with what scores it now.
private struct Rescored {
  let delivered: PackageIndex
  private(set) var context: SessionContext
  private(set) var session: Session
  private(set) var journal: [SessionEvent]
  private(set) var count = 0

  init(_ events: [SessionEvent], of form: Form, in index: PackageIndex) throws {
    delivered = index
    context = try SessionContext(form, in: index)
    journal = events
    session = try Session(replaying: events)
  }

  @discardableResult
  mutating func act(
    _ command: StaffCommand, at seconds: Int64 = 0, in other: SessionContext? = nil
  ) throws -> StaffDecision {
    count += 1
    let act = StaffAct(requestKey: "act-\(count)", by: "office", reason: "a test")
    let at = session.startedAt + Interval(seconds: seconds)
    let decision = try session.decide(command, by: act, at: at, in: other ?? context)
    if case .events(let events) = decision {
      if let other { context = other }
      journal += events
      session.apply(events)
    }
    return decision
  }

  /// Rescores by a bank, as the command does.
  mutating func rescore(
    by revision: PackageRevision, _ treatments: [ItemTreatment] = [], digest: Character = "1", at seconds: Int64 = 0
  ) throws {
    let index = PackageIndex(revision.package)
    let rescore = revision.package.assessment.rescore
    let rescoring = Rescoring(
      package: try #require(ContentDigest("sha256:" + String(repeating: digest, count: 64))), treatments: treatments,
      cut: try index.cut(of: session.form, treating: treatments), alreadyPassed: rescore.alreadyPassed,
      passDatedAt: rescore.passDatedAt)
    try act(
      .rescore(rescoring), at: seconds, in: try SessionContext(session.form, in: delivered, scoredBy: index))
  }

  var computed: SessionResult { session.computedResult(in: context) }
}

extension PackageIndex {
  /// What another bank makes of the package.
  fileprivate func revised(by sample: RescoringCase, marks: [ItemID: [Mark]] = [:]) -> PackageRevision {
    package.revised(by: sample.right.assessment, in: sample.rightBank, marks: marks)
  }
}

/// Answers to most of a form, in shown ids; what the delivered items allow.
private func answers(to form: Form, in index: PackageIndex, _ chance: inout Chance) throws -> [Answer?] {
  let context = try SessionContext(form, in: index)
  return form.slots.map { slot in
    chance.happens(15) ? nil : context.candidateItem(slot.id)?.answer(&chance)
  }
}

private func treatments(_ form: Form, _ chance: inout Chance, _ kinds: [ItemTreatment.Kind]) -> [ItemTreatment] {
  guard !kinds.isEmpty else { return [] }
  return chance.sample(chance.number(0...3), of: form.slots.count).map {
    ItemTreatment(item: form.slots[$0].item, kind: chance.one(of: kinds))
  }.sorted { $0.item < $1.item }
}

struct `What is computed after a rescore` {
  @Test(arguments: 0..<20, [AssessmentType.exam, .knowledgeCheck])
  func `equals a run that had the right key from the start`(seed: Int, type: AssessmentType) throws {
    for round in 0..<12 {
      let number = seed &* 1000 &+ round
      var chance = Chance(number &+ 77)
      let sample = RescoringCase(number, type)
      let form = try sample.deliveredForm()
      let answers = try answers(to: form, in: sample.wrongIndex, &chance)
      var first = try Rescored(
        sample.journal(form, in: sample.wrongIndex, answers: answers), of: form, in: sample.wrongIndex)
      let dropped = treatments(form, &chance, round.isMultiple(of: 2) ? [.drop] : [])
      let goal: Form
      do {
        goal = try sample.rightForm(without: Set(dropped.map(\.item)))
      } catch CutError.nothingScored {
        continue
      }
      let straight = try Rescored(
        sample.journal(goal, in: sample.rightIndex, answers: answers), of: goal, in: sample.rightIndex)
      try mark(&first, chance.below(4), &chance)
      let revision = sample.wrongIndex.revised(by: sample, marks: marks(of: first))
      #expect(revision.problems.isEmpty, "\(revision.problems)")
      let before = first.journal
      try first.rescore(by: revision, dropped, at: 100)
      var direct = straight
      try copyMarks(from: first, to: &direct)
      let (now, from) = (first.computed, direct.computed)
      #expect(now.score == from.score, "seed \(number)")
      #expect(now.decision == from.decision, "seed \(number)")
      let treated = Set(dropped.map(\.item))
      for (own, other) in zip(now.outcomes, from.outcomes) where !treated.contains(own.item) { #expect(own == other) }
      // Nothing that was recorded before is touched, and replay gives the same session.
      #expect(Array(first.journal.prefix(before.count)) == before)
      #expect(try Session(replaying: first.journal) == first.session)
      #expect(first.session.deliveredResult == first.session.deliverableResult(in: first.context))
    }
  }

  @Test(arguments: 0..<20)
  func `gives full credit for what is treated so, and leaves cut and maximum`(seed: Int) throws {
    for round in 0..<10 {
      let number = seed &* 1000 &+ round
      var chance = Chance(number &+ 5)
      let sample = RescoringCase(number)
      let form = try sample.deliveredForm()
      let answers = try answers(to: form, in: sample.wrongIndex, &chance)
      var first = try Rescored(
        sample.journal(form, in: sample.wrongIndex, answers: answers), of: form, in: sample.wrongIndex)
      let full = treatments(form, &chance, [.fullCredit])
      let goal = try sample.rightForm(without: [])
      let straight = try Rescored(
        sample.journal(goal, in: sample.rightIndex, answers: answers), of: goal, in: sample.rightIndex)
      try first.rescore(by: sample.wrongIndex.revised(by: sample), full)
      // As if everybody had answered these items in full.
      var outcomes = straight.computed.outcomes
      for place in outcomes.indices where full.contains(where: { $0.item == outcomes[place].item }) {
        guard outcomes[place].state != .unscored else { continue }
        outcomes[place].state = .scored
        outcomes[place].earned = outcomes[place].maximum
      }
      var score = Score(outcomes, on: goal, in: sample.rightIndex)
      if let share = score.share {
        score.scaled = sample.right.assessment.score.scaled?.scaled(share, cut: goal.cut, maximum: score.total.maximum)
      }
      let now = first.computed
      #expect(now.outcomes == outcomes && now.score == score)
      #expect(now.decision == Decision(score, cut: goal.cut, outcomes: outcomes, by: sample.right.assessment))
      #expect(now.score.total.maximum == straight.computed.score.total.maximum)
      #expect(now.decision.cut == straight.computed.decision.cut)
    }
  }

  @Test(arguments: 0..<20)
  func `depends on the latest rescore alone`(seed: Int) throws {
    for round in 0..<10 {
      let number = seed &* 1000 &+ round
      var chance = Chance(number &+ 9)
      let sample = RescoringCase(number)
      let form = try sample.deliveredForm()
      let answers = try answers(to: form, in: sample.wrongIndex, &chance)
      let journal = try sample.journal(form, in: sample.wrongIndex, answers: answers)
      var often = try Rescored(journal, of: form, in: sample.wrongIndex)
      var once = often
      let early = treatments(form, &chance, ItemTreatment.Kind.allCases)
      let late = treatments(form, &chance, ItemTreatment.Kind.allCases)
      let last = sample.wrongIndex.revised(by: sample.corrected(number))
      do {
        try often.rescore(by: sample.wrongIndex.revised(by: sample), early, digest: "1")
        try often.rescore(by: last, late, digest: "2", at: 10)
        try often.rescore(by: sample.wrongIndex.revised(by: sample), early, digest: "1", at: 20)
        try often.rescore(by: last, late, digest: "2", at: 30)
        try once.rescore(by: last, late, digest: "2")
      } catch CutError.nothingScored {
        continue
      }
      #expect(often.computed == once.computed)
      // Every result is on record: that of the sitting, and one of each rescore.
      #expect(often.journal.count { if case .decided = $0.kind { true } else { false } } == 5)
    }
  }

  @Test(arguments: 0..<20)
  func `goes by tries and hints where a knowledge check was worked on`(seed: Int) throws {
    var chance = Chance(seed &+ 31)
    let sample = RescoringCase(seed &+ 400, .knowledgeCheck)
    let form = try sample.deliveredForm()
    let context = try SessionContext(form, in: sample.wrongIndex)
    var session = try Session(replaying: sample.journal(form, in: sample.wrongIndex, answers: []).prefix(1).map { $0 })
    var journal = try sample.journal(form, in: sample.wrongIndex, answers: [])
    journal = Array(journal.prefix(1))
    for _ in 0..<60 {
      let slot = chance.one(of: form.slots.map(\.id))
      let viewed = session.view(slot, at: session.startedAt, in: context)
      let command: SessionCommand? =
        chance.happens(20) ? .hint(slot) : context.candidateItem(slot)?.answer(&chance).map { .check(slot, $0) }
      let decided = command.map {
        session.decide($0, sequence: session.nextSequence, at: session.startedAt, in: context).events
      }
      for events in [viewed.events, decided ?? []] {
        journal += events
        session.apply(events)
      }
    }
    let end = session.decide(
      .submit(confirm: true), sequence: session.nextSequence, at: session.startedAt, in: context)
    var rescored = try Rescored(journal + end.events, of: form, in: sample.wrongIndex)
    let responses = rescored.session.responses(in: rescored.context)
    try rescored.rescore(by: sample.wrongIndex.revised(by: sample))
    let goal = try sample.rightForm(without: [])
    let from = SessionResult(goal, responses, in: sample.rightIndex)
    #expect(rescored.computed.score == from.score && rescored.computed.decision == from.decision)
    #expect(responses.contains { $0.factor != 1 || $0.deduction != 0 })
  }

  @Test func `is the same as before by a bank that did not change`() throws {
    for seed in 0..<60 {
      var chance = Chance(seed)
      let sample = RescoringCase(seed)
      let form = try sample.deliveredForm()
      let answers = try answers(to: form, in: sample.wrongIndex, &chance)
      var rescored = try Rescored(
        sample.journal(form, in: sample.wrongIndex, answers: answers), of: form, in: sample.wrongIndex)
      let before = rescored.computed
      let revision = sample.wrongIndex.package.revised(
        by: sample.wrong.assessment, in: sample.wrong.bank(sample.wrongRatings))
      #expect(revision.package == sample.wrongIndex.package && revision.isEmpty)
      try rescored.rescore(by: revision)
      #expect(rescored.computed == before)
    }
  }

  /// Marks that people gave before the rescore, as far as the rubric took them.
  private func mark(_ rescored: inout Rescored, _ count: Int, _ chance: inout Chance) throws {
    for marked in rescored.session.markedSlots(in: rescored.context) where marked.answer != nil {
      for number in 0..<count {
        let points = Rational(chance.below(2))
        let mark = Mark(
          slot: marked.slot, rater: "r\(number)", role: .rater, points: [TraitPoints(trait: "whole", points: points)])
        _ = try? rescored.act(.mark(mark))
      }
    }
  }

  private func marks(of rescored: Rescored) -> [ItemID: [Mark]] {
    Dictionary(uniqueKeysWithValues: rescored.session.marks.map { ($0.item, $0.marks) })
  }

  private func copyMarks(from rescored: Rescored, to other: inout Rescored) throws {
    for marks in rescored.session.marks { for mark in marks.marks { _ = try? other.act(.mark(mark)) } }
  }
}

struct `What holds after a rescore` {
  /// Ten statements; a candidate who gets so many right, of which the first so many count by the key then and now.
  private func sitting(_ answers: Int, policy: PassedAlreadyPolicy, date: RescorePolicy.PassDate = .sitting) throws -> (
    Rescored, (Int) -> PackageRevision
  ) {
    var bank = Bank(id: "bank", title: "Bank")
    bank.items = (0..<10).map { place in
      var item = Item(id: ItemID("q", place), stem: "", interaction: .trueFalse(TrueFalseInteraction(key: true)))
      item.status = .approved
      return item
    }
    var assessment = Assessment(
      id: "exam", type: .exam, title: "Exam",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "all", draws: bank.items.map { .item($0.id) })]))
    assessment.pass = .condition(.total, .atLeast(.share(Rational(6, 10))))
    assessment.rescore.alreadyPassed = policy
    assessment.rescore.passDatedAt = date
    let form = Form(
      assessment: "exam", seed: 1, algorithm: "test", sections: [FormSection(id: "all", slots: 0..<10)],
      slots: bank.items.enumerated().map {
        FormSlot(id: SlotID("s", $0 + 1), item: $1.id, role: .scored, arrangement: Arrangement())
      })
    let index = PackageIndex(AssessmentPackage(assessment, from: bank))
    let sample = RescoringCase(1)
    let events = try sample.journal(
      form, in: index, answers: (0..<10).map { .trueFalse($0 < answers) })
    /// The package with the keys of the first so many statements turned to false.
    let revision = { (turned: Int) -> PackageRevision in
      var mended = bank
      for place in 0..<turned { mended.items[place].interaction = .trueFalse(TrueFalseInteraction(key: false)) }
      return index.package.revised(by: assessment, in: mended)
    }
    return (try Rescored(events, of: form, in: index), revision)
  }

  @Test func `is a pass that was told, and its score, where it is never lowered`() throws {
    var (live, turned) = try sitting(8, policy: .neverLower)
    #expect(live.session.deliveredResult?.state == .pass)
    // Five of the right answers are wrong now: 3 of 10.
    try live.rescore(by: turned(5))
    #expect(live.computed.score.total.earned == 3)
    var result = try #require(live.session.deliveredResult)
    #expect(result.state == .pass && result.raw == 8 && result.computed == .fail && !result.isFlagged)
    // A pass with a lower score is no lower pass either.
    try live.rescore(by: turned(1), digest: "2")
    result = try #require(live.session.deliveredResult)
    #expect(result.state == .pass && result.raw == 8 && result.computed == .pass)
    let told = try live.session.candidateResult(at: live.session.lastEventAt, in: live.context)
    #expect(told.state == .pass && told.percent == 80)
    // And a higher one is taken.
    try live.rescore(by: turned(0), digest: "3")
    #expect(live.session.deliveredResult?.computed == nil && live.session.deliveredResult?.raw == 8)
  }

  @Test func `is flagged for staff, or lost, where the exam says so`() throws {
    var (flagged, turned) = try sitting(8, policy: .flag)
    try flagged.rescore(by: turned(5))
    #expect(flagged.session.deliveredResult?.state == .pass && flagged.session.deliveredResult?.isFlagged == true)
    var (lost, mended) = try sitting(8, policy: .apply)
    try lost.rescore(by: mended(5))
    #expect(lost.session.deliveredResult?.state == .fail && lost.session.deliveredResult?.raw == 3)
    #expect(lost.session.passedAt == nil)
    // What was taken away by `apply` does not come back by a later policy.
    let again = try sitting(8, policy: .neverLower).1
    try lost.rescore(by: again(5), digest: "2")
    #expect(lost.session.deliveredResult?.state == .fail)
  }

  @Test func `follows a fail that becomes a pass, dated as the exam says`() throws {
    for (date, expected) in [(RescorePolicy.PassDate.sitting, Int64(0)), (.rescore, 500)] {
      var (live, turned) = try sitting(4, policy: .neverLower, date: date)
      #expect(live.session.deliveredResult?.state == .fail && live.session.passedAt == nil)
      // Of the first two statements, both answered true, the key is false now; the candidate gains nothing.
      try live.rescore(by: turned(0), at: 300)
      #expect(live.session.deliveredResult?.state == .fail)
      var full = turned(0)
      full.package.assessment.pass = .condition(.total, .atLeast(.share(Rational(4, 10))))
      try live.rescore(by: full, digest: "2", at: 500)
      #expect(live.session.deliveredResult?.state == .pass && live.session.deliveredResult?.computed == nil)
      #expect(live.session.passedAt == live.session.startedAt + Interval(seconds: expected))
      // Rescored once more, it keeps its date.
      try live.rescore(by: full, digest: "3", at: 900)
      #expect(live.session.passedAt == live.session.startedAt + Interval(seconds: expected))
      #expect(AttemptSummary(live.session).isPass && AttemptSummary(live.session).passedAt == live.session.passedAt)
    }
    let (straight, _) = try sitting(8, policy: .neverLower, date: .rescore)
    #expect(straight.session.passedAt == straight.session.submittedAt)
  }

  @Test func `protects a pass through a hold, and not one that staff had taken back by opening the session`() throws {
    var (held, turned) = try sitting(8, policy: .neverLower)
    try held.act(.hold)
    try held.rescore(by: turned(5), at: 5)
    #expect(held.session.deliveredResult?.state == .held && held.session.passedAt == nil)
    try held.act(.release, at: 10)
    #expect(held.session.deliveredResult?.state == .pass && held.session.deliveredResult?.raw == 8)
    #expect(held.session.passedAt == held.session.submittedAt)

    // Opened again, four of the answers are taken back: 4 of 10, and no pass to protect.
    var (opened, mended) = try sitting(8, policy: .neverLower)
    try opened.act(.reopen(nil))
    for place in 1...4 {
      let decided = opened.session.decide(
        .clear(SlotID("s", place)), sequence: opened.session.nextSequence, at: opened.session.lastEventAt,
        in: opened.context)
      opened = try Rescored(opened.journal + decided.events, of: opened.session.form, in: opened.delivered)
    }
    let end = opened.session.decide(
      .submit(confirm: true), sequence: opened.session.nextSequence, at: opened.session.lastEventAt,
      in: opened.context)
    var again = try Rescored(opened.journal + end.events, of: opened.session.form, in: opened.delivered)
    #expect(again.session.deliveredResult?.state == .fail && again.session.passedAt == nil)
    try again.rescore(by: mended(0), at: 20)
    #expect(again.session.deliveredResult?.state == .fail && again.session.deliveredResult?.computed == nil)
  }

  @Test func `is done once for the same key, and never while the session is open`() throws {
    var (live, turned) = try sitting(8, policy: .apply)
    let index = PackageIndex(turned(5).package)
    let context = try SessionContext(live.session.form, in: live.delivered, scoredBy: index)
    let rescoring = Rescoring(
      package: try #require(ContentDigest("sha256:" + String(repeating: "1", count: 64))), treatments: [], cut: nil)
    let act = StaffAct(requestKey: "k", by: "office", reason: "a test")
    guard
      case .events(let events) = try live.session.decide(
        .rescore(rescoring), by: act, at: live.session.lastEventAt, in: context)
    else {
      Issue.record("nothing was decided")
      return
    }
    var after = live.session
    after.apply(events)
    #expect(
      try after.decide(.rescore(rescoring), by: act, at: after.lastEventAt, in: context) == .repeated)
    try live.act(.reopen(nil))
    #expect(throws: Refusal.self) {
      try live.session.decide(.rescore(rescoring), by: act, at: live.session.lastEventAt, in: context)
    }
  }
}
