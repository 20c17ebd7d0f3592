import AssayDelivery
import AssayModel
import AssayScoring
import Testing

/// An exam as it should have been, and the same with mistakes in its keys and policies, as it was delivered.
///
/// The wrong one has its parts in another order, so that whoever went by position would go wrong.
struct RescoringCase {
  var right: Sample
  var wrong: Sample
  var rightRatings: [ItemRating]
  var wrongRatings: [ItemRating]

  init(_ seed: Int, _ type: AssessmentType = .exam) {
    var chance = Chance(seed &* 7 &+ 1)
    right = Sample(seed, type)
    right.givePolicies(&chance)
    wrong = right
    wrong.mistake(&chance)
    rightRatings = right.ratings(&chance)
    wrongRatings = wrong.ratings(&chance)
    for place in right.form.slots.indices {
      let item = right.form.slots[place].item
      guard let own = right.items.first(where: { $0.id == item }),
        let other = wrong.items.first(where: { $0.id == item })
      else { continue }
      right.form.slots[place].arrangement = own.interaction.arrangement(
        showing: other.interaction, wrong.form.slots[place].arrangement)
    }
  }

  /// Another bank, as it may be after one more correction.
  func corrected(_ seed: Int) -> RescoringCase {
    var chance = Chance(seed &* 13 &+ 5)
    var other = self
    other.right.mistake(&chance)
    other.rightRatings = other.right.ratings(&chance)
    for place in other.right.form.slots.indices {
      let item = other.right.form.slots[place].item
      guard let own = other.right.items.first(where: { $0.id == item }),
        let delivered = wrong.items.first(where: { $0.id == item })
      else { continue }
      other.right.form.slots[place].arrangement = own.interaction.arrangement(
        showing: delivered.interaction, wrong.form.slots[place].arrangement)
    }
    return other
  }

  var rightBank: Bank { right.bank(rightRatings) }

  var wrongIndex: PackageIndex {
    PackageIndex(AssessmentPackage(wrong.assessment, from: wrong.bank(wrongRatings)))
  }

  var rightIndex: PackageIndex { PackageIndex(AssessmentPackage(right.assessment, from: rightBank)) }

  /// The form as it was delivered, with the cut that it was delivered with.
  func deliveredForm() throws -> Form {
    var form = wrong.form
    form.cut = try wrong.assessment.cut?.cut(of: form, in: wrongIndex)
    return form
  }

  /// The form as it should have been: the same places, with what is dropped out of the score.
  func rightForm(without dropped: Set<ItemID>) throws -> Form {
    var form = right.form
    for place in form.slots.indices where dropped.contains(form.slots[place].item) {
      form.slots[place].role = .unscored
    }
    form.cut = try right.assessment.cut?.cut(of: form, in: rightIndex)
    return form
  }

  /// Events of a candidate who answers some slots and submits; the answers are in shown ids.
  func journal(_ form: Form, in index: PackageIndex, answers: [Answer?]) throws -> [SessionEvent] {
    let context = try SessionContext(form, in: index)
    var start = try right.start()
    if case .started(var own) = start.kind {
      own.form = form
      start.kind = .started(own)
    }
    var events = [start]
    var session = try Session(replaying: events)
    for (slot, answer) in zip(form.slots, answers) {
      guard let answer else { continue }
      let decided = session.decide(
        .save(slot.id, answer), sequence: session.nextSequence, at: start.at, in: context)
      events += decided.events
      session.apply(decided.events)
    }
    let decided = session.decide(.submit(confirm: true), sequence: session.nextSequence, at: start.at, in: context)
    return events + decided.events
  }
}

extension Sample {
  func bank(_ ratings: [ItemRating]) -> Bank {
    var bank = Bank(id: "bank", title: "Bank")
    bank.items = items
    bank.sets = sets
    bank.ratings = ratings
    bank.frameworks = [
      Framework(
        id: "f", title: "F",
        competencies: [
          Competency(id: "SECRET.1", title: "First"), Competency(id: "SECRET.2", title: "Second"),
        ])
    ]
    return bank
  }

  fileprivate func ratings(_ chance: inout Chance) -> [ItemRating] {
    items.map { ItemRating(item: $0.id, rating: Rational(chance.number(20...80), 100)) }
  }

