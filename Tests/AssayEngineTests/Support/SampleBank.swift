import AssayModel

/// A small bank with items of every type, once for exams and once for practice, and assessments on it.
///
/// In the flipped bank every key is another one, and nothing else differs.
struct SampleBank {
  var isFlipped = false

  /// An exam of twelve items, one of every scored type but the essay, and a set; a form with every seed.
  func exam(change: (inout Assessment) -> Void = { _ in }) -> AssessmentPackage {
    var assessment = Assessment(
      id: "final", type: .exam, title: "Final exam",
      blueprint: Blueprint(sections: [
        SectionBlueprint(id: "core", title: "Core", draws: [.pick(9, where: ItemFilter(tag: "core"), minimum: [])]),
        SectionBlueprint(id: "case", title: "A case", draws: [.set("clinic"), .item("x-survey")]),
      ]))
    assessment.version = "2026.1"
    assessment.registration = .open
    var time = TimePolicy(limit: Interval(seconds: 3600))
    time.warnings = [Interval(seconds: 600)]
    time.grace = Interval(seconds: 30)
    assessment.time = time
    assessment.cut = CutRule(basis: .formAngoff)
    assessment.pass = .condition(.total, .cut)
    assessment.score.scaled = ScaledScore(points: [
      .init(raw: .raw(0), scaled: 200), .init(raw: .cut, scaled: 500), .init(raw: .max, scaled: 800),
    ])
    change(&assessment)
    return AssessmentPackage(assessment, from: bank)
  }

  /// An exam that holds every item of the exam bank, essay, file and information too.
  func everything(change: (inout Assessment) -> Void = { _ in }) -> AssessmentPackage {
    let bank = bankWithFile
    var assessment = Assessment(
      id: "everything", type: .exam, title: "Everything",
      blueprint: Blueprint(sections: [
        SectionBlueprint(
          id: "all", draws: bank.items.filter { $0.use == .exam && $0.set == nil }.map { .item($0.id) }),
        SectionBlueprint(id: "case", draws: [.set("clinic")]),
      ]))
    assessment.registration = .open
    change(&assessment)
    return AssessmentPackage(assessment, from: bank)
  }

