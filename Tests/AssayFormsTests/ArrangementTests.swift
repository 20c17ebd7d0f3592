import AssayForms
import AssayModel
import Testing

struct `The parts of an item` {
  /// The arrangements of an item over many seeds.
  private func arrangements(_ item: Item, seeds: Range<UInt64> = 0..<400) throws -> [Arrangement] {
    let plan = FormPlan(index(check([.item(item.id)]), bank([practice(item)])))
    return try seeds.map { try plan.form(seed: $0).slots[0].arrangement }
  }

  private func practice(_ item: Item) -> Item {
    var item = item
    item.use = .practice
    return item
  }

  private func example(_ id: ItemID, shuffle: Shuffle = .options) -> Item {
    var item = EveryRule.arranged.first { $0.id == id } ?? item("none", .info)
    item.shuffle = shuffle
    return item
  }

  @Test func `are shuffled around options that are pinned`() throws {
    let found = try Set(arrangements(example("choice")).map(\.choices))
    #expect(found == [[0, 1, 2, 3], [0, 2, 1, 3]])
  }

  @Test func `come in every order, each as often as any other`() throws {
    let found = try arrangements(example("multiple"), seeds: 0..<3000).map(\.choices)
    let counts = Dictionary(found.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(counts.count == 6)
    // Five standard deviations of a binomial count, √(3000 · 1/6 · 5/6) = 20.4.
    #expect(counts.values.allSatisfy { abs($0 - 500) < 102 }, "\(counts)")
  }

  @Test(arguments: ["choice", "multiple", "matrix", "cloze"] as [ItemID])
  func `stand as authored where nothing is shuffled`(id: ItemID) throws {
    for arrangement in try arrangements(example(id, shuffle: .none), seeds: 0..<50) {
      #expect(arrangement.choices == arrangement.choices.sorted())
      #expect(arrangement.rows == arrangement.rows.sorted())
      #expect(arrangement.gaps.allSatisfy { $0 == $0.sorted() })
    }
  }

  @Test(arguments: [Shuffle.options, .none])
  func `to put in order never show the key, and come in every other order`(shuffle: Shuffle) throws {
    let found = try Set(arrangements(example("order", shuffle: shuffle), seeds: 0..<2000).map(\.choices))
    #expect(!found.contains([0, 1, 2, 3]))
    #expect(found.count == 23)
  }

  @Test func `to put in order are turned round when there are two`() throws {
    let item = item("two", .order(OrderInteraction(entries: EveryRule.labels("pq"))))
    #expect(try Set(arrangements(item).map(\.choices)) == [[1, 0]])
    let single = self.item("one", .order(OrderInteraction(entries: EveryRule.labels("p"))))
    #expect(try Set(arrangements(single).map(\.choices)) == [[0]])
  }

  private func item(_ id: String, _ interaction: Interaction) -> Item {
    AssayFormsTests.item(id, interaction, use: .practice)
  }

  @Test(arguments: [Shuffle.options, .none])
  func `on the right of a match are always shuffled, those on the left never`(shuffle: Shuffle) throws {
    let found = try arrangements(example("match", shuffle: shuffle))
    #expect(Set(found.map(\.choices)).count == 6)
    #expect(Set(found.map(\.rows)) == [[0, 1]])
  }

  @Test func `of a matrix are shuffled by rows, never by columns`() throws {
    let found = try arrangements(example("matrix"))
    #expect(Set(found.map(\.rows)).count == 6)
    #expect(Set(found.map(\.choices)) == [[0, 1]])
  }

  @Test func `of a gap are shuffled, and there are none in a gap that is written into`() throws {
    let found = try arrangements(example("cloze"))
    #expect(Set(found.map { $0.gaps[0] }).count == 6)
    #expect(Set(found.map { $0.gaps[1] }) == [[]])
  }

  @Test func `stay where a candidate saw them when a key of a match or an order is mended`() throws {
    var mended = example("match")
    mended.interaction = .match(
      MatchInteraction(
        lefts: [MatchLeft(id: "l", text: "L", key: "y1"), MatchLeft(id: "m", text: "M", key: "x1")],
        rights: [EveryRule.labels("y")[0], EveryRule.labels("x")[0], EveryRule.labels("z")[0]]))
    let (before, after) = try (arrangements(example("match")), arrangements(mended))
    let rights = ["x", "y", "z"]
    let mendedRights = ["y", "x", "z"]
    for (one, other) in zip(before, after) {
      #expect(one.choices.map { rights[$0] } == other.choices.map { mendedRights[$0] })
    }
  }

  @Test func `are not there in a true-false item, and stand in a scale`() throws {
    #expect(try Set(arrangements(example("true"))) == [Arrangement()])
    let mood = item("mood", .survey(SurveyInteraction(scale: EveryRule.labels("lmh"))))
    #expect(try Set(arrangements(mood).map(\.choices)) == [[0, 1, 2]])
  }
}
