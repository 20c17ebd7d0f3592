import AssayBank
import AssayDiagnostics
import AssayModel
import Testing

struct `Reading an exam` {
  @Test func `takes everything that the format says`() throws {
    let exam = try SmallExam(SmallExam.full, items: SmallExam.tagged)
    #expect(exam.diagnostics.map(\.rule) == ["unlimited-in-window"], "\(exam.report)")
    let assessment = try #require(exam.assessment)
    var blueprint = Blueprint(sections: [
      SectionBlueprint(
        id: "core", title: "Core",
        draws: [
          .pick(
            3, where: ItemFilter(competency: "SEC.1"),
            minimum: [
              MinimumRule(filter: ItemFilter(cognitiveLevel: .apply), count: 2),
              MinimumRule(filter: ItemFilter(competency: "SEC.1.1"), count: 1),
            ]),
          .pick(2, where: ItemFilter(difficulty: .hard, tag: "x", type: .trueFalse), minimum: []), .item("b1"),
        ], anchors: AnchorRule(pool: ItemFilter(tag: "x"), count: 3)),
      SectionBlueprint(
        id: "cases", draws: [.pickSets(1, where: ItemFilter(competency: "SEC.2"), items: 3), .set("case")]),
    ])
    blueprint.balance.shares = [
      .init(filter: ItemFilter(cognitiveLevel: .remember), range: Rational(1, 10)...Rational(1, 4)),
      .init(filter: ItemFilter(competency: "SEC.2"), range: .zero ... .one),
      .init(filter: ItemFilter(difficulty: .easy), range: Rational(1, 10)...Rational(7, 20)),
    ]
    blueprint.balance.meanDifficulty = Rational(3, 5)...Rational(18, 25)
    blueprint.pretest = PretestRule(count: 2, filter: ItemFilter(competency: "SEC.2"), place: .last)
    blueprint.shufflesItems = false
    #expect(assessment.blueprint == blueprint)
    #expect(assessment.title == "An exam" && assessment.version == "2026.1" && assessment.registration == .open)
    #expect(assessment.navigation.withinSection == .forwardOnly)
    #expect(assessment.navigation.betweenSections == .forwardOnly)
    #expect(!assessment.navigation.allowsFlags && !assessment.navigation.allowsSkipping)
    var time = TimePolicy(limit: Interval(seconds: 5400))
    time.warnings = [Interval(seconds: 600), Interval(seconds: 120)]
    time.grace = Interval(seconds: 30)
    time.late = .score
    time.minimum = Interval(seconds: 600)
    time.sections = [
      SectionTime(section: "core", time: PartTime(limit: Interval(seconds: 3600), minimum: Interval(seconds: 300))),
      SectionTime(section: "cases", time: PartTime(limit: Interval(seconds: 1800))),
    ]
    time.item = PartTime(limit: Interval(seconds: 90), minimum: Interval(seconds: 5))
    #expect(assessment.time == time)
    #expect(
      assessment.window
        == Window(opens: Instant(milliseconds: 1_811_808_000_000), closes: Instant(milliseconds: 1_814_400_000_000)))
    #expect(assessment.breaks == BreakPolicy(count: 2, length: Interval(seconds: 600), stopsClock: false))
    var interruptions = InterruptionPolicy(givesBack: Interval(seconds: 900))
    interruptions.tolerance = Interval(seconds: 20)
    interruptions.allowsPause = true
    #expect(assessment.interruptions == interruptions)
    var granted = AccommodationPolicy(extraTime: Rational(5, 4)...2)
    granted.extraMinutes = Interval(seconds: 1800)
    granted.allowsUnlimited = true
    granted.breaks = BreakPolicy(count: 1, length: Interval(seconds: 900), stopsClock: false)
    #expect(assessment.accommodations == granted)
    #expect(
      assessment.agreements == [
        Agreement(id: "nda", text: "I keep *everything* to myself.", decline: .endAttempt),
        Agreement(id: "own-work", text: "I work alone."),
      ])
    #expect(assessment.score.weights.map(\.section) == ["core", "cases"])
    #expect(assessment.score.weights.map(\.weight) == [Rational(7, 10), Rational(3, 10)])
    #expect(
      assessment.score.scaled
        == ScaledScore(
          points: [
            .init(raw: .raw(0), scaled: 200), .init(raw: .cut, scaled: 500), .init(raw: .max, scaled: 800),
          ], rounding: .down))
    #expect(assessment.score.subscoreMinimumItems == 1)
    var cut = CutRule(basis: .fixed(.points(3)))
    cut.method = "bookmark"
    cut.setOn = "2026-05-12"
    cut.panel = 9
    cut.equivalence = "Forms are equated."
    #expect(assessment.cut == cut)
    #expect(
      assessment.pass
        == .all([
          .condition(.total, .cut),
          .any([
            .condition(.section("core"), .atLeast(.share(Rational(1, 2)))),
            .condition(.competency("SEC.2"), .atLeast(.points(1))),
          ]),
        ]))
    #expect(assessment.bands == [Band(id: "distinction", rule: .condition(.total, .atLeast(.share(Rational(9, 10)))))])
    var retake = RetakePolicy()
    retake.attempts = 3
    retake.waits = [Interval(seconds: 86_400), Interval(seconds: 1_209_600)]
    retake.within = Interval(seconds: 31_536_000)
    retake.afterPass = Interval(seconds: 15_552_000)
    retake.form = .preferUnseen
    retake.maximumOverlap = .one
    retake.counts = .best
    #expect(assessment.retake == retake)
    #expect(assessment.release.result == .on(Instant(milliseconds: 1_814_313_600_000)))
    #expect(assessment.release.competencies == .on(Instant(milliseconds: 1_814_335_200_000)))
    #expect(assessment.release.key == .never)
    #expect(assessment.rescore.alreadyPassed == .flag && assessment.rescore.passDatedAt == .rescore)
    #expect(assessment.formative == nil)
  }

  @Test func `knows where each line of the blueprint stands`() throws {
    let exam = try SmallExam(SmallExam.full)
    let assessment = try #require(exam.assessment)
    func text(_ path: FieldPath) -> String? { exam.loaded.source(of: .assessment(0), path) }
    #expect(text(.root) == "e")
    #expect(text(.section(0)) == "core")
    #expect(text(.section(try #require(assessment.position(of: "cases")))) == "cases")
    #expect(text(.draw(1, ofSection: 0)) == "{pick: 2, where: {difficulty: hard, tag: x, type: true-false}}")
    #expect(text(.draw(2, ofSection: 0)) == "b1")
    #expect(text(.draw(1, ofSection: 1)) == "{set: case}")
    #expect(text(.draw(1, ofSection: 0) / .where_ / "tag") == "x")
    #expect(text(.minimum(1, ofDraw: 0, inSection: 0)) == "competency.SEC.1.1")
    #expect(text(.anchors(ofSection: 0)) == "{pool: {tag: x}, count: 3}")
    #expect(text(.balanceShare(0)) == "remember")
    #expect(text(.balanceShare(1)) == "SEC.2")
    #expect(text(.meanDifficulty) == "mean")
    #expect(text(.pretest) == "{count: 2, where: {competency: SEC.2}, place: last}")
    #expect(text(.weight(1)) == "cases")
    #expect(text(.scalePoint(1)) == "[cut, 500]")
    #expect(text(.condition(0)) == "{total: cut}")
    #expect(text(.condition(2)) == "{competency: SEC.2, at-least: 1}")
    #expect(text(.band(0)) == "distinction")
    #expect(text(.condition(0, ofBand: 0)) == "{total: 90%}")
    #expect(text(FieldPath("cut") / "basis") == "fixed")
    #expect(text(FieldPath("release") / "key") == "never")
  }

  @Test func `takes a rule that is one condition`() throws {
    let exam = try SmallExam(
      "exam: e\ntitle: E\nform: {sections: [{id: s, draw: [a1]}]}\ncut: {basis: fixed, at: 1}\npass: {total: cut}\n")
    #expect(exam.report == "")
    #expect(exam.assessment?.pass == .condition(.total, .cut))
    #expect(exam.assessment?.score == ScorePolicy())
    #expect(exam.assessment?.release == ReleasePolicy())
    #expect(exam.assessment?.rescore == RescorePolicy())
    #expect(exam.assessment?.agreements == [])
    #expect(exam.assessment?.registration == .required)
  }

  @Test func `leaves out an exam whose blueprint could not be read, and goes on`() throws {
    let exam = try SmallExam(
      "exam: e\ntitle: E\nform: {sections: [{id: s, draw: [{pick: ⟦x⟧}, {pick: 1, were: {tag: y}}]}]}\ncut: {basis: theta}\n"
    )
    #expect(exam.assessment == nil)
    #expect(exam.diagnostics.map(\.rule) == ["wrong-value", "unknown-key", "not-supported"])
    #expect(exam.diagnostics[0].span?.range == exam.marks[0])
  }
}

