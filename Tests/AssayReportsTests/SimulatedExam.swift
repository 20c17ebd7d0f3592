import AssayModel
import AssayPsychometrics
import AssayScoring

@testable import AssayReports

/// A small exam and seeded candidates, made in the test: 16 items that count, 3 on trial, a survey question and a page.
struct SimulatedExam {
  /// Whether everybody gets the same items that count.
  var isFixed = false
  var seed: UInt64 = 7
  let index: PackageIndex

  static let digest = ContentDigest("sha256:" + String(repeating: "0123456789abcdef", count: 4))

  init(isFixed: Bool = false, seed: UInt64 = 7, adjusting: (inout Bank, inout Assessment) -> Void = { _, _ in }) {
    self.isFixed = isFixed
    self.seed = seed
    var bank = Bank(id: "sample", title: "Sample")
    bank.frameworks = [
      Framework(
        id: "f", title: "Framework",
        competencies: [
          Competency(id: "C", title: "Everything"), Competency(id: "C.1", title: "Finds faults", parent: "C"),
          Competency(id: "C.2", title: "Mends them, \"quickly\"", parent: "C"),
        ])
    ]
    bank.items = Self.items
    bank.ratings = Self.items.filter { $0.status == .approved }.enumerated().map { place, item in
      ItemRating(item: item.id, rating: Rational(50 + place * 2, 100))
    }
    let core = SectionBlueprint(
      id: "core", title: "Core", draws: [.pick(8, where: ItemFilter(), minimum: [])])
    var assessment = Assessment(
      id: "ex-1", type: .exam, title: "Finding and mending faults",
      blueprint: Blueprint(sections: [core, SectionBlueprint(id: "cases", title: "Cases", draws: [])]))
    assessment.version = "2026.1"
    assessment.score.scaled = ScaledScore(points: [
      .init(raw: .raw(.zero), scaled: 200), .init(raw: .cut, scaled: 500), .init(raw: .max, scaled: 800),
    ])
    assessment.score.subscoreMinimumItems = 3
    var cut = CutRule(basis: .formAngoff)
    cut.method = "modified-angoff"
    cut.setOn = "2026-05-12"
    cut.panel = 9
    assessment.cut = cut
    assessment.pass = .all([
      .condition(.total, .cut), .condition(.competency("C.2"), .atLeast(.share(Rational(1, 3)))),
    ])
    assessment.bands = [Band(id: "distinction", rule: .condition(.total, .atLeast(.share(Rational(9, 10)))))]
    adjusting(&bank, &assessment)
    index = PackageIndex(AssessmentPackage(assessment, from: bank))
  }

  private static var items: [Item] {
    let counting = (1...16).map { number -> Item in
      let id = ItemID(number < 10 ? "q0\(number)" : "q\(number)") ?? "q"
      var item = Item(id: id, stem: "Question \(number)", interaction: interaction(number))
      if number % 5 == 0 { item.points = 2 }
      item.competency = number % 2 == 0 ? "C.1" : "C.2"
      item.status = .approved
      return item
    }
    let trial = (1...3).map { number -> Item in
      var item = Item(id: ItemID("t", number), stem: "Trial \(number)", interaction: interaction(number))
      item.competency = "C.1"
      item.status = .pretest
      return item
    }
    var mood = Item(
      id: "mood", stem: "How was it?",
      interaction: .survey(
        SurveyInteraction(scale: [LabelledChoice(id: "bad", text: "Bad"), LabelledChoice(id: "good", text: "Good")])))
    mood.status = .approved
    var page = Item(id: "page", stem: "Read this.", interaction: .info)
    page.status = .approved
    return counting + trial + [mood, page]
  }

  /// Choices, a statement in seven, several answers in five, and a number.
  private static func interaction(_ number: Int) -> Interaction {
    let ids: [OptionID] = ["a", "b", "c", "d"]
    if number == 11 { return .number(NumberInteraction(key: "443")) }
    if number % 7 == 0 { return .trueFalse(TrueFalseInteraction(key: number % 2 == 0)) }
    if number % 5 == 0 {
      return .multipleResponse(
        MultipleResponseInteraction(
          options: ids.enumerated().map { place, id in
            ChoiceOption(id: id, text: "Measure \(id)", credit: place < 2 ? .one : .zero)
          }, rule: .net))
    }
    return .choice(
      ChoiceInteraction(
        options: ids.enumerated().map { place, id in
          ChoiceOption(id: id, text: "Option \(id) of \(number)", credit: place == number % 4 ? .one : .zero)
        }))
  }
}

extension SimulatedExam {
  /// Sessions of candidates `c1000` and on, the same for the same seed.
  ///
  /// The chance of a right answer comes from an ability and the place of the item in the bank.
  func sittings(_ count: Int, chance: (Double, Int) -> Double = Self.usualChance) -> [SittingRecord] {
    (0..<count).map { number in
      var draw = Generator(seed: seed, purpose: "candidate", index: UInt64(number))
      let ability = draw.normal()
      let form = form(number)
      var responses: [Answer?] = form.slots.map { slot in
        answer(at: slot, ability: ability, chance: chance, draw: &draw)
      }
      // A few run out of time before the last four items.
      if number % 11 == 3 { for place in (form.slots.count - 5)..<form.slots.count { responses[place] = nil } }
      return sitting(number, form, responses)
    }
  }

