import AssayForms
import AssayModel
import Testing

struct `The verifier` {
  @Test func `finds nothing wrong with forms that were drawn`() throws {
    let plan = FormPlan(EveryRule.index)
    let verifier = FormVerifier(EveryRule.index)
    for seed in 0..<200 as Range<UInt64> { #expect(try verifier.violations(of: plan.form(seed: seed)).isEmpty) }
  }

  @Test func `finds every fault that is planted`() throws {
    let plan = FormPlan(EveryRule.index)
    let verifier = FormVerifier(EveryRule.index)
    for seed in 0..<20 as Range<UInt64> {
      let form = try plan.form(seed: seed)
      for fault in faults {
        var changed = form
        fault.plant(&changed)
        #expect(changed != form, "\(fault.name) changed nothing")
        let found = verifier.violations(of: changed).map(\.kind)
        #expect(found.contains(fault.kind), "\(fault.name), seed \(seed): \(found)")
      }
    }
    #expect(Set(faults.map(\.kind)) == Set(FormViolation.Kind.allCases))
  }

  @Test func `shares items out among lines that overlap`() throws {
    // One item serves both lines; the other only the first. Greedy sharing would give the first line the wrong one.
    let items = [choice("a", competency: "A", tags: ["x"]), choice("b", competency: "A")]
    let exam = exam([section("core", [pick(1, ItemFilter(competency: "A")), pick(1, ItemFilter(tag: "x"))])])
    let index = index(exam, bank(items))
    let form = try FormPlan(index).form(seed: 1)
    #expect(form.slots.count == 2)
    #expect(FormVerifier(index).violations(of: form).isEmpty)
  }

  @Test func `does not count an item for two lines`() throws {
    let items = choices("i", 4, competency: "A", tags: ["x"])
    let exam = exam([section("core", [pick(2, ItemFilter(competency: "A")), pick(1, ItemFilter(tag: "x"))])])
    let index = index(exam, bank(items))
    var form = try FormPlan(index).form(seed: 1)
    form.slots.removeLast()
    form.sections[0].slots = 0..<2
    #expect(FormVerifier(index).violations(of: form).map(\.kind) == [.draw])
  }

  @Test func `keeps the author's order of a knowledge check`() throws {
    let items = choices("i", 3, use: .practice)
    let index = index(check([.item("i01"), .item("i02"), .item("i03")]), bank(items))
    var form = try FormPlan(index).form(seed: 1)
    #expect(FormVerifier(index).violations(of: form).isEmpty)
    (form.slots[0].item, form.slots[2].item) = (form.slots[2].item, form.slots[0].item)
    #expect(FormVerifier(index).violations(of: form).map(\.kind) == [.order])
  }
}

private struct Fault {
  var name: String
  var kind: FormViolation.Kind
  var plant: @Sendable (inout Form) -> Void

