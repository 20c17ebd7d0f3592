import AssayDelivery
import AssayModel
import Testing

/// An assessment with items of every type, and a form of it.
///
/// Every field that a candidate must not see before release holds the word `SECRET` somewhere.
struct Sample {
  var assessment: Assessment
  var items: [Item]
  var sets: [ItemSet]
  var form: Form

  /// - Parameters:
  ///   - seed: What the items and the order of their parts come from.
  ///   - type: A knowledge check gets a formative policy with three tries.
  ///   - change: Settles the rest of the assessment.
  init(_ seed: Int, _ type: AssessmentType = .exam, change: (inout Assessment) -> Void = { _ in }) {
    var chance = Chance(seed)
    items = InteractionType.allCases.enumerated().map { place, type in
      Item.sample(ItemID("i", place), type, &chance)
    }
    items.append(Item.sample("set-1", .choice, &chance))
    items.append(Item.sample("set-2", .number, &chance))
    sets = [
      ItemSet(id: "SECRET-set", title: "A case", stimulus: "What happened.", items: ["set-1", "set-2"])
    ]
    for place in items.indices.suffix(2) { items[place].set = "SECRET-set" }
    let order = chance.permutation(items.count)
    let cuts = [0, 4, 4 + chance.number(2...5), items.count]
    form = Form(
      assessment: "SECRET-exam", seed: UInt64(seed), algorithm: "test/1",
      sections: zip(cuts, cuts.dropFirst()).enumerated().map { place, range in
        FormSection(id: SectionID("p", place + 1), slots: range.0..<range.1)
      },
      slots: [], cut: FormCut(share: Rational(3, 5), basis: "fixed"))
    for (place, position) in order.enumerated() {
      let item = items[position]
      form.slots.append(
        FormSlot(
          id: SlotID("s", place + 1), item: item.id, set: item.set,
          role: item.isScorable ? (item.status == .pretest ? .pretest : .scored) : .unscored,
          arrangement: .random(item.interaction.shape, &chance)))
    }
    let sections = form.sections.map { [form] section in
      SectionBlueprint(id: section.id, title: "Part", draws: section.slots.map { .item(form.slots[$0].item) })
    }
    assessment = Assessment(
      id: "SECRET-exam", type: type, title: "A sample", blueprint: Blueprint(sections: sections))
    if type == .knowledgeCheck {
      var formative = FormativePolicy()
      formative.triesPerItem = 3
      formative.tryCredit = [1, Rational(3, 5), Rational(3, 10)]
      formative.hintCost = Rational(1, 10)
      assessment.formative = formative
    }
    change(&assessment)
  }

  var index: PackageIndex {
    var bank = Bank(id: "bank", title: "Bank")
    bank.items = items
    bank.sets = sets
    bank.frameworks = [
      Framework(
        id: "f", title: "F",
        competencies: [
          Competency(id: "SECRET.1", title: "First"), Competency(id: "SECRET.2", title: "Second"),
        ])
    ]
    return PackageIndex(AssessmentPackage(assessment, from: bank))
  }

  func context() throws -> SessionContext { try SessionContext(form, in: index) }

  func start(_ budget: TimeBudget? = nil) throws -> SessionEvent {
    SessionEvent(
      at: Instant(milliseconds: 1_000_000),
      .started(
        SessionStart(
          session: try #require(SessionID("session")), candidate: try #require(CandidateID("candidate")),
          assessment: assessment.id,
          package: try #require(ContentDigest("sha256:" + String(repeating: "0", count: 64))), form: form, attempt: 1,
          requestKey: "key", tokenDigest: "digest", budget: budget, locale: "en")))
  }
}

extension Arrangement {
  static func random(_ shape: InteractionShape, _ chance: inout Chance) -> Self {
    Arrangement(
      choices: chance.permutation(shape.choices), rows: chance.permutation(shape.rows),
      gaps: shape.gaps.map { chance.permutation($0) })
  }
}

