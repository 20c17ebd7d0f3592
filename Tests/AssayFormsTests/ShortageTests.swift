import AssayDiagnostics
import AssayForms
import AssayModel
import AssayTestSupport
import Testing

/// A blueprint that cannot be met, and what its author reads.
private struct Case {
  var name: String
  var kinds: [ShortageProblem.Kind]
  var assessment: Assessment
  var bank: Bank

  init(_ name: String, _ kinds: [ShortageProblem.Kind], _ assessment: Assessment, _ bank: Bank) {
    self.name = name
    self.kinds = kinds
    self.assessment = assessment
    self.bank = bank
  }
}

private func apply(_ count: Int) -> MinimumRule {
  MinimumRule(filter: ItemFilter(cognitiveLevel: .apply), count: count)
}

private func share(_ level: CognitiveLevel, _ range: ClosedRange<Int>) -> Balance.Share {
  Balance.Share(
    filter: ItemFilter(cognitiveLevel: level), range: Rational(range.lowerBound, 100)...Rational(range.upperBound, 100))
}

private let cases: [Case] = {
  var crowd = choices("i", 11, competency: "A")
  crowd[0].enemies = ["i02"]
  crowd += choices("d", 3, competency: "A.1", status: .draft) + choices("p", 2, competency: "A", use: .practice)
  crowd += choices("t", 1, competency: "A", status: .pretest)
  var setItems = choices("s", 9, tags: ["case"])
  setItems[1].status = .draft
  let sets = [
    set("one", .all, &setItems, taking: ["s01", "s02"]), set("two", .all, &setItems, taking: ["s03", "s04"]),
    set("three", .pick(2, require: ["s05"]), &setItems, taking: ["s05", "s06", "s07"]),
    set("four", .pick(3, require: []), &setItems, taking: ["s08", "s09"]),
  ]
  let mixed =
    choices("r", 6, competency: "A", level: .remember) + choices("a", 3, competency: "A", level: .apply)
    + choices("u", 2, competency: "B", level: .understand)
  var pair = choices("i", 4, competency: "A")
  pair[0].enemies = ["i02", "i03"]
  // Either apply or tagged, never both, and each pair of enemies holds one of both.
  var crossed = choices("x", 2, competency: "A", level: .apply) + choices("y", 2, competency: "A", tags: ["link"])
  crossed[0].enemies = ["y01", "y02"]
  crossed[1].enemies = ["y01", "y02"]
  return [
    Case(
      "too few items", [.items], exam([section("core", [pick(14, ItemFilter(competency: "A"))])]), bank(crowd)),
    Case("no items", [.items], exam([section("core", [pick(1, ItemFilter(type: .essay))])]), bank(crowd)),
    Case(
      "practice for a knowledge check", [.items], check([pick(3, ItemFilter(competency: "A"))]), bank(crowd)),
    Case(
      "lines that overlap", [.items],
      exam([
        section("core", [pick(2, ItemFilter(competency: "B")), pick(1, ItemFilter(cognitiveLevel: .understand))])
      ]), bank(mixed)),
    Case(
      "items and sets that are named", [.named, .named, .named, .named, .named, .named],
      exam([
        section(
          "core", [.item("nowhere"), .item("d01"), .item("p01"), .item("i01"), .item("i01"), .set("none"), .set("one")])
      ]), bank(crowd + setItems, sets)),
    Case(
      "an item named out of its set", [.named], exam([section("core", [.item("s03")])]), bank(setItems, sets)),
    Case(
      "enemies that are named", [.named], exam([section("core", [.item("i01"), .item("i02")])]), bank(crowd)),
    Case(
      "enemies of what is named", [.items],
      exam([section("core", [.item("i01"), pick(3, ItemFilter(competency: "A"))])]), bank(pair)),
    Case(
      "minimums, each by itself", [.minimum, .minimum],
      exam([
        section(
          "core",
          [
            pick(4, ItemFilter(competency: "A"), [apply(5)]),
            pick(
              2, ItemFilter(competency: "B"), [MinimumRule(filter: ItemFilter(cognitiveLevel: .understand), count: 3)]),
          ])
      ]), bank(mixed)),
    Case(
      "a minimum that the bank has not", [.minimum],
      exam([section("core", [pick(8, ItemFilter(competency: "A"), [apply(4)])])]), bank(mixed)),
    Case(
      "minimums that add up", [.minimum],
      exam([
        section(
          "core",
          [
            pick(
              5, ItemFilter(), [apply(3), MinimumRule(filter: ItemFilter(cognitiveLevel: .remember), count: 3)])
          ])
      ]), bank(mixed)),
    Case(
      "anchors", [.anchors, .anchors, .anchors],
      exam([
        section("one", [pick(2)], anchors: AnchorRule(pool: ItemFilter(cognitiveLevel: .apply), count: 3)),
        section(
          "two", [pick(2, ItemFilter(competency: "A"))],
          anchors: AnchorRule(pool: ItemFilter(competency: "B"), count: 1)),
        section(
          "three", [pick(4, ItemFilter(competency: "B"))],
          anchors: AnchorRule(pool: ItemFilter(tag: "link"), count: 1)),
      ]), bank(mixed + choices("l", 2, competency: "B", tags: ["link"]))),
    Case(
      "too few sets", [.sets],
      exam([section("cases", [.pickSets(3, where: ItemFilter(tag: "case"), items: nil)])]), bank(setItems, sets)),
    Case(
      "sets that do not add up", [.sets],
      exam([section("cases", [.pickSets(2, where: ItemFilter(), items: 5)])]), bank(setItems, sets)),
    Case(
      "too few on trial", [.pretest],
      exam([section("core", [pick(3)])]) { $0.pretest = PretestRule(count: 5) }, bank(crowd)),
    Case(
      "shares", [.balance, .balance, .balance],
      exam([section("core", [pick(8)])]) {
        $0.balance.shares = [share(.apply, 50...60), share(.remember, 30...35), share(.understand, 40...90)]
      }, bank(mixed)),
    Case(
      "a share that the lines exceed", [.balance],
      exam([section("core", [pick(7, ItemFilter(competency: "A"))])]) {
        $0.balance.shares = [share(.remember, 0...40)]
      },
      bank(mixed)),
    Case(
      "shares that add up", [.balance],
      exam([section("core", [pick(5)])]) {
        $0.balance.shares = [share(.apply, 50...60), share(.remember, 60...80)]
      }, bank(mixed)),
    Case(
      "shares that leave some over", [.balance],
      exam([section("core", [pick(5)])]) {
        $0.balance.shares = [share(.apply, 20...30), share(.remember, 20...40), share(.understand, 0...20)]
      }, bank(mixed)),
    Case(
      "a mean difficulty", [.statistics],
      exam([section("core", [pick(3)])]) { $0.balance.meanDifficulty = Rational(60, 100)...Rational(72, 100) },
      bank(mixed)),
    Case(
      "rules that cannot hold together", [.together],
      exam([
        section("core", [pick(3, ItemFilter(), [apply(1), MinimumRule(filter: ItemFilter(tag: "link"), count: 1)])])
      ]), bank(crossed + choices("z", 4))),
    Case(
      "several at once", [.items, .minimum, .sets, .pretest, .statistics],
      exam([
        section(
          "core", [pick(20, ItemFilter(competency: "A")), pick(3, ItemFilter(competency: "A"), [apply(1)])]),
        section("cases", [.pickSets(5, where: ItemFilter(), items: nil)]),
      ]) { blueprint in
        blueprint.pretest = PretestRule(count: 2)
        blueprint.balance.meanDifficulty = Rational(1, 2)...Rational(3, 4)
      }, bank(crowd + setItems, sets)),
  ]
}()

