import AssayDelivery
import AssayModel
import AssayScoring
import Testing

/// An exam of 40 true-false items of one point in two competencies, with a cut of 62.5 %.
private func sitting(
  right: Int, _ change: (inout Assessment) -> Void = { _ in }
) throws -> Sitting {
  var sample = Sample(1) { assessment in
    assessment.score.scaled = ScaledScore(points: [
      .init(raw: .raw(0), scaled: 200), .init(raw: .cut, scaled: 500), .init(raw: .max, scaled: 800),
    ])
    assessment.bands = [Band(id: "distinction", rule: .condition(.total, .atLeast(.share(Rational(9, 10)))))]
    change(&assessment)
  }
  sample.items = (1...40).map { number in
    var item = Item(id: ItemID("q", number), stem: "So?", interaction: .trueFalse(TrueFalseInteraction(key: true)))
    item.status = .approved
    item.competency = number <= 36 ? "SECRET.1" : "SECRET.2"
    return item
  }
  sample.sets = []
  sample.form.slots = (1...40).map {
    FormSlot(id: SlotID("s", $0), item: ItemID("q", $0), role: .scored, arrangement: Arrangement())
  }
  sample.form.sections = [FormSection(id: "p1", slots: 0..<40)]
  sample.form.cut = FormCut(share: Rational(5, 8), basis: "fixed")
  sample.assessment.blueprint = Blueprint(sections: [
    SectionBlueprint(id: "p1", draws: sample.items.map { .item($0.id) })
  ])
  var live = try Sitting(sample)
  for number in 1...40 { live.send(.save(SlotID("s", number), .trueFalse(number <= right))) }
  live.send(.submit(confirm: false), at: 60)
  return live
}

extension Sitting {
  fileprivate func told(at seconds: Int64 = 60) throws(Refusal) -> CandidateResult {
    try session.candidateResult(at: start + Interval(seconds: seconds), in: context)
  }
}

struct `A result` {
  /// How many of 40 are right; state, scaled score, percent, bands.
  ///
  /// The cut of 62.5 % is shown as 63 %.
  @Test(
    arguments: [
      (0, .fail, 200, 0, []), (24, .fail, 488, 60, []), (25, .pass, 500, 63, []), (30, .pass, 600, 75, []),
      (36, .pass, 720, 90, ["distinction"]), (40, .pass, 800, 100, ["distinction"]),
    ] as [(Int, DecisionState, Int, Int, [BandID])])
  func `says what the candidate reached`(
    right: Int, state: DecisionState, scaled: Int, percent: Int, bands: [BandID]
  ) throws {
    let told = try sitting(right: right).told()
    #expect(told.state == state)
    #expect(told.scaled == Rational(scaled))
    #expect(told.percent == Rational(percent))
    #expect(told.neededPercent == 63)
    #expect(told.bands == bands)
    #expect(told.cause == .candidate)
  }

  @Test func `never shows a failing share as the share that was needed`() throws {
    // 25 of 40 are 62.5 %, needed are 62.6 %: both would round to 63.
    let told = try sitting(right: 25) {
      $0.pass = .all([.condition(.total, .cut), .condition(.total, .atLeast(.share(Rational(626, 1000))))])
    }.told()
    #expect(told.state == .fail)
    #expect(told.percent == 62)
    // 25 of 36 are 69.4 % of the competency, needed are 69.45 %.
    let competency = try sitting(right: 25) {
      $0.pass = .condition(.competency("SECRET.1"), .atLeast(.share(Rational(6945, 10_000))))
    }.told()
    #expect(competency.state == .fail)
    #expect(competency.competencies?.map(\.percent) == [68])
  }

  @Test func `tells subscores that rest on enough items`() throws {
    let told = try sitting(right: 18).told()
    #expect(told.competencies?.map(\.competency) == ["SECRET.1"])
    #expect(told.competencies?.map(\.percent) == [50])
    #expect(told.competencies?.first?.title == "First")
    #expect(try sitting(right: 18) { $0.release.competencies = .never }.told().competencies == nil)
  }