struct `Reading a knowledge check` {
  @Test func `takes everything that the format says`() throws {
    let check = try SmallExam(
      """
      knowledge-check: k
      title: A check
      take: [p1, {set: drill}, {pick: 3, where: {competency: SEC.2}}]
      attempts: {per-item: 3, credit: [100%, 60%, 30%], whole: 2}
      hints: {cost: 10%}
      feedback: {right-wrong: after-submit, rationale: never, key: after-last-try}
      registration: open
      shuffle: none
      window: {opens: 2027-06-01}
      before: [{agreement: own-work, text: I work alone.}]
      time: {limit: 10m, item: {minimum: 5s}}
      breaks: {count: 1, length: 2m}
      interruptions: {give-back: 5m}
      mastery: {competency: SEC.1, at-least: 80%, over: 4}
      pass: {total: 70%}
      """,
      items: """
        p1..5 SEC.1 practice hints=[h]
        q1..5 SEC.2 practice
        drill d1..3 SEC.1 practice
        """)
    #expect(check.report == "")
    let assessment = try #require(check.assessment)
    var blueprint = Blueprint(sections: [
      SectionBlueprint(
        id: "main",
        draws: [.item("p1"), .set("drill"), .pick(3, where: ItemFilter(competency: "SEC.2"), minimum: [])])
    ])
    blueprint.shufflesItems = false
    #expect(assessment.blueprint == blueprint)
    var policy = FormativePolicy()
    policy.triesPerItem = 3
    policy.tryCredit = [1, Rational(3, 5), Rational(3, 10)]
    policy.hintCost = Rational(1, 10)
    policy.rightWrong = .afterSubmit
    policy.rationale = .never
    policy.key = .afterLastTry
    #expect(assessment.formative == policy)
    #expect(assessment.retake?.attempts == 2)
    #expect(assessment.time?.limit == Interval(seconds: 600))
    #expect(assessment.time?.item == PartTime(minimum: Interval(seconds: 5)))
    #expect(assessment.window?.opens == Instant(milliseconds: 1_811_808_000_000) && assessment.window?.closes == nil)
    #expect(assessment.breaks == BreakPolicy(count: 1, length: Interval(seconds: 120)))
    #expect(assessment.interruptions == InterruptionPolicy(givesBack: Interval(seconds: 300)))
    #expect(assessment.agreements == [Agreement(id: "own-work", text: "I work alone.")])
    #expect(assessment.mastery == MasteryRule(competency: "SEC.1", atLeast: Rational(4, 5), over: 4))
    #expect(check.loaded.source(of: .assessment(0), .draw(1, ofSection: 0)) == "{set: drill}")
  }

  @Test func `says nothing of what it may repeat without end`() throws {
    let check = try SmallExam(
      "knowledge-check: k\ntitle: K\ntake: [p1]\nattempts: {per-item: 2, whole: unlimited}\n")
    #expect(check.report == "")
    #expect(check.assessment?.retake == nil)
    #expect(check.assessment?.formative?.tryCredit == [1, 1])
    #expect(check.assessment?.formative?.key == .afterLastTry)
  }
}

struct `The assessments of the sample banks` {
  @Test func `can be read without errors`() throws {
    let bank = try #require(BankLoader.load(SampleBank.files()).value)
    #expect(bank.bank.assessments.map(\.id) == ["ce-1", "kc-identity", "kc-phishing", "kc-response"])
    let files = Set(bank.bank.assessments.indices.compactMap { bank.places.file(of: .assessment($0)) })
    let found = (BankLoader.load(try SampleBank.files()).diagnostics + BankRules.check(bank)).filter { diagnostic in
      diagnostic.span.map { files.contains($0.file) } ?? false
    }
    #expect(found.map { $0.line(in: bank.files) } == [])
  }
}