struct `A shortage` {
  @Test func `is found and said in the author's words`() throws {
    var text = ""
    for example in cases {
      let plan = FormPlan(index(example.assessment, example.bank), bank: example.bank)
      let found = problems(plan)
      #expect(found.map(\.kind) == example.kinds, "\(example.name): \(found.map(\.message))")
      #expect(found.allSatisfy { $0.certainty == .proven })
      text += "# \(example.name)\n"
      for problem in found {
        text += "\(problem.kind.rawValue) at \(problem.place)"
        if let needed = problem.needed { text += ", needed \(needed)" }
        if let available = problem.available { text += ", available \(available)" }
        text += "\n  \(problem.message)\n"
        for note in problem.notes { text += "  note: \(note)\n" }
        text += "  help: \(problem.help)\n"
      }
      text += "\n"
    }
    #expect(golden(text, "shortages.txt").isGood)
  }

  @Test func `is mended by what it asks for`() throws {
    // Eleven items, two of them enemies: ten can stand together, and one more approved item makes it eleven.
    var items = choices("i", 11, competency: "A")
    items[0].enemies = ["i02"]
    let assessment = exam([section("core", [pick(11, ItemFilter(competency: "A"))])])
    let problem = try #require(problems(FormPlan(index(assessment, bank(items)))).first)
    #expect(problem.needed == 11 && problem.available == 10)
    items.append(choice("more", competency: "A.2"))
    #expect(problems(FormPlan(index(assessment, bank(items)))).isEmpty)
  }

  @Test func `becomes diagnostics at the lines of the blueprint`() throws {
    let assessment = exam([
      section("core", [pick(1), pick(9, ItemFilter(competency: "A"), [apply(1)])])
    ])
    let shortage = Shortage(
      assessment: assessment.id, problems: FormPlan(index(assessment, bank(choices("i", 2)))).problems)
    let span = SourceSpan(file: .init(rawValue: 0), lower: 5, upper: 9, line: 2, column: 3)
    let diagnostics = shortage.diagnostics { place in
      place == .draw(section: "core", index: 1) ? span : nil
    }
    #expect(diagnostics.map(\.span) == [span, nil])
    #expect(diagnostics.map(\.message.text) == shortage.problems.map(\.message))
    #expect(diagnostics.map(\.help) == shortage.problems.map(\.help))
    #expect(diagnostics.allSatisfy { $0.severity == .error && $0.rule == "blueprint-shortage" })
    #expect(shortage.isProven)
  }

  @Test func `says so when the search gave up`() throws {
    // Each of 61 items is the enemy of the next, and the last of the first: 30 can stand together. Pairs prove only
    // that 32 cannot, and the possibilities are too many to look at.
    var items = choices("i", 61)
    for place in items.indices { items[place].enemies = [items[(place + 1) % 61].id] }
    let plan = FormPlan(index(exam([section("core", [pick(31)])]), bank(items)))
    #expect(plan.problems.isEmpty)
    let problem = try #require(problems(plan).first)
    #expect(problem.kind == .search)
    #expect(problem.certainty == .gaveUp(tries: 24))
    #expect(!Shortage(assessment: "exam-1", problems: [problem]).isProven)
  }

  @Test(arguments: [Int.max, Int.min, -1, 0])
  func `comes of counts beyond all measure, and never a crash`(count: Int) throws {
    let items = choices("i", 3, competency: "A")
    let assessment = exam([
      section(
        "core", [pick(count, ItemFilter(), [apply(count)]), .pickSets(count, where: ItemFilter(), items: count)],
        anchors: AnchorRule(pool: ItemFilter(), count: count))
    ]) { $0.pretest = PretestRule(count: count) }
    let found = problems(FormPlan(index(assessment, bank(items))))
    #expect(found.isEmpty == (count <= 0))
  }
}
