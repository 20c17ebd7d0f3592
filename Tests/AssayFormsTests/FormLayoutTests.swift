import AssayForms
import AssayModel
import Testing

struct `The order of a form` {
  private func orders(_ index: PackageIndex, seeds: Range<UInt64> = 0..<300) throws -> [[String]] {
    let plan = FormPlan(index)
    return try seeds.map { try plan.form(seed: $0).slots.map(\.item.text) }
  }

  @Test func `is shuffled over the lines of a section, sets together and in their own order`() throws {
    var items = choices("i", 3, competency: "A") + choices("s", 3)
    let sets = [set("set", .all, &items, taking: ["s02", "s01", "s03"])]
    let index = index(exam([section("core", [pick(3), .set("set")])]), bank(items, sets))
    let found = try Set(orders(index))
    // Four blocks in any order; `set` is as listed in the bank, not by id.
    #expect(found.count == 24)
    for order in found {
      let place = try #require(order.firstIndex { $0.hasPrefix("s") })
      #expect(
        order[place..<(place + 3)] == ["s01", "s02", "s03"] || order[place..<(place + 3)] == ["s02", "s01", "s03"])
    }
  }

  @Test func `is the author's when nothing is shuffled`() throws {
    let items = choices("a", 5, competency: "A") + choices("b", 5, competency: "B")
    let exam = exam([section("core", [pick(3, ItemFilter(competency: "B")), pick(3, ItemFilter(competency: "A"))])]) {
      $0.shufflesItems = false
    }
    for order in try orders(index(exam, bank(items)), seeds: 0..<50) {
      #expect(order[..<3] == ArraySlice(order[..<3].sorted()) && order[..<3].allSatisfy { $0.hasPrefix("b") })
      #expect(order[3...] == ArraySlice(order[3...].sorted()) && order[3...].allSatisfy { $0.hasPrefix("a") })
    }
  }

  @Test func `is the author's in a knowledge check that names items`() throws {
    let items = choices("i", 8, competency: "A", use: .practice) + [item("page", .info, use: .practice)]
    let check = check([.item("page"), .item("i03"), pick(3), .item("i01")])
    for order in try orders(index(check, bank(items)), seeds: 0..<50) {
      #expect(order[0] == "page" && order[1] == "i03" && order[5] == "i01")
    }
  }

  @Test func `is shuffled in a knowledge check that only picks`() throws {
    let items = choices("i", 2, competency: "A", use: .practice) + choices("j", 2, competency: "B", use: .practice)
    let check = check([pick(1, ItemFilter(competency: "A")), pick(1, ItemFilter(competency: "B"))])
    let found = try orders(index(check, bank(items)))
    #expect(Set(found.map { $0[0].prefix(1) }) == ["i", "j"])
  }

  @Test func `leaves a page of information between what stands before and behind it`() throws {
    let items =
      choices("a", 4, competency: "A") + choices("b", 4, competency: "B") + choices("p", 2, status: .pretest)
      + [item("page", .info)]
    let exam = exam([
      section("core", [pick(3, ItemFilter(competency: "A")), .item("page"), pick(3, ItemFilter(competency: "B"))])
    ]) { $0.pretest = PretestRule(count: 2) }
    for order in try orders(index(exam, bank(items))) {
      let page = try #require(order.firstIndex(of: "page"))
      #expect(order[..<page].allSatisfy { !$0.hasPrefix("b") } && order[page...].allSatisfy { !$0.hasPrefix("a") })
    }
  }

  @Test func `has pretest items anywhere, each place as often as any other, and never in a set`() throws {
    var items = choices("i", 6) + choices("p", 1, status: .pretest) + choices("s", 3)
    let sets = [set("set", .all, &items, taking: ["s01", "s02", "s03"])]
    let exam = exam([section("one", [pick(6)]), section("two", [.set("set")])]) {
      $0.pretest = PretestRule(count: 1)
    }
    let found = try orders(index(exam, bank(items, sets)), seeds: 0..<3000)
    let places = Dictionary(found.compactMap { $0.firstIndex(of: "p01") }.map { ($0, 1) }, uniquingKeysWith: +)
    // Six of nine scored items stand in the first section, so two thirds of the forms have it in one of 7 places there,
    // the last of which is counted together with the first of the second section.
    #expect(Set(places.keys) == [0, 1, 2, 3, 4, 5, 6, 9])
    for place in 0..<6 { #expect(abs((places[place] ?? 0) - 2000 / 7) < 80, "\(places)") }
    #expect(abs((places[9] ?? 0) - 500) < 105, "\(places)")
  }

  @Test func `has pretest items behind all others when the author says so`() throws {
    let items = choices("i", 6) + choices("p", 4, status: .pretest)
    let exam = exam([section("one", [pick(3)]), section("two", [pick(3)])]) {
      $0.pretest = PretestRule(count: 2, place: .last)
    }
    for order in try orders(index(exam, bank(items))) {
      #expect(order.prefix(6).allSatisfy { $0.hasPrefix("i") } && order.suffix(2).allSatisfy { $0.hasPrefix("p") })
    }
  }
}
