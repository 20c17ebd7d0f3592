import AssayModel
import AssayScoring
import AssayTestSupport
import Testing

@testable import AssayReports

struct `A transcript` {
  /// A candidate with so many of 1,000 points on a form with a cut of 70 % and a band at 90 %.
  private func sitting(points: Rational, cut: Rational = Rational(7, 10)) -> (SittingRecord, SimulatedExam) {
    let exam = SimulatedExam()
    var sitting = exam.sittings(1)[0]
    sitting.form.cut = FormCut(share: cut, basis: "fixed")
    let share = points / 1000
    sitting.result.score.total = PartScore(earned: points, maximum: 1000, items: 10)
    sitting.result.score.share = share
    sitting.result.decision = Decision(
      state: share >= cut ? .pass : .fail, cut: sitting.form.cut,
      conditions: [ConditionOutcome(subject: .total, needed: cut, reached: share, holds: share >= cut)], bands: [])
    return (sitting, exam)
  }

  @Test func `never shows the passing percentage to one who failed`() {
    for points in stride(from: 6900, through: 7100, by: 1) {
      let (sitting, exam) = sitting(points: Rational(points, 10))
      let transcript = Transcript(sitting, in: exam.index)
      let row = ScoreRow(sitting, by: exam.index.package.assessment)
      let failed = sitting.result.decision.state == .fail
      #expect((transcript.score.percent.map { $0 < 70 } ?? false) == failed)
      #expect((row.percent.map { $0 < 70 } ?? false) == failed)
      #expect((transcript.conditions[0].reached.map { $0 < 70 } ?? false) == failed)
    }
  }

  @Test func `never shows the percentage of a band that was missed`() {
    let (almost, exam) = sitting(points: Rational(89_999, 100))
    #expect(Transcript(almost, in: exam.index).score.percent == Rational(899, 10))
    let (reached, _) = sitting(points: 900)
    #expect(Transcript(reached, in: exam.index).score.percent == 90)
  }

  @Test func `tells answers in authored ids and words`() throws {
    let exam = SimulatedExam()
    for sitting in exam.sittings(30) {
      let transcript = Transcript(sitting, in: exam.index)
      #expect(transcript.slots.count == sitting.form.slots.count)
      for (slot, response) in zip(transcript.slots, sitting.responses) {
        #expect((slot.answer == nil) == (response == nil))
        guard case .choice(let choice)? = exam.index.items[slot.item]?.interaction, let answer = slot.answer,
          case .choice(let id)? = answer.answer
        else { continue }
        let option = try #require(choice.options.first { $0.id == id })
        #expect(answer.text == "\(id): \(option.text)")
        #expect(slot.outcome?.earned == (option.isKey ? slot.outcome?.maximum : .zero))
      }
    }
  }

  @Test func `tells every kind of answer`() {
    let label = { (id: OptionID, text: String) in LabelledChoice(id: id, text: text) }
    let cases: [(Interaction, Answer, String)] = [
      (.trueFalse(TrueFalseInteraction(key: true)), .trueFalse(false), "false"),
      (.text(TextInteraction(accept: [], ignore: [])), .text("vishing"), "vishing"),
      (.number(NumberInteraction(key: "4")), .number("4.0"), "4.0"),
      (.essay(EssayInteraction()), .essay("Dear owner"), "Dear owner"),
      (
        .order(OrderInteraction(entries: [label("a", "First"), label("b", "Second")])), .order(["e2", "e1"]),
        "b: Second → a: First"
      ),
      (
        .match(
          MatchInteraction(lefts: [MatchLeft(id: "l", text: "Lock", key: "k")], rights: [label("k", "Key")])),
        .match([.init("l1", "o1")]), "Lock → Key"
      ),
      (
        .matrix(
          MatrixInteraction(
            rows: [MatrixRow(id: "r", text: "Backup", key: ["x"])],
            columns: [label("x", "Available"), label("y", "Secret")]
          )), .matrix([.init("r1", ["c1", "c2"])]), "Backup: Available, Secret"
      ),
      (
        .cloze(
          ClozeInteraction(gaps: [
            ClozeGap(
              id: "kind",
              content: .choice(ChoiceInteraction(options: [ChoiceOption(id: "s", text: "symmetric", credit: 1)]))),
            ClozeGap(id: "bits", content: .number(NumberInteraction(key: "256"))),
          ])), .cloze([.init("g1", .choice("o1")), .init("g2", .text("128"))]), "kind: symmetric; bits: 128"
      ),
      (.survey(SurveyInteraction(scale: [label("no", "Not at all")])), .survey("o1"), "no: Not at all"),
      (.trueFalse(TrueFalseInteraction(key: true)), .text("x"), "an answer that does not fit the item"),
    ]
    for (interaction, answer, expected) in cases {
      let item = Item(id: "i", stem: "", interaction: interaction)
      let shape = interaction.shape
      let slot = FormSlot(
        id: "s1", item: "i", role: .scored,
        arrangement: Arrangement(
          choices: Array(0..<shape.choices), rows: Array(0..<shape.rows), gaps: shape.gaps.map { Array(0..<$0) }))
      #expect(AnswerInWords(answer, to: item, at: slot).text == expected)
    }
  }