  static func usualChance(_ ability: Double, _ item: Int) -> Double {
    min(0.97, max(0.05, 0.62 + 0.17 * ability - 0.02 * Double(item - 8)))
  }

  func sitting(_ number: Int, _ form: Form, _ responses: [Answer?]) -> SittingRecord {
    let result = SessionResult(form, responses.map { SlotResponse($0) }, in: index)
    let start = Instant(milliseconds: 1_778_576_400_000 + Int64(number) * 60_000)
    let repeats = number % 10 == 9
    guard let session = SessionID("s-\(1000 + number)"),
      let candidate = CandidateID("c\(1000 + number - (repeats ? 1 : 0))")
    else { preconditionFailure("the ids are references") }
    return SittingRecord(
      session: session, candidate: candidate, attempt: repeats ? 2 : 1,
      form: form, responses: responses, result: result,
      delivered: DeliveredResult(
        state: result.decision.state, raw: result.score.total.earned, maximum: result.score.total.maximum,
        scaled: result.score.scaled, cut: result.decision.cut, scoringVersion: scoringVersion),
      groups: ["language": number % 3 == 0 ? "other" : "native", "site": number % 25 == 0 ? "small" : "large"],
      started: start, submitted: start + Interval(seconds: Int64(1800 + number * 7 % 900)), cause: .candidate)
  }

  /// A page, eight items that count with one on trial among them, two cases and a survey question.
  func form(_ number: Int) -> Form {
    var draw = Generator(seed: seed, purpose: "form", index: UInt64(number))
    let pool = (1...14).compactMap { ItemID($0 < 10 ? "q0\($0)" : "q\($0)") }
    var core: [(ItemID, FormSlot.Role)] = []
    if isFixed {
      core = pool.prefix(8).map { ($0, .scored) }
    } else {
      core = draw.sample(8, of: pool.count).map { (pool[$0], pool[$0] == "q01" ? .anchor : .scored) }
    }
    core.insert((ItemID("t", 1 + draw.index(below: 3)), .pretest), at: draw.index(below: core.count))
    let items: [(ItemID, FormSlot.Role)] =
      [("page", .unscored)] + core + [("q15", .scored), ("q16", .scored), ("mood", .unscored)]
    let slots = items.enumerated().map { place, entry in
      FormSlot(
        id: SlotID("s", place + 1), item: entry.0, role: entry.1,
        arrangement: Arrangement(choices: draw.permutation(of: index.items[entry.0]?.interaction.shape.choices ?? 0)))
    }
    var form = Form(
      assessment: "ex-1", seed: seed &+ UInt64(number), algorithm: "test",
      sections: [FormSection(id: "core", slots: 0..<10), FormSection(id: "cases", slots: 10..<13)], slots: slots)
    form.cut = try? index.package.assessment.cut?.cut(of: form, in: index)
    return form
  }

  private func answer(
    at slot: FormSlot, ability: Double, chance: (Double, Int) -> Double, draw: inout Generator
  ) -> Answer? {
    guard let item = index.items[slot.item], let place = index.package.items.firstIndex(where: { $0.id == item.id })
    else { return nil }
    let isRight = draw.uniform() < chance(ability, place)
    let isOmitted = draw.uniform() < 0.03
    let wrong = draw.index(below: 8)
    if isOmitted { return nil }
    let answer: Answer
    switch item.interaction {
    case .choice(let choice):
      let options = choice.options.filter { $0.isKey == isRight }.map(\.id)
      // The first distractor is the most attractive.
      answer = .choice(options[isRight ? 0 : [0, 0, 0, 0, 1, 1, 1, 2][wrong]])
    case .trueFalse(let statement): answer = .trueFalse(statement.key == isRight)
    case .multipleResponse: answer = .multipleResponse(isRight ? ["a", "b"] : wrong < 5 ? ["a"] : ["b", "c"])
    case .number: answer = .number(isRight ? "443" : "80")
    case .survey: answer = .survey(isRight ? "good" : "bad")
    default: return nil
    }
    return Presentation(item.interaction, slot.arrangement)?.shown(answer)
  }

  /// Sessions in which every answer is right.
  func perfectSittings(_ count: Int) -> [SittingRecord] {
    (0..<count).map { number in
      let form = form(number)
      let answers = form.slots.map { slot -> Answer? in
        guard let item = index.items[slot.item] else { return nil }
        let answer: Answer? =
          switch item.interaction {
          case .choice(let choice): choice.options.first(where: \.isKey).map { .choice($0.id) }
          case .trueFalse(let statement): .trueFalse(statement.key)
          case .multipleResponse: .multipleResponse(["a", "b"])
          case .number: .number("443")
          default: nil
          }
        return answer.flatMap { Presentation(item.interaction, slot.arrangement)?.shown($0) }
      }
      return sitting(number, form, answers)
    }
  }

  func report(_ sittings: [SittingRecord], _ options: ReportOptions = ReportOptions()) -> ExamReport {
    var builder = ReportBuilder(index, digest: Self.digest)
    for sitting in sittings { builder.append(sitting) }
    return builder.report(options)
  }
}
