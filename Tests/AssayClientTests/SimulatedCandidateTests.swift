import AssayClient
import AssayModel
import AssayPsychometrics
import Testing

struct `A simulated candidate` {
  private static let options = ["a", "b", "c", "d"].map {
    ChoiceOption(id: OptionID($0) ?? "x", text: $0, credit: $0 == "b" ? 1 : 0)
  }
  private static let entries = ["a", "b", "c"].map { LabelledChoice(id: OptionID($0) ?? "x", text: $0) }

  private static let interactions: [Interaction] = [
    .choice(ChoiceInteraction(options: options)), .trueFalse(TrueFalseInteraction(key: false)),
    .multipleResponse(MultipleResponseInteraction(options: options, rule: .net)),
    .matrix(
      MatrixInteraction(
        rows: [MatrixRow(id: "r", text: "", key: ["a"]), MatrixRow(id: "q", text: "", key: ["a", "b"])],
        columns: entries)),
    .text(TextInteraction(accept: [AcceptedText(text: "TLS")], ignore: [.case])),
    .number(NumberInteraction(key: "443")), .order(OrderInteraction(entries: entries)),
    .match(
      MatchInteraction(
        lefts: [MatchLeft(id: "l", text: "", key: "a"), MatchLeft(id: "m", text: "", key: "b")], rights: entries)),
    .cloze(
      ClozeInteraction(gaps: [
        ClozeGap(id: "g", content: .choice(ChoiceInteraction(options: options))),
        ClozeGap(id: "h", content: .number(NumberInteraction(key: "256"))),
      ])),
  ]

  private func presentation(_ interaction: Interaction) throws -> Presentation {
    let shape = interaction.shape
    return try #require(
      Presentation(
        interaction,
        Arrangement(
          choices: Array((0..<shape.choices).reversed()), rows: Array(0..<shape.rows),
          gaps: shape.gaps.map { Array((0..<$0).reversed()) })))
  }

  @Test(arguments: interactions)
  func `answers as its ability says, and always with an answer that fits`(interaction: Interaction) throws {
    let presentation = try presentation(interaction)
    for (ability, expected) in [(8.0, 1.0), (-8.0, 0.0)] {
      var candidate = SimulatedCandidate(ability: ability, omitRate: 0, generator: Generator(seed: 1))
      var right = 0
      for _ in 0..<300 {
        let given = candidate.answer(presentation, by: .rasch(b: 0))
        let answer = try #require(given)
        let authored = try #require(presentation.authored(answer))
        if authored == interaction.keyAnswer { right += 1 }
      }
      #expect(abs(Double(right) / 300 - expected) < 0.05)
    }
  }

  @Test func `leaves items blank at its rate`() throws {
    let presentation = try presentation(Self.interactions[0])
    var candidate = SimulatedCandidate(ability: 0, omitRate: 0.25, generator: Generator(seed: 2))
    let blank = (0..<4000).count { _ in candidate.answer(presentation, by: .rasch(b: 0)) == nil }
    #expect(abs(Double(blank) / 4000 - 0.25) < 0.03)
  }

  @Test func `is the same for the same seed`() throws {
    let presentation = try presentation(Self.interactions[0])
    var first = SimulatedCandidate(ability: 0.3, generator: Generator(seed: 3))
    var second = first
    for _ in 0..<50 {
      #expect(first.answer(presentation, by: .rasch(b: 0)) == second.answer(presentation, by: .rasch(b: 0)))
    }
  }
}

struct `A simulation model` {
  @Test func `gives an average candidate the chance that the panel expects`() {
    var item = Item(id: "q1", stem: "", interaction: .number(NumberInteraction(key: "1")))
    item.difficulty = .hard
    var sum = 0.0
    for number in 0..<400 {
      item.id = ItemID("q", number)
      sum += SimulationModel.model(of: item, rating: ItemRating(item: item.id, rating: Rational(7, 10))).probability(0)
    }
    #expect(abs(sum / 400 - 0.7) < 0.02)
  }

  @Test func `follows the author's estimate where nobody rated`() {
    func difficulty(_ estimate: DifficultyEstimate) -> Double {
      (0..<200).reduce(0.0) { sum, number in
        var item = Item(id: ItemID("q", number), stem: "", interaction: .number(NumberInteraction(key: "1")))
        item.difficulty = estimate
        return sum + SimulationModel.model(of: item, rating: nil).probability(0)
      } / 200
    }
    #expect(difficulty(.easy) > difficulty(.medium))
    #expect(difficulty(.medium) > difficulty(.hard))
  }
}
