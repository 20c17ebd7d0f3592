import AssayDelivery
import AssayModel
import AssayScoring
import Testing

/// An exam of two essays, marked twice each, and a statement; and sittings of it by candidates of their own.
struct EssayExam {
  let context: SessionContext
  static let rubric = Rubric(
    raters: 2, adjudicateAbove: 2,
    traits: [Trait(id: "analysis", points: 6, levels: []), Trait(id: "clarity", points: 4, levels: [])])

  init(change: (inout Assessment) -> Void = { _ in }) throws {
    var bank = Bank(id: "bank", title: "Bank")
    for id in ["e1", "e2"] as [ItemID] {
      var item = Item(
        id: id, stem: "Write.", interaction: .essay(EssayInteraction(words: 1...200, rubric: Self.rubric)))
      item.points = 10
      item.status = .approved
      item.set = id == "e2" ? "case" : nil
      bank.items.append(item)
    }
    var statement = Item(id: "q", stem: "True?", interaction: .trueFalse(TrueFalseInteraction(key: true)))
    statement.status = .approved
    bank.items.append(statement)
    bank.sets = [ItemSet(id: "case", title: "A case", stimulus: "What happened.", items: ["e2"])]
    var assessment = Assessment(
      id: "exam", type: .exam, title: "Exam",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "all", draws: [.item("e1"), .item("e2"), .item("q")])]))
    assessment.pass = .condition(.total, .atLeast(.share(Rational(1, 2))))
    change(&assessment)
    let form = Form(
      assessment: "exam", seed: 1, algorithm: "test", sections: [FormSection(id: "all", slots: 0..<3)],
      slots: [
        FormSlot(id: "s1", item: "e1", role: .scored, arrangement: Arrangement()),
        FormSlot(id: "s2", item: "e2", set: "case", role: .scored, arrangement: Arrangement()),
        FormSlot(id: "s3", item: "q", role: .scored, arrangement: Arrangement()),
      ])
    context = try SessionContext(form, in: PackageIndex(AssessmentPackage(assessment, from: bank)))
  }

  /// A submitted session of a candidate; an answer that is nil was not given.
  func sitting(_ number: Int, answers: [String?]) throws -> Session {
    let at = Instant(milliseconds: 1_000_000 + Int64(number))
    var events = [
      SessionEvent(
        at: at,
        .started(
          SessionStart(
            session: try #require(SessionID("session-\(number)")),
            candidate: try #require(CandidateID("person-\(number)")),
            assessment: "exam", package: try #require(ContentDigest("sha256:" + String(repeating: "0", count: 64))),
            form: context.form, attempt: 1, requestKey: "key", tokenDigest: "secret-\(number)", locale: "en"))),
      SessionEvent(at: at, .served("s1")),
    ]
    for (place, answer) in answers.enumerated() {
      guard let answer else { continue }
      let slot = SlotID("s", place + 1)
      events.append(SessionEvent(at: at, sequence: events.count - 1, .saved(slot, .essay(answer))))
    }
    var session = try Session(replaying: events)
    let decided = session.decide(
      .submit(confirm: true), sequence: session.nextSequence, at: at, in: context)
    session.apply(decided.events)
    return session
  }
}

extension Session {
  /// Has staff do something, and takes it in.
  mutating func act(
    _ command: StaffCommand, key: String, in context: SessionContext
  ) throws(Refusal) {
    let act = StaffAct(requestKey: key, by: "office", reason: "a test")
    if case .events(let events) = try decide(command, by: act, at: lastEventAt, in: context) { apply(events) }
  }
}