  @Test func `lists what was agreed to, and pauses and breaks, where there were some`() throws {
    let exam = SimulatedExam()
    var sitting = exam.sittings(1)[0]
    #expect(!TextReport(width: 100).text(of: Transcript(sitting, in: exam.index)).contains("Agreements"))
    let kinds: [SessionEvent.Kind] = [
      .agreed("rules", true), .agreed("nda", false), .breakStarted, .breakEnded, .paused, .resumed, .detached,
    ]
    sitting.course = kinds.enumerated().compactMap { number, kind in
      CourseEntry(SessionEvent(at: sitting.started + Interval(seconds: Int64(number)), kind))
    }
    let transcript = Transcript(sitting, in: exam.index)
    let words = ["rules", "nda", nil, nil, nil, nil]
    #expect(
      transcript.course.map(\.word) == [
        "agreed", "declined", "break-started", "break-ended", "paused", "resumed",
      ])
    #expect(transcript.course.map { $0.agreement?.text } == words)
    let text = TextReport(width: 100).text(of: transcript)
    for line in ["agreed to `rules`", "did not agree to `nda`", "a break began", "ended the break", "went on"] {
      #expect(text.contains(line), "\(line)")
    }
    #expect(JSONReport().text(of: transcript).contains(#""event": "declined""#))
  }

  @Test func `marks an answer that does not count`() {
    let exam = SimulatedExam()
    var sitting = exam.sittings(1)[0]
    let place = sitting.form.slots.firstIndex { $0.item == "q15" } ?? 0
    sitting.result.outcomes[place].state = .blank
    sitting.result.outcomes[place].earned = .zero
    let transcript = Transcript(sitting, in: exam.index)
    #expect(transcript.slots[place].isUncounted)
    #expect(TextReport(width: 120).text(of: transcript).contains("(does not count)"))
  }
}

struct `Scores computed again` {
  let exam = SimulatedExam()

  @Test func `agree with what was delivered, or say in what they differ`() {
    var sittings = exam.sittings(5)
    sittings[1].delivered?.state = .held
    sittings[2].delivered?.raw = Rational(1, 3)
    sittings[2].delivered?.scoringVersion = 0
    sittings[3].delivered = nil
    sittings[4].delivered?.scoringVersion = 0
    let table = ScoresTable(sittings, in: exam.index)
    #expect(table.rows.map(\.agreement.word) == ["agrees", "differs", "differs", "not-delivered", "agrees"])
    #expect(table.agreeing == 2 && table.differing.count == 2 && table.notDelivered == 1)
    guard case .differs(let differences) = table.rows[2].agreement else { return }
    #expect(differences.map(\.what) == [.raw, .rules])
    #expect(differences[0].delivered == "1/3")
  }

  @Test func `are listed by candidate and attempt whatever the order`() {
    let sittings = exam.sittings(25)
    let table = ScoresTable(sittings, in: exam.index)
    #expect(ScoresTable(sittings.reversed(), in: exam.index) == table)
    #expect(table.rows.map(\.candidate) == table.rows.map(\.candidate).sorted())
  }
}