  /// An exam that asks for a file and an essay.
  func files(change: (inout Assessment) -> Void = { _ in }) -> AssessmentPackage {
    var assessment = Assessment(
      id: "files", type: .exam, title: "Files",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "all", draws: [.item("x-file"), .item("x-essay")])]))
    assessment.registration = .open
    change(&assessment)
    return AssessmentPackage(assessment, from: bankWithFile)
  }

  /// A knowledge check of six items with two tries each and hints.
  func check(change: (inout Assessment) -> Void = { _ in }) -> AssessmentPackage {
    var assessment = Assessment(
      id: "practice", type: .knowledgeCheck, title: "Practice",
      blueprint: Blueprint(sections: [
        SectionBlueprint(
          id: "part",
          draws: ["choice", "true-false", "number", "cloze", "match", "order"].map {
            .item(ItemID(stringLiteral: "p-\($0)"))
          })
      ]))
    assessment.registration = .open
    var formative = FormativePolicy()
    formative.triesPerItem = 2
    formative.tryCredit = [1, Rational(1, 2)]
    formative.hintCost = Rational(1, 10)
    assessment.formative = formative
    assessment.blueprint.shufflesItems = false
    change(&assessment)
    return AssessmentPackage(assessment, from: bank)
  }

  var bank: Bank {
    var bank = Bank(id: "sample", title: "A sample", language: "en")
    bank.items = items("x", .exam) + items("p", .practice)
    for use in [ItemUse.exam] {
      var first = item("x-case-1", .choice(choice(3)), use)
      first.stem = "What did the **log** show?"
      var second = item("x-case-2", .number(NumberInteraction(key: isFlipped ? "8" : "443")), use)
      second.stem = "Which port was it?"
      first.set = "clinic"
      second.set = "clinic"
      bank.items += [first, second]
    }
    bank.sets = [
      ItemSet(
        id: "clinic", title: "The clinic", stimulus: "| time | event |\n|---|---|\n| 08:00 | login |",
        items: ["x-case-1", "x-case-2"])
    ]
    bank.frameworks = [
      Framework(
        id: "f", title: "Framework",
        competencies: [Competency(id: "C", title: "All"), Competency(id: "C.1", title: "One", parent: "C")])
    ]
    bank.ratings = bank.items.filter(\.isScorable).map { ItemRating(item: $0.id, rating: Rational(3, 5)) }
    return bank
  }

  /// The bank with the item that asks for files.
  private var bankWithFile: Bank {
    var bank = bank
    bank.items.append(item("x-file", interaction(.file), .exam))
    return bank
  }

  private func items(_ prefix: String, _ use: ItemUse) -> [Item] {
    // Files are asked for where that is said alone, so that what is drawn elsewhere stays what it was.
    InteractionType.allCases.filter { $0 != .file }.map { type in
      var item = item(ItemID(stringLiteral: "\(prefix)-\(type.rawValue)"), interaction(type), use)
      if case .cloze = item.interaction { item.stem = "HTTPS uses [[port]], [[how]] and [[bits]] bits." }
      return item
    }
  }

  private func item(_ id: ItemID, _ interaction: Interaction, _ use: ItemUse) -> Item {
    var item = Item(id: id, stem: "What is *this*, `\(id)`?", interaction: interaction)
    item.status = .approved
    item.use = use
    item.competency = "C.1"
    item.points = item.isScorable ? 2 : 0
    let types: [InteractionType] = [.essay, .file, .survey, .info]
    if !types.contains(interaction.type) { item.tags = ["core"] }
    item.hints = use == .practice ? ["Think of \(isFlipped ? "another" : "the") key.", "Think **again**."] : []
    item.feedback = Feedback(right: "Well done.", wrong: isFlipped ? "Not so." : "Look again.")
    return item
  }

  private func interaction(_ type: InteractionType) -> Interaction {
    switch type {
    case .choice: .choice(choice(4))
    case .trueFalse: .trueFalse(TrueFalseInteraction(key: !isFlipped))
    case .multipleResponse:
      .multipleResponse(MultipleResponseInteraction(options: options(5, keys: 2), select: 2, rule: .each))
    case .matrix:
      .matrix(
        MatrixInteraction(
          rows: (1...3).map { row in
            MatrixRow(
              id: OptionID("r", row), text: "Row \(row)", key: [OptionID("c", (row + (isFlipped ? 1 : 0)) % 2 + 1)])
          }, columns: labels("c", 2)))
    case .text: .text(text)
    case .number: .number(number)
    case .order:
      .order(OrderInteraction(entries: isFlipped ? labels("e", 4).reversed() : labels("e", 4), rule: .position))
    case .match:
      .match(
        MatchInteraction(
          lefts: (1...3).map { left in
            MatchLeft(
              id: OptionID("l", left), text: "Left \(left)", key: OptionID("m", isFlipped ? left % 3 + 1 : left))
          }, rights: labels("m", 4)))
    case .cloze:
      .cloze(
        ClozeInteraction(gaps: [
          ClozeGap(id: "port", content: .choice(choice(3))), ClozeGap(id: "how", content: .text(text)),
          ClozeGap(id: "bits", content: .number(number)),
        ]))
    case .essay: .essay(EssayInteraction(words: 20...200))
    case .file: .file(FileInteraction(types: [.text, .png], largest: 600_000, count: 2))
    case .survey: .survey(SurveyInteraction(scale: labels("s", 5)))
    case .info: .info
    }
  }

  private func choice(_ count: Int) -> ChoiceInteraction { ChoiceInteraction(options: options(count, keys: 1)) }

  private func options(_ count: Int, keys: Int) -> [ChoiceOption] {
    (0..<count).map { place in
      let isKey = isFlipped ? place >= count - keys : place < keys
      return ChoiceOption(
        id: OptionID("k", place), text: "Option \(place)", credit: isKey ? .one : .zero,
        rationale: isKey ? "This is right." : "This is not.")
    }
  }

  private func labels(_ prefix: Character, _ count: Int) -> [LabelledChoice] {
    (1...count).map { LabelledChoice(id: OptionID(prefix, $0), text: "Label \($0)") }
  }

  private var text: TextInteraction {
    TextInteraction(accept: [AcceptedText(text: isFlipped ? "openly" : "encryption")], ignore: [.case])
  }

  private var number: NumberInteraction { NumberInteraction(key: isFlipped ? "128" : "256") }
}