  init(_ name: String, _ kind: FormViolation.Kind, _ plant: @escaping @Sendable (inout Form) -> Void) {
    self.name = name
    self.kind = kind
    self.plant = plant
  }
}

private let faults: [Fault] = [
  Fault("another assessment", .layout) { $0.assessment = "exam-2" },
  Fault("a section left out", .layout) { $0.sections.removeLast() },
  Fault("sections exchanged", .layout) { $0.sections.swapAt(0, 1) },
  Fault("sections that overlap", .layout) { $0.sections[1].slots = 7..<$0.sections[1].slots.upperBound },
  Fault("a slot outside of all sections", .layout) { $0.slots.append($0.slots[0]) },
  Fault("a slot misnamed", .layout) { $0.slots[3].id = "s99" },
  Fault("an item that is not there", .ineligible) { $0.replace("a", with: "nowhere") },
  Fault("a draft", .ineligible) { $0.replace("b", with: "draft") },
  Fault("a practice item", .ineligible) { $0.replace("b", with: "practice") },
  Fault("an item on trial that is scored", .ineligible) { $0.role("pt", .scored) },
  Fault("an approved item that is not scored", .ineligible) { $0.role("b", .pretest) },
  Fault("a page that is scored", .ineligible) { $0.role("page", .scored) },
  Fault("a question that is unscored", .ineligible) { $0.role("a", .unscored) },
  Fault("an item that is there twice", .repeated) { $0.replace("choice", with: $0.slots[0].item) },
  Fault("two enemies", .enemies) { form in
    form.ensure("aa01", insteadOf: ["aa", "ar"])
    form.ensure("br01", insteadOf: ["br", "ba"])
  },
  Fault("an item without its set", .set) { $0.change("cb") { $0.set = nil } },
  Fault("an item in a strange set", .set) { $0.change("a") { $0.set = "whole" } },
  Fault("an item of a set as an anchor", .set) { $0.role("cd01", .anchor) },
  Fault("a set torn apart", .set) { $0.exchange("cd02", "cb02") },
  Fault("a set in part", .set) { $0.remove("cd03") },
  Fault("a set with one item too few", .set) { $0.remove("cb", unless: "cb02") },
  Fault("a set without what it requires", .set) { form in
    guard let missing = ["cb01", "cb03", "cb04"].first(where: { id in form.slots.allSatisfy { $0.item.text != id } })
    else { return }
    form.replace("cb02", with: ItemID(stringLiteral: missing))
  },
  Fault("a set in disorder", .order) { $0.exchange("cd01", "cd02") },
  Fault("a page that has moved", .order) { $0.exchange("page", "order") },
  Fault("an item that no line picks", .draw) { form in
    for id in ["br01", "br02", "br03", "br04", "br05"] as [ItemID] { form.ensure(id, insteadOf: ["aa", "ar"]) }
  },
  Fault("a named item left out", .draw) { $0.remove("true") },
  Fault("a named set left out", .draw) { form in for id in ["cd01", "cd02", "cd03"] { form.remove(id) } },
  Fault("a scored item too few", .draw) { $0.remove("b") },
  Fault("sets that hold too many items together", .draw) { form in
    // The other whole set has as many items; the named one has one more.
    let whole = form.slots.contains { $0.set == "whole" } ? "ca" : "cc"
    form.remove("\(whole)02")
    form.change("\(whole)01") {
      $0.item = whole == "ca" ? "cc01" : "ca01"
      $0.set = whole == "ca" ? "other" : "whole"
    }
  },
  Fault("too few of a minimum", .minimum) { form in
    for id in ["ar01", "ar02", "ar03", "ar04"] as [ItemID] { form.ensure(id, insteadOf: ["aa"]) }
  },
  Fault("an anchor that is none", .anchors) { $0.role("al", .scored) },
  Fault("an anchor too many", .anchors) { $0.role("b", .anchor) },
  Fault("an item on trial too few", .pretest) { $0.remove("pt") },
  Fault("items on trial that are not last", .pretest) { $0.move("pt", to: "true") },
  Fault("a share missed", .balance) { form in
    for id in ["br02", "br03", "br04", "br05"] as [ItemID] { form.ensure(id, insteadOf: ["ba"]) }
    for id in ["ar01", "ar02", "ar03", "ar04"] as [ItemID] { form.ensure(id, insteadOf: ["aa"]) }
  },
  Fault("an option left out", .arrangement) { $0.change("choice") { $0.arrangement.choices.removeLast() } },
  Fault("an option shown twice", .arrangement) { $0.change("choice") { $0.arrangement.choices[1] = 0 } },
  Fault("a pinned option moved", .arrangement) { $0.change("choice") { $0.arrangement.choices.swapAt(0, 1) } },
  Fault("an option pinned last moved", .arrangement) { $0.change("choice") { $0.arrangement.choices.swapAt(2, 3) } },
  Fault("options shuffled that stand", .arrangement) { $0.change("multiple") { $0.arrangement.choices.swapAt(0, 1) } },
  Fault("columns shuffled", .arrangement) { $0.change("matrix") { $0.arrangement.choices = [1, 0] } },
  Fault("a row left out", .arrangement) { $0.change("matrix") { $0.arrangement.rows = [] } },
  Fault("entries that show the key", .arrangement) { $0.change("order") { $0.arrangement.choices = [0, 1, 2, 3] } },
  Fault("left sides shuffled", .arrangement) { $0.change("match") { $0.arrangement.rows = [1, 0] } },
  Fault("a gap shuffled", .arrangement) { $0.change("cloze") { $0.arrangement.gaps[0] = [2, 1, 0] } },
  Fault("a scale turned round", .arrangement) { $0.change("mood") { $0.arrangement.choices = [2, 1, 0] } },
]

extension Form {
  /// The first slot whose item begins so.
  fileprivate func place(_ prefix: String, unless other: ItemID? = nil) -> Int? {
    slots.firstIndex { $0.item.text.hasPrefix(prefix) && $0.item != other }
  }

  fileprivate mutating func change(_ prefix: String, _ change: (inout FormSlot) -> Void) {
    if let place = place(prefix) { change(&slots[place]) }
  }

  fileprivate mutating func replace(_ prefix: String, with item: ItemID) { change(prefix) { $0.item = item } }

  /// Puts an item that is not there in the place of one whose id begins so.
  fileprivate mutating func ensure(_ item: ItemID, insteadOf prefixes: [String]) {
    guard !slots.contains(where: { $0.item == item }) else { return }
    if let prefix = prefixes.first(where: { place($0) != nil }) { replace(prefix, with: item) }
  }

  fileprivate mutating func role(_ prefix: String, _ role: FormSlot.Role) { change(prefix) { $0.role = role } }

  /// Takes a slot out, so that the form is laid out as if it had never been there.
  fileprivate mutating func remove(_ prefix: String, unless other: ItemID? = nil) {
    guard let place = place(prefix, unless: other) else { return }
    slots.remove(at: place)
    for section in sections.indices {
      let (lower, upper) = (sections[section].slots.lowerBound, sections[section].slots.upperBound)
      sections[section].slots = (lower > place ? lower - 1 : lower)..<(upper > place ? upper - 1 : upper)
    }
    renumber()
  }

  /// Moves a slot in front of another of the same section.
  fileprivate mutating func move(_ prefix: String, to other: String) {
    guard let place = place(prefix) else { return }
    let slot = slots.remove(at: place)
    slots.insert(slot, at: self.place(other) ?? 0)
    renumber()
  }

  fileprivate mutating func exchange(_ prefix: String, _ other: String) {
    guard let first = place(prefix), let second = place(other) else { return }
    slots.swapAt(first, second)
    renumber()
  }

  private mutating func renumber() {
    for place in slots.indices { slots[place].id = SlotID("s", place + 1) }
  }
}
