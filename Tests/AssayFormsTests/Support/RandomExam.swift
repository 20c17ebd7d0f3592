import AssayModel
import AssayPsychometrics

/// A random bank with a random exam: some can be met, some cannot.
struct RandomExam {
  var bank: Bank
  var assessment: Assessment
  var index: PackageIndex { PackageIndex(AssessmentPackage(assessment, from: bank)) }

  /// - Parameters:
  ///   - seed: What it is made from.
  ///   - items: How many single items at most.
  ///   - pick: How many a pick takes at most.
  init(seed: UInt64, items: Int, pick: Int) {
    var maker = Maker(generator: Generator(seed: seed, purpose: "test.exam"), most: pick)
    self.bank = maker.bank(items: items)
    assessment = maker.assessment(bank)
  }

  private struct Maker {
    var generator: Generator
    var most: Int
    let competencies: [CompetencyID] = ["A", "A.1", "A.2", "B", "B.1"]
    let levels: [CognitiveLevel] = [.remember, .understand, .apply]
    let tags: [Tag] = ["x", "y"]

    mutating func chance(_ share: Double) -> Bool { generator.uniform() < share }
    mutating func one<Element>(of elements: [Element]) -> Element { elements[generator.index(below: elements.count)] }

    mutating func bank(items most: Int) -> Bank {
      let count = most * 2 / 3 + generator.index(below: most / 3 + 1)
      var items = (0..<count).map { item("i\($0)") }
      var sets: [ItemSet] = []
      for number in 0..<generator.index(below: 4) {
        let members = (0..<(2 + generator.index(below: 2))).map { item("s\(number)-\($0)", mostlyReady: true) }
        let ids = members.map(\.id)
        let count = 1 + generator.index(below: ids.count)
        let draw: ItemSetDraw =
          chance(0.5) ? .all : .pick(count, require: chance(0.3) ? [one(of: ids)] : [])
        let id = ItemSetID(stringLiteral: "s\(number)")
        sets.append(ItemSet(id: id, title: "S", stimulus: "Read.", draw: draw, items: ids))
        items += members.map { member in
          var member = member
          member.set = id
          return member
        }
      }
      for place in items.indices where chance(0.15) { items[place].enemies = [one(of: items).id] }
      var bank = Bank(id: "bank", title: "Bank")
      bank.items = items
      bank.sets = sets
      bank.frameworks = [framework]
      return bank
    }

    mutating func item(_ id: String, mostlyReady: Bool = false) -> Item {
      var item = choice(id, competency: one(of: competencies), level: one(of: levels))
      if chance(0.1) { item.competency = nil }
      item.tags = tags.filter { _ in chance(0.4) }
      item.difficulty = one(of: [.easy, .medium, .hard, nil])
      if chance(mostlyReady ? 0.03 : 0.2) { item.status = one(of: [.draft, .pretest, .pretest, .retired]) }
      if chance(0.03) { item.use = .practice }
      if chance(0.04) { item.interaction = .survey(SurveyInteraction(scale: [LabelledChoice(id: "a", text: "A")])) }
      return item
    }

    mutating func filter() -> ItemFilter {
      var filter = ItemFilter()
      if chance(0.4) { filter.competency = one(of: competencies) }
      if chance(0.15) { filter.tag = one(of: tags) }
      if chance(0.1) { filter.cognitiveLevel = one(of: levels) }
      return filter
    }

    mutating func assessment(_ bank: Bank) -> Assessment {
      var sections: [SectionBlueprint] = []
      for number in 0...generator.index(below: 2) where chance(0.8) || number == 0 {
        var draws: [Draw] = []
        for _ in 0...generator.index(below: 2) {
          var minimum: [MinimumRule] = []
          while chance(0.35) {
            minimum.append(
              MinimumRule(
                filter: ItemFilter(cognitiveLevel: one(of: levels), tag: chance(0.2) ? one(of: tags) : nil),
                count: 1 + generator.index(below: max(most / 2, 1))))
          }
          draws.append(.pick(1 + generator.index(below: most), where: filter(), minimum: minimum))
        }
        if chance(0.2) { draws.append(.item(one(of: bank.items).id)) }
        if !bank.sets.isEmpty, chance(0.4) {
          let total = chance(0.5) ? 1 + generator.index(below: 5) : nil
          let filter = chance(0.7) ? ItemFilter() : ItemFilter(tag: one(of: tags))
          draws.append(.pickSets(1 + generator.index(below: 2), where: filter, items: total))
        }
        if !bank.sets.isEmpty, chance(0.15) { draws.append(.set(one(of: bank.sets).id)) }
        let anchors =
          chance(0.25) ? AnchorRule(pool: ItemFilter(tag: one(of: tags)), count: generator.index(below: 3)) : nil
        sections.append(
          SectionBlueprint(id: SectionID(stringLiteral: "part\(number)"), draws: draws, anchors: anchors))
      }
      var blueprint = Blueprint(sections: sections)
      if chance(0.3) {
        blueprint.pretest = PretestRule(
          count: 1 + generator.index(below: 2), filter: chance(0.8) ? ItemFilter() : filter(),
          place: chance(0.5) ? .spread : .last)
      }
      while chance(0.3) {
        let low = generator.index(below: 60)
        let high = low + 10 + generator.index(below: 100 - low - 9)
        blueprint.balance.shares.append(
          Balance.Share(
            filter: ItemFilter(cognitiveLevel: one(of: levels)),
            range: Rational(low, 100)...Rational(min(high, 100), 100)))
      }
      blueprint.shufflesItems = chance(0.8)
      return Assessment(id: "exam-1", type: .exam, title: "Exam", blueprint: blueprint)
    }
  }
}
