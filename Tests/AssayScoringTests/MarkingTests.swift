import AssayModel
import AssayScoring
import AssayTestSupport
import Testing

private let analytic = Rubric(
  raters: 2, adjudicateAbove: 2,
  traits: [
    Trait(
      id: "analysis", points: 6,
      levels: [
        .init(points: 6, text: "Weighs both"), .init(points: 3, text: "One only"), .init(points: 0, text: "None"),
      ]),
    Trait(id: "clarity", points: 4, levels: [.init(points: 4, text: "Clear"), .init(points: 0, text: "Unclear")]),
  ])

private func mark(
  _ rater: String, _ points: [Rational], _ role: Mark.Role = .rater, of rubric: Rubric = analytic
) -> Mark {
  Mark(
    slot: "s1", rater: rater, role: role,
    points: zip(rubric.traits, points).map { TraitPoints(trait: $0.id, points: $1) })
}

private func final(_ points: [Rational], of rubric: Rubric = analytic) -> MarkingState {
  .final(zip(rubric.traits, points).map { TraitPoints(trait: $0.id, points: $1) })
}

struct `The marking of an answer` {
  @Test(arguments: [
    ([], MarkingState.needsRaters(2)),
    ([mark("a", [6, 4])], .needsRaters(1)),
    ([mark("a", [6, 4]), mark("b", [6, 4])], final([6, 4])),
    ([mark("a", [6, 4]), mark("b", [5, 3])], final([Rational(11, 2), Rational(7, 2)])),
    // Two apart is not more than two; the traits may differ by more when they make up for each other.
    ([mark("a", [6, 4]), mark("b", [6, 2])], final([6, 3])),
    ([mark("a", [6, 0]), mark("b", [2, 4])], final([4, 2])),
    ([mark("a", [6, 4]), mark("b", [4, 3])], .needsAdjudication),
    ([mark("a", [6, 4]), mark("b", [0, 0]), mark("c", [3, 1], .adjudicator)], final([3, 1])),
  ])
  func `waits, or has points`(marks: [Mark], state: MarkingState) {
    #expect(analytic.state(of: marks) == state)
    #expect(state.points == analytic.state(of: marks).points)
  }

  @Test func `takes the points of one rater as they are`() {
    var one = analytic
    one.raters = 1
    #expect(one.state(of: [mark("a", [3, 4])]) == final([3, 4]))
    // A rubric that asks for fewer than before takes the first.
    #expect(one.state(of: [mark("a", [3, 4]), mark("b", [0, 0])]) == final([3, 4]))
  }

  @Test func `averages however far raters are apart, where nobody decides`() {
    var rubric = analytic
    rubric.adjudicateAbove = nil
    #expect(rubric.state(of: [mark("a", [6, 4]), mark("b", [0, 0])]) == final([3, 2]))
  }

  @Test(arguments: 0..<20)
  func `does not depend on which rater was first, and an adjudicator's points stand`(seed: Int) {
    var chance = SeededSource(seed: UInt64(seed))
    func below(_ bound: Int) -> Int { Int(chance.next() % UInt64(bound)) }
    for _ in 0..<50 {
      var rubric = analytic
      rubric.adjudicateAbove = below(3) == 0 ? nil : Rational(below(7))
      let first = mark("a", [Rational(below(7)), Rational(below(5))])
      let second = mark("b", [Rational(below(7)), Rational(below(5))])
      #expect(rubric.state(of: [first, second]) == rubric.state(of: [second, first]))
      let decided = mark("c", [Rational(below(7)), Rational(below(5))], .adjudicator)
      #expect(rubric.state(of: [first, second, decided]) == .final(decided.points))
      if let points = rubric.state(of: [first, second]).points {
        #expect(points == (first.total + second.total) / 2)
        #expect(rubric.problem(with: decided, after: [first, second]) == .nothingToAdjudicate)
      } else {
        #expect((first.total - second.total).magnitude > rubric.adjudicateAbove ?? 0)
        #expect(rubric.problem(with: decided, after: [first, second]) == nil)
      }
    }
  }
}

struct `A mark` {
  @Test(arguments: [
    ([Rational(6), 4], nil), ([0, 0], nil), ([5, 1], nil),
    ([7, 4], MarkingProblem.outOfRange("analysis", maximum: 6)), ([6, -1], .outOfRange("clarity", maximum: 4)),
    ([Rational(9, 2), 4], .betweenLevels("analysis")), ([6], .otherTraits(["analysis", "clarity"])),
  ])
  func `gives the points of a level, or whole points between two`(points: [Rational], problem: MarkingProblem?) {
    #expect(analytic.problem(with: mark("a", points), after: []) == problem)
  }