extension Item {
  /// An item with chance content, secrets in every field that has room for one.
  static func sample(_ id: ItemID, _ type: InteractionType, _ chance: inout Chance) -> Item {
    var item = Item(id: id, stem: "What is it? [[SECRET-a]] [[SECRET-b]] [[SECRET-c]]", interaction: .info)
    item.interaction = .sample(type, &chance)
    if type != .cloze { item.stem = "What is it?" }
    item.status = chance.happens(20) ? .pretest : .approved
    item.use = .practice
    item.competency = chance.happens(50) ? "SECRET.1" : "SECRET.2"
    item.difficulty = .hard
    item.tags = ["SECRET-tag"]
    item.points = item.isScorable ? Rational(chance.number(1...3)) : 0
    item.hints = (0..<chance.number(0...2)).map { "SECRET hint \($0)" }
    item.feedback = Feedback(right: "SECRET well done", wrong: "SECRET look again")
    item.references = ["SECRET source"]
    item.reviews = [Review(by: "SECRET-panel", on: "2026-01-01")]
    if chance.happens(30) { item.negative = NegativeMarking(wrong: Rational(-1, 4), floor: Rational(-1, 4)) }
    return item
  }
}

extension Interaction {
  static func sample(_ type: InteractionType, _ chance: inout Chance) -> Interaction {
    let count = chance.number(2...5)
    switch type {
    case .choice: return .choice(.sample(count, &chance))
    case .trueFalse: return .trueFalse(TrueFalseInteraction(key: chance.happens(50)))
    case .multipleResponse:
      let rule = chance.one(of: MultipleResponseRule.allCases)
      return .multipleResponse(
        MultipleResponseInteraction(
          options: options(count + 1, keys: 2), select: chance.happens(50) ? 2 : nil, rule: rule))
    case .matrix:
      let columns = labels("SECRET-c", count)
      return .matrix(
        MatrixInteraction(
          rows: (0..<count).map { row in
            let keys = chance.sample(chance.number(1...2), of: count).map { columns[$0].id }
            return MatrixRow(
              id: OptionID(stringLiteral: "SECRET-r\(row)"), text: "Row \(row)", key: keys, rationale: "SECRET row")
          }, columns: columns))
    case .text: return .text(.sample)
    case .number: return .number(.sample)
    case .order:
      return .order(OrderInteraction(entries: labels("SECRET-e", count), rule: chance.one(of: OrderRule.allCases)))
    case .match:
      let rights = labels("SECRET-m", count + 1)
      return .match(
        MatchInteraction(
          lefts: (0..<count).map { left in
            MatchLeft(
              id: OptionID(stringLiteral: "SECRET-l\(left)"), text: "Left \(left)",
              key: rights[chance.below(count)].id, rationale: "SECRET pair")
          }, rights: rights))
    case .cloze:
      return .cloze(
        ClozeInteraction(gaps: [
          ClozeGap(id: "SECRET-a", content: .choice(.sample(count, &chance))),
          ClozeGap(id: "SECRET-b", weight: 2, content: .text(.sample)),
          ClozeGap(id: "SECRET-c", content: .number(.sample)),
        ]))
    case .essay: return .essay(EssayInteraction(words: 100...200))
    case .file: return .file(FileInteraction(types: [.text, .png], largest: 5, count: 2))
    case .survey: return .survey(SurveyInteraction(scale: labels("SECRET-s", count)))
    case .info: return .info
    }
  }

  static func labels(_ prefix: String, _ count: Int) -> [LabelledChoice] {
    (0..<count).map { LabelledChoice(id: OptionID(stringLiteral: "\(prefix)\($0)"), text: "Label \($0)") }
  }

  static func options(_ count: Int, keys: Int) -> [ChoiceOption] {
    (0..<count).map { place in
      ChoiceOption(
        id: OptionID(stringLiteral: "SECRET-o\(place)"), text: "Option \(place)",
        credit: place < keys ? .one : .zero, rationale: "SECRET because \(place)")
    }
  }
}

extension ChoiceInteraction {
  static func sample(_ count: Int, _ chance: inout Chance) -> Self {
    var options = Interaction.options(count, keys: 1)
    let key = chance.below(count)
    for place in options.indices { options[place].credit = place == key ? .one : .zero }
    return ChoiceInteraction(options: options)
  }
}

extension TextInteraction {
  static let sample = TextInteraction(
    accept: [
      AcceptedText(text: "SECRET word"),
      AcceptedText(text: "SECRET slip", credit: Rational(1, 2), rationale: "SECRET nearly"),
    ], ignore: [.case, .spaces])
}

extension NumberInteraction {
  static let sample = NumberInteraction(
    key: "443", tolerance: .absolute(1),
    also: [AcceptedNumber(number: "80", credit: .zero, rationale: "SECRET the other port")])
}