  fileprivate mutating func givePolicies(_ chance: inout Chance) {
    switch chance.below(4) {
    case 0: assessment.cut = nil
    case 1: assessment.cut = CutRule(basis: .fixed(.share(Rational(chance.number(10...60), 100))))
    case 2: assessment.cut = CutRule(basis: .fixed(.points(Rational(chance.number(2...9)))))
    default: assessment.cut = CutRule(basis: .formAngoff)
    }
    var rules: [PassRule] = [.condition(.total, assessment.cut == nil ? .atLeast(.share(Rational(2, 5))) : .cut)]
    if chance.happens(40) { rules.append(.condition(.competency("SECRET.1"), .atLeast(.share(Rational(1, 4))))) }
    if chance.happens(30) { rules.append(.condition(.section("p2"), .atLeast(.share(Rational(1, 5))))) }
    assessment.pass = chance.happens(80) ? (chance.happens(70) ? .all(rules) : .any(rules)) : nil
    assessment.bands = [Band(id: "top", rule: .condition(.total, .atLeast(.share(Rational(chance.number(4...9), 10)))))]
    assessment.score.subscoreMinimumItems = chance.number(1...4)
    if assessment.cut != nil, chance.happens(70) {
      assessment.score.scaled = ScaledScore(points: [
        .init(raw: .raw(0), scaled: 200), .init(raw: .cut, scaled: Rational(chance.number(400...600))),
        .init(raw: .max, scaled: 800),
      ])
    } else {
      assessment.score.scaled = nil
    }
    assessment.score.weights =
      chance.happens(50)
      ? [
        SectionWeight(section: "p1", weight: Rational(1, 2)), SectionWeight(section: "p2", weight: Rational(3, 10)),
        SectionWeight(section: "p3", weight: Rational(1, 5)),
      ] : []
    assessment.rescore.alreadyPassed = chance.one(of: PassedAlreadyPolicy.allCases)
    assessment.rescore.passDatedAt = chance.happens(50) ? .sitting : .rescore
  }

  /// Puts mistakes into keys and policies, and the parts of items into another order.
  fileprivate mutating func mistake(_ chance: inout Chance) {
    for place in items.indices where items[place].isScorable {
      items[place].interaction.mistake(&chance)
      if chance.happens(30), !items[place].interaction.isMarkedByPeople {
        items[place].points = Rational(chance.number(1...4))
      }
      if chance.happens(20) {
        items[place].negative =
          chance.happens(50) ? nil : NegativeMarking(wrong: Rational(-1, 2), floor: Rational(-1, 3))
      }
    }
    givePolicies(&chance)
  }
}

extension Interaction {
  fileprivate mutating func mistake(_ chance: inout Chance) {
    switch self {
    case .choice(var choice):
      choice.options = chance.mistaken(choice.options)
      self = .choice(choice)
    case .trueFalse(var statement):
      statement.key = chance.happens(50)
      self = .trueFalse(statement)
    case .multipleResponse(var multiple):
      multiple.options = chance.mistaken(multiple.options)
      multiple.rule = chance.one(of: MultipleResponseRule.allCases)
      multiple.floor = chance.happens(30) ? Rational(-1, 4) : .zero
      self = .multipleResponse(multiple)
    case .matrix(var matrix):
      let columns = matrix.columns.map(\.id)
      matrix.rows = chance.permutation(matrix.rows.count).map { place in
        var row = matrix.rows[place]
        if chance.happens(50) { row.key = chance.sample(chance.number(1...2), of: columns.count).map { columns[$0] } }
        return row
      }
      matrix.columns = chance.permutation(columns.count).map { matrix.columns[$0] }
      matrix.rule = chance.one(of: PartRule.allCases)
      self = .matrix(matrix)
    case .text(var text):
      text.mistake(&chance)
      self = .text(text)
    case .number(var number):
      number.mistake(&chance)
      self = .number(number)
    case .order(var order):
      order.entries = chance.permutation(order.entries.count).map { order.entries[$0] }
      order.rule = chance.one(of: OrderRule.allCases)
      self = .order(order)
    case .match(var match):
      let rights = match.rights.map(\.id)
      match.lefts = chance.permutation(match.lefts.count).map { place in
        var left = match.lefts[place]
        if chance.happens(50) { left.key = chance.one(of: rights) }
        return left
      }
      match.rights = chance.permutation(rights.count).map { match.rights[$0] }
      match.rule = chance.one(of: PartRule.allCases)
      match.wrong = chance.happens(50) ? Rational(1, 2) : .zero
      self = .match(match)
    case .cloze(var cloze):
      cloze.gaps = cloze.gaps.map { gap in
        var gap = gap
        gap.weight = Rational(chance.number(1...3))
        switch gap.content {
        case .choice(var choice):
          choice.options = chance.mistaken(choice.options)
          gap.content = .choice(choice)
        case .text(var text):
          text.mistake(&chance)
          gap.content = .text(text)
        case .number(var number):
          number.mistake(&chance)
          gap.content = .number(number)
        }
        return gap
      }
      cloze.rule = chance.one(of: PartRule.allCases)
      self = .cloze(cloze)
    case .essay(var essay):
      essay.rubric = chance.happens(50) ? nil : Rubric(raters: chance.number(1...2), adjudicateAbove: 1, traits: [])
      self = .essay(essay)
    case .file(var file):
      file.rubric = chance.happens(50) ? nil : Rubric(raters: chance.number(1...2), adjudicateAbove: 1, traits: [])
      self = .file(file)
    case .survey, .info: break
    }
  }