  @Test func `gives parts of a point where a level has them, or the trait does`() {
    let trait = Trait(id: "t", points: Rational(5, 2), levels: [.init(points: Rational(1, 2), text: "Some")])
    for points in [Rational(0), Rational(1, 2), 1, 2, Rational(5, 2)] { #expect(trait.admits(points)) }
    for points in [Rational(3, 2), Rational(1, 4), 3] { #expect(!trait.admits(points)) }
    #expect(trait.step == Rational(1, 2))
    #expect(analytic.traits[0].step == 1)
    #expect(Trait(id: "t", points: Rational(7, 4), levels: []).step == Rational(1, 4))
  }

  @Test func `is taken once from each, and from no more than the rubric asks for`() {
    let marks = [mark("a", [6, 4])]
    #expect(analytic.problem(with: mark("a", [0, 0]), after: marks) == .markedAlready)
    #expect(analytic.problem(with: mark("b", [6, 3]), after: marks) == nil)
    let both = marks + [mark("b", [6, 3])]
    #expect(analytic.problem(with: mark("c", [6, 3]), after: both) == .enoughRaters(2))
    #expect(analytic.problem(with: mark("c", [6, 3], .adjudicator), after: both) == .nothingToAdjudicate)
    let apart = marks + [mark("b", [0, 0])]
    #expect(analytic.problem(with: mark("a", [6, 3], .adjudicator), after: apart) == .markedAlready)
    #expect(analytic.problem(with: mark("c", [6, 3], .adjudicator), after: apart) == nil)
    #expect(analytic.problem(with: mark("d", [6, 3]), after: apart) == .enoughRaters(2))
    let decided = apart + [mark("c", [6, 3], .adjudicator)]
    #expect(analytic.problem(with: mark("d", [6, 3], .adjudicator), after: decided) == .nothingToAdjudicate)
    // Another spelling of a name is another rater, and so are texts that Unicode calls equivalent.
    #expect(analytic.problem(with: mark("A", [6, 4]), after: marks) == nil)
    #expect(analytic.problem(with: mark("e\u{301}", [6, 4]), after: [mark("\u{E9}", [6, 4])]) == nil)
  }

  @Test func `is of the answer as a whole, where there is no rubric`() {
    var item = Item(id: "q", stem: "", interaction: .essay(EssayInteraction()))
    item.points = 5
    #expect(item.markingRubric == Rubric(traits: [Trait(id: "whole", points: 5, levels: [])]))
    item.interaction = .essay(EssayInteraction(rubric: Rubric(raters: 2, adjudicateAbove: 1, traits: [])))
    #expect(item.markingRubric?.raters == 2)
    #expect(item.markingRubric?.traits.map(\.id) == ["whole"])
    item.interaction = .trueFalse(TrueFalseInteraction(key: true))
    #expect(item.markingRubric == nil)
  }
}

struct `How far marking has come` {
  @Test func `is counted by item and by rater`() {
    func slot(_ item: ItemID, _ marks: [Mark], answer: Answer? = .essay("text")) -> MarkedSlot {
      MarkedSlot(
        slot: "s1", item: Item(id: item, stem: "", interaction: .essay(EssayInteraction())), answer: answer,
        rubric: analytic, marks: marks)
    }
    let progress = MarkingProgress([
      slot("b", []), slot("b", [mark("x", [6, 4])]), slot("b", [mark("x", [6, 4]), mark("y", [6, 4])]),
      slot("a", [mark("x", [6, 4]), mark("y", [0, 0])]), slot("a", [], answer: nil),
      slot("a", [mark("x", [6, 4]), mark("y", [0, 0]), mark("z", [1, 1], .adjudicator)]),
    ])
    #expect(progress.items.map(\.item) == ["a", "b"])
    #expect(progress.items.map(\.answers) == [2, 3])
    #expect(progress.items.map(\.blank) == [1, 0])
    #expect(progress.items.map(\.done) == [1, 1])
    #expect(progress.items.map(\.waiting) == [0, 2])
    #expect(progress.items.map(\.missingMarks) == [0, 3])
    #expect(progress.items.map(\.toAdjudicate) == [1, 0])
    #expect(progress.items.map(\.adjudicated) == [1, 0])
    #expect(progress.raters.map(\.rater) == ["x", "y", "z"])
    #expect(progress.raters.map(\.marks) == [4, 3, 0])
    #expect(progress.raters.map(\.adjudications) == [0, 0, 1])
    #expect(!progress.isDone)
    #expect(MarkingProgress([]).isDone)
  }
}
