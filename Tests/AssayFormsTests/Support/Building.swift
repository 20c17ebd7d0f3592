import AssayForms
import AssayModel

/// A choice item that is ready for exams.
func choice(
  _ id: String, competency: CompetencyID? = nil, level: CognitiveLevel? = nil, difficulty: DifficultyEstimate? = nil,
  tags: [Tag] = [], status: ItemStatus = .approved, use: ItemUse = .exam, enemies: [ItemID] = []
) -> Item {
  var item = Item(
    id: ItemID(stringLiteral: id), stem: "Which?",
    interaction: .choice(
      ChoiceInteraction(options: [
        ChoiceOption(id: "a", text: "A", credit: .one), ChoiceOption(id: "b", text: "B", credit: .zero),
        ChoiceOption(id: "c", text: "C", credit: .zero), ChoiceOption(id: "d", text: "D", credit: .zero),
      ])))
  item.competency = competency
  item.cognitiveLevel = level
  item.difficulty = difficulty
  item.tags = tags
  item.status = status
  item.use = use
  item.enemies = enemies
  return item
}

/// Numbered choice items, `x01` and on.
func choices(
  _ prefix: String, _ count: Int, competency: CompetencyID? = nil, level: CognitiveLevel? = nil,
  tags: [Tag] = [], status: ItemStatus = .approved, use: ItemUse = .exam
) -> [Item] {
  (1...max(count, 1)).prefix(count).map {
    choice(
      "\(prefix)\($0 < 10 ? "0" : "")\($0)", competency: competency, level: level, tags: tags, status: status, use: use)
  }
}

/// An item with an interaction.
func item(_ id: String, _ interaction: Interaction, shuffle: Shuffle = .options, use: ItemUse = .exam) -> Item {
  var item = Item(id: ItemID(stringLiteral: id), stem: "Which?", interaction: interaction)
  item.status = .approved
  item.shuffle = shuffle
  item.use = use
  return item
}

/// Items that become a set of a bank.
func set(_ id: String, _ draw: ItemSetDraw = .all, _ items: inout [Item], taking ids: [String]) -> ItemSet {
  let set = ItemSetID(stringLiteral: id)
  let members = ids.map { ItemID(stringLiteral: $0) }
  for place in items.indices where members.contains(items[place].id) { items[place].set = set }
  return ItemSet(id: set, title: id, stimulus: "Read this.", draw: draw, items: members)
}

/// The competencies A, A.1, A.2, B and B.1.
let framework = Framework(
  id: "f", title: "F",
  competencies: [
    Competency(id: "A", title: "A"), Competency(id: "A.1", title: "A.1", parent: "A"),
    Competency(id: "A.2", title: "A.2", parent: "A"), Competency(id: "B", title: "B"),
    Competency(id: "B.1", title: "B.1", parent: "B"),
  ])

func bank(_ items: [Item], _ sets: [ItemSet] = []) -> Bank {
  var bank = Bank(id: "bank", title: "Bank")
  bank.items = items
  bank.sets = sets
  bank.frameworks = [framework]
  return bank
}

func exam(_ sections: [SectionBlueprint], _ change: (inout Blueprint) -> Void = { _ in }) -> Assessment {
  var blueprint = Blueprint(sections: sections)
  change(&blueprint)
  return Assessment(id: "exam-1", type: .exam, title: "Exam", blueprint: blueprint)
}

func check(_ draws: [Draw]) -> Assessment {
  Assessment(
    id: "kc-1", type: .knowledgeCheck, title: "Check",
    blueprint: Blueprint(sections: [SectionBlueprint(id: "items", draws: draws)]))
}

func index(_ assessment: Assessment, _ bank: Bank) -> PackageIndex {
  PackageIndex(AssessmentPackage(assessment, from: bank))
}

func pick(_ count: Int, _ filter: ItemFilter = ItemFilter(), _ minimum: [MinimumRule] = []) -> Draw {
  .pick(count, where: filter, minimum: minimum)
}

func section(_ id: SectionID, _ draws: [Draw], anchors: AnchorRule? = nil) -> SectionBlueprint {
  SectionBlueprint(id: id, draws: draws, anchors: anchors)
}

/// What kept a plan from giving a form; empty when it gave one.
func problems(_ plan: FormPlan, seed: UInt64 = 1) -> [ShortageProblem] {
  do {
    _ = try plan.form(seed: seed)
    return []
  } catch {
    return error.problems
  }
}
