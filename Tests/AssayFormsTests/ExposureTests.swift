import AssayForms
import AssayModel
import Testing

struct `Many forms` {
  @Test func `use the items of a free pool equally often`() throws {
    let plan = FormPlan(index(exam([section("core", [pick(12)])]), bank(choices("i", 60))))
    let report = try FormSetReport((0..<5000).map { try plan.form(seed: $0) }, in: plan.index)
    // Expected 1,000 each; √(5000 · 0.2 · 0.8) = 28.3.
    #expect(report.items.count == 60)
    #expect(report.items.allSatisfy { abs($0.count - 1000) < 5 * 29 }, "\(report.items.map(\.count))")
    // Twelve items of sixty: two forms share 12²/60 = 2.4 on average.
    #expect(abs((report.meanOverlap?.double ?? 0) - 2.4) < 0.05)
  }

  @Test func `use the sets of a draw equally often`() throws {
    var items = choices("s", 20)
    let sets = (0..<10).map { number in
      set("set\(number)", .all, &items, taking: [items[2 * number].id.text, items[2 * number + 1].id.text])
    }
    let draw = Draw.pickSets(3, where: ItemFilter(), items: nil)
    let plan = FormPlan(index(exam([section("core", [draw])]), bank(items, sets)))
    let report = try FormSetReport((0..<3000).map { try plan.form(seed: $0) }, in: plan.index)
    // √(3000 · 0.3 · 0.7) = 25.1.
    #expect(report.items.allSatisfy { abs($0.count - 900) < 5 * 26 }, "\(report.items.map(\.count))")
  }

  @Test func `use every choice of sets of different sizes equally often`() throws {
    // Sizes 1, 1, 2, 2, 3; two sets with 4 items: {2, 2}, {1, 3}, {1, 3}: three ways.
    var items = choices("s", 9)
    let sizes = [["s01"], ["s02"], ["s03", "s04"], ["s05", "s06"], ["s07", "s08", "s09"]]
    let sets = sizes.enumerated().map { set("set\($0)", .all, &items, taking: $1) }
    let draw = Draw.pickSets(2, where: ItemFilter(), items: 4)
    let plan = FormPlan(index(exam([section("core", [draw])]), bank(items, sets)))
    let forms = try (0..<3000).map { try Set(plan.form(seed: $0).slots.compactMap(\.set)) }
    let counts = Dictionary(forms.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(counts.count == 3)
    #expect(counts.values.allSatisfy { abs($0 - 1000) < 130 }, "\(counts)")
  }

  @Test func `use every item where rules bind`() throws {
    let plan = FormPlan(EveryRule.index)
    let report = try FormSetReport((0..<2000).map { try plan.form(seed: $0) }, in: plan.index)
    #expect(report.neverUsed.isEmpty)
    #expect(report.greatestExposure == 1)
    #expect(report.length == 27...27)
  }

  @Test func `are counted by content`() throws {
    let items = choices("a", 4, competency: "A", level: .apply) + choices("b", 1, competency: "B")
    let plan = FormPlan(index(exam([section("core", [pick(2)])]), bank(items)))
    let forms = try (0..<200).map { try plan.form(seed: $0) }
    let report = FormSetReport(forms, in: plan.index)
    #expect(report.forms == 200 && report.length == 2...2)
    #expect(report.competencies.map(\.content) == ["A", "B"])
    #expect(report.competencies.map(\.least) == [1, 0] && report.competencies.map(\.most) == [2, 1])
    #expect(report.competencies[0].mean + report.competencies[1].mean == 2)
    #expect(report.cognitiveLevels.map(\.content) == [.apply])
    #expect(report.difficulties.isEmpty)
    #expect(FormSetReport([], in: plan.index).meanOverlap == nil)
  }
}