  /// The order in which this interaction shows what another, with the same parts elsewhere, shows in its own.
  func arrangement(showing other: Interaction, _ arrangement: Arrangement) -> Arrangement {
    func places(_ order: [Int], _ theirs: [OptionID], _ ours: [OptionID]) -> [Int] {
      order.compactMap { ours.firstIndex(of: theirs[$0]) }
    }
    return Arrangement(
      choices: places(arrangement.choices, other.choiceIDs, choiceIDs),
      rows: places(arrangement.rows, other.rowIDs, rowIDs),
      gaps: arrangement.gaps.enumerated().map { places($1, other.gapIDs[$0], gapIDs[$0]) })
  }

  private var choiceIDs: [OptionID] {
    switch self {
    case .choice(let choice): choice.options.map(\.id)
    case .multipleResponse(let multiple): multiple.options.map(\.id)
    case .matrix(let matrix): matrix.columns.map(\.id)
    case .order(let order): order.entries.map(\.id)
    case .match(let match): match.rights.map(\.id)
    case .survey(let survey): survey.scale.map(\.id)
    case .trueFalse, .text, .number, .cloze, .essay, .file, .info: []
    }
  }

  private var rowIDs: [OptionID] {
    switch self {
    case .matrix(let matrix): matrix.rows.map(\.id)
    case .match(let match): match.lefts.map(\.id)
    default: []
    }
  }

  private var gapIDs: [[OptionID]] {
    guard case .cloze(let cloze) = self else { return [] }
    return cloze.gaps.map { gap in if case .choice(let choice) = gap.content { choice.options.map(\.id) } else { [] } }
  }
}

extension TextInteraction {
  fileprivate mutating func mistake(_ chance: inout Chance) {
    accept = [
      AcceptedText(text: chance.one(of: ["SECRET word", "words", "other"])),
      AcceptedText(text: "slip", credit: Rational(chance.number(1...3), 4)),
    ]
    ignore = chance.happens(50) ? [.case] : [.case, .spaces, .accents]
  }
}

extension NumberInteraction {
  fileprivate mutating func mistake(_ chance: inout Chance) {
    key = chance.one(of: ["443", "80", "12"])
    tolerance = chance.happens(50) ? nil : .absolute(1)
    also = chance.happens(50) ? [] : [AcceptedNumber(number: "443.5", credit: Rational(1, 2))]
  }
}

extension Chance {
  /// Options with as many keys, others perhaps, in another order.
  fileprivate mutating func mistaken(_ options: [ChoiceOption]) -> [ChoiceOption] {
    let keys = options.count(where: \.isKey)
    var mistaken = permutation(options.count).map { options[$0] }
    let chosen = Set(sample(keys, of: options.count))
    for place in mistaken.indices {
      mistaken[place].credit = chosen.contains(place) ? .one : happens(20) ? Rational(1, 2) : .zero
    }
    return mistaken
  }
}
