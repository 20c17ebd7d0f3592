import AssayModel
import AssayScoring
import Testing

/// An exam of true-false items, all keyed `true`; sections and competencies as given.
private struct Fixture {
  var assessment: Assessment
  var items: [Item]
  var form: Form
  var ratings: [ItemRating] = []

  init(
    sections: [(SectionID, Int)], points: (Int) -> Rational = { _ in 1 },
    competency: (Int) -> CompetencyID? = { _ in nil }
  ) {
    assessment = Assessment(
      id: "exam", type: .exam, title: "Exam",
      blueprint: Blueprint(sections: sections.map { SectionBlueprint(id: $0.0, draws: []) }))
    items = []
    var slots: [FormSlot] = []
    var parts: [FormSection] = []
    for (id, count) in sections {
      let first = slots.count
      for _ in 0..<count {
        let number = slots.count + 1
        var item = Item(id: ItemID("q", number), stem: "", interaction: .trueFalse(TrueFalseInteraction(key: true)))
        item.status = .approved
        item.points = points(number)
        item.competency = competency(number)
        items.append(item)
        slots.append(
          FormSlot(id: SlotID("s", number), item: item.id, role: .scored, arrangement: Arrangement()))
      }
      parts.append(FormSection(id: id, slots: first..<slots.count))
    }
    form = Form(assessment: "exam", seed: 1, algorithm: "fixture", sections: parts, slots: slots)
  }

  var index: PackageIndex {
    var bank = Bank(id: "bank", title: "")
    bank.items = items
    bank.ratings = ratings
    bank.frameworks = [
      Framework(
        id: "f", title: "",
        competencies: [
          Competency(id: "C", title: ""), Competency(id: "C.1", title: "", parent: "C"),
          Competency(id: "C.2", title: "", parent: "C"),
        ])
    ]
    return PackageIndex(AssessmentPackage(assessment, from: bank))
  }

  /// The result with so many right answers, from the first slot on, the rest wrong.
  func result(right: Int) -> SessionResult {
    SessionResult(form, form.slots.indices.map { SlotResponse(.trueFalse($0 < right)) }, in: index)
  }
}

struct `A decision` {
  @Test func `compares with the cut before rounding`() {
    var fixture = Fixture(sections: [("a", 40)])
    fixture.assessment.cut = CutRule(basis: .formAngoff)
    // The mean of the ratings is 0.705, so 28.2 of 40 points.
    fixture.ratings = fixture.items.enumerated().map {
      ItemRating(item: $1.id, rating: $0.isMultiple(of: 2) ? Rational(71, 100) : Rational(70, 100))
    }
    let cut = try? fixture.assessment.cut?.cut(of: fixture.form, in: fixture.index)
    #expect(cut?.share == Rational(705, 1000))
    fixture.form.cut = cut
    #expect(fixture.result(right: 28).decision.state == .fail)
    #expect(fixture.result(right: 29).decision.state == .pass)
  }

  @Test func `passes exactly at the cut`() {
    var fixture = Fixture(sections: [("a", 10)], points: { _ in Rational(1, 10) })
    fixture.form.cut = FormCut(share: Rational(7, 10), basis: "fixed")
    #expect(fixture.result(right: 7).decision.state == .pass)
    #expect(fixture.result(right: 6).decision.state == .fail)
  }