  @Test func `waits for its release`() throws {
    let later = Instant(milliseconds: 1_000_000) + Interval(seconds: 500)
    let dated = try sitting(right: 30) { $0.release.result = .on(later) }
    #expect(try refusal { () throws(Refusal) in _ = try dated.told(at: 499) } == .notReleased)
    #expect(try dated.told(at: 500).state == .pass)
    let never = try sitting(right: 30) { $0.release.result = .never }
    #expect(try refusal { () throws(Refusal) in _ = try never.told(at: 1_000_000) } == .notReleased)
    let open = try Sitting(Sample(1))
    #expect(try refusal { () throws(Refusal) in _ = try open.told() } == .stateViolation)
  }

  @Test func `says no score while people have yet to mark`() throws {
    let sample = try #require(
      (0..<50).lazy.map { Sample($0) }.first { sample in
        sample.items.contains { $0.interaction.type == .essay && $0.status == .approved }
      })
    var live = try Sitting(sample)
    let essay = try #require(live.slot(of: .essay))
    live.send(.save(essay, .essay("A memo.")))
    live.send(.submit(confirm: true), at: 60)
    let told = try live.told()
    #expect(told.state == .pendingMarking)
    #expect(told.percent == nil)
    #expect(told.scaled == nil)
    #expect(told.bands.isEmpty)
    #expect(told.competencies == nil)
  }

  @Test func `of single items is shown once keys are released, and not before`() throws {
    let kept = try sitting(right: 30)
    let time = kept.start + Interval(seconds: 1000)
    #expect(
      try refusal { () throws(Refusal) in _ = try kept.session.review("s1", at: time, in: kept.context) }
        == .notReleased)
    let told = try sitting(right: 30) { $0.release.key = .afterSubmit }
    let review = try told.session.review("s31", at: time, in: told.context)
    #expect(review.answer == .trueFalse(false))
    #expect(review.feedback.isRight == false)
    #expect(review.feedback.earned == .zero)
    #expect(review.feedback.key == .trueFalse(true))
    #expect(
      try refusal { () throws(Refusal) in _ = try told.session.review("s41", at: time, in: told.context) }
        == .unknownSlot)
    let open = try Sitting(Sample(1) { $0.release.key = .afterSubmit })
    #expect(
      try refusal { () throws(Refusal) in _ = try open.session.review("s1", at: time, in: open.context) }
        == .stateViolation)
  }

  @Test func `rests on the authored option behind the one shown, and the journal keeps what was refused`() throws {
    var live = try Sitting(Sample(1))
    let slot = try #require(live.slot(of: .choice))
    live.view(slot)
    live.send(.save(slot, .choice("o1")), at: 5)
    live.send(.save(slot, .choice("o77")), at: 6)
    live.send(.submit(confirm: true), at: 7)
    let session = try Session(replaying: live.journal)
    let place = try #require(session.form.slots.firstIndex { $0.id == slot })
    let item = try #require(live.context.index.items[session.form.slots[place].item])
    let presentation = try #require(Presentation(item.interaction, session.form.slots[place].arrangement))
    guard case .choice(let choice) = item.interaction, case .choice(let id)? = presentation.authored(.choice("o1"))
    else {
      Issue.record("no answer")
      return
    }
    let chosen = try #require(choice.options.first { $0.id == id })
    #expect(id.text.hasPrefix("SECRET-o"))
    #expect(presentation.authored(.choice("o77")) == nil)
    #expect(session.responses(in: live.context)[place].answer == .choice("o1"))
    let result = session.result(in: live.context)
    let outcome = try #require(result.outcomes.first { $0.slot == slot })
    #expect(outcome.earned == chosen.credit * item.points)
    #expect(live.journal[2].kind == .saved(slot, .choice("o1")))
    #expect(live.journal[2].at - session.startedAt == Interval(seconds: 5))
    guard case .refused(.save(slot, .choice("o77")), _) = live.journal[3].kind else {
      Issue.record("\(live.journal[3])")
      return
    }
    #expect(session.deliveredResult == DeliveredResult(result))
  }

  private func refusal(_ body: () throws(Refusal) -> Void) throws -> Refusal.Kind? {
    do throws(Refusal) {
      try body()
      return nil
    } catch {
      return error.kind
    }
  }
}