  @Test func `refuses a cut on items that nobody rated`() {
    let fixture = Fixture(sections: [("a", 2)])
    #expect(throws: CutError.unratedItems(["q1", "q2"])) {
      _ = try CutRule(basis: .formAngoff).cut(of: fixture.form, in: fixture.index)
    }
  }

  @Test func `weighs sections and their cuts`() throws {
    var fixture = Fixture(sections: [("core", 6), ("cases", 2)])
    fixture.assessment.score.weights = [
      SectionWeight(section: "core", weight: Rational(7, 10)), SectionWeight(section: "cases", weight: Rational(3, 10)),
    ]
    fixture.assessment.cut = CutRule(basis: .formAngoff)
    fixture.ratings = fixture.items.enumerated().map { ItemRating(item: $1.id, rating: $0 < 6 ? Rational(1, 2) : 1) }
    fixture.form.cut = try fixture.assessment.cut?.cut(of: fixture.form, in: fixture.index)
    #expect(fixture.form.cut?.share == Rational(65, 100))
    let result = fixture.result(right: 6)
    #expect(result.score.share == Rational(7, 10))
    #expect(result.score.total.share == Rational(6, 8))
    #expect(result.decision.state == .pass)
  }

  @Test func `holds when a condition cannot be judged`() {
    var fixture = Fixture(sections: [("a", 8)], competency: { $0 <= 3 ? "C.1" : "C.2" })
    fixture.form.cut = FormCut(share: Rational(1, 2), basis: "fixed")
    fixture.assessment.pass = .all([
      .condition(.total, .cut), .condition(.competency("C.1"), .atLeast(.share(Rational(1, 2)))),
    ])
    // Three items are below the minimum of five.
    #expect(fixture.result(right: 8).decision.state == .held)
    #expect(fixture.result(right: 0).decision.state == .fail)
    fixture.assessment.score.subscoreMinimumItems = 3
    #expect(fixture.result(right: 8).decision.state == .pass)
  }

  @Test(arguments: [
    // C.1 is slots 1…4, C.2 slots 5…8: compensatory, conjunctive, either.
    (PassRule.condition(.total, .atLeast(.share(Rational(1, 2)))), 4, DecisionState.pass),
    (.all([.condition(.total, .cut), .condition(.competency("C.2"), .atLeast(.share(Rational(1, 2))))]), 4, .fail),
    (.all([.condition(.total, .cut), .condition(.competency("C.2"), .atLeast(.share(Rational(1, 2))))]), 6, .pass),
    (.any([.condition(.competency("C.1"), .atLeast(.share(1))), .condition(.total, .atLeast(.share(1)))]), 4, .pass),
    (.condition(.competency("C"), .atLeast(.points(4))), 4, .pass),
    (.condition(.competency("C"), .atLeast(.points(5))), 4, .fail),
    (.condition(.section("a"), .atLeast(.share(Rational(5, 8)))), 5, .pass),
  ])
  func `follows its rule`(rule: PassRule, right: Int, expected: DecisionState) {
    var fixture = Fixture(sections: [("a", 8)], competency: { $0 <= 4 ? "C.1" : "C.2" })
    fixture.assessment.score.subscoreMinimumItems = 1
    fixture.form.cut = FormCut(share: Rational(1, 2), basis: "fixed")
    fixture.assessment.pass = rule
    #expect(fixture.result(right: right).decision.state == expected)
  }

  @Test func `gives a band only with a pass`() {
    var fixture = Fixture(sections: [("a", 10)])
    fixture.form.cut = FormCut(share: Rational(1, 2), basis: "fixed")
    fixture.assessment.bands = [Band(id: "merit", rule: .condition(.total, .atLeast(.share(Rational(85, 100)))))]
    #expect(fixture.result(right: 9).decision.bands == ["merit"])
    #expect(fixture.result(right: 8).decision.bands == [])
    fixture.assessment.pass = .condition(.total, .atLeast(.points(10)))
    #expect(fixture.result(right: 9).decision.bands == [])
  }

  @Test func `leaves pretest items out of numerator and denominator`() {
    var fixture = Fixture(sections: [("a", 4)])
    fixture.form.slots[3].role = .pretest
    let right = fixture.result(right: 4).score
    #expect(right.total == PartScore(earned: 3, maximum: 3, items: 3))
    #expect(fixture.result(right: 3).score.total == right.total)
  }

  @Test func `waits for marking`() {
    var fixture = Fixture(sections: [("a", 2)])
    fixture.items[1].interaction = .essay(EssayInteraction())
    fixture.form.cut = FormCut(share: Rational(1, 2), basis: "fixed")
    let written = SessionResult(
      fixture.form, [SlotResponse(.trueFalse(true)), SlotResponse(.essay("words"))], in: fixture.index)
    #expect(written.decision.state == .pendingMarking)
    let blank = SessionResult(fixture.form, [SlotResponse(.trueFalse(true)), SlotResponse(nil)], in: fixture.index)
    #expect(blank.decision.state == .pass)
  }

  @Test func `is indeterminate where nothing is cut`() {
    #expect(Fixture(sections: [("a", 2)]).result(right: 2).decision.state == .indeterminate)
  }
}

struct `A scaled score` {
  static let scale = ScaledScore(points: [
    .init(raw: .raw(0), scaled: 200), .init(raw: .cut, scaled: 500), .init(raw: .max, scaled: 800),
  ])

  @Test(arguments: [(0, 200), (20, 367), (27, 425), (28, 433), (36, 500), (38, 650), (40, 800)] as [(Int, Int)])
  func `follows straight lines between its points`(raw: Int, expected: Int) {
    let cut = FormCut(share: Rational(36, 40), basis: "fixed")
    #expect(Self.scale.scaled(Rational(raw, 40), cut: cut, maximum: 40) == Rational(expected))
  }

  @Test func `never shows the passing score to somebody who failed`() {
    let cut = FormCut(share: Rational(7001, 10_000), basis: "fixed")
    #expect(Self.scale.scaled(Rational(7, 10), cut: cut, maximum: 100) == 499)
    #expect(Self.scale.scaled(cut.share, cut: cut, maximum: 100) == 500)
    #expect(shownPercent(Rational(7, 10), cut: cut.share, places: 0) == 69)
    #expect(shownPercent(Rational(7, 10), cut: cut.share, places: 1) == Rational(699, 10))
    #expect(shownPercent(cut.share, cut: cut.share, places: 0) == 70)
  }

  @Test func `is monotone, on every form of forty items`() {
    for cutRaw in 1..<40 {
      let cut = FormCut(share: Rational(cutRaw * 10 - 3, 400), basis: "form-angoff")
      var last = Rational(-1)
      for raw in 0...40 {
        let share = Rational(raw, 40)
        guard let scaled = Self.scale.scaled(share, cut: cut, maximum: 40) else {
          Issue.record("no scaled score")
          return
        }
        #expect(scaled >= last)
        #expect((scaled >= 500) == (share >= cut.share))
        last = scaled
      }
    }
  }

  @Test func `needs a cut when it refers to one`() {
    #expect(Self.scale.scaled(1, cut: nil, maximum: 40) == nil)
  }
}
