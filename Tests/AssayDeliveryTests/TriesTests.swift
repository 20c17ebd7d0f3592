import AssayDelivery
import AssayModel
import AssayScoring
import Testing

/// A knowledge check with one choice item of 10 points, its key shown as `o2`, and one hint.
private func sitting(_ change: (inout FormativePolicy) -> Void = { _ in }) throws -> Sitting {
  var sample = Sample(1, .knowledgeCheck) { assessment in
    if var formative = assessment.formative {
      change(&formative)
      assessment.formative = formative
    }
  }
  var item = Item(
    id: "q",
    stem: "Which?",
    interaction: .choice(
      ChoiceInteraction(options: [
        ChoiceOption(id: "right", text: "This", credit: 1, rationale: "because"),
        ChoiceOption(id: "wrong", text: "That", credit: 0, rationale: "since"),
        ChoiceOption(id: "half", text: "Both", credit: Rational(1, 2), rationale: "partly"),
      ])))
  item.points = 10
  item.use = .practice
  item.status = .approved
  item.hints = ["Think."]
  item.feedback = Feedback(right: "Well done", wrong: "Look again")
  sample.items = [item]
  sample.sets = []
  sample.form.slots = [
    FormSlot(id: "s1", item: "q", role: .scored, arrangement: Arrangement(choices: [1, 0, 2]))
  ]
  sample.form.sections = [FormSection(id: "p1", slots: 0..<1)]
  return try Sitting(sample)
}

private let wrong = Answer.choice("o1")
private let right = Answer.choice("o2")
private let half = Answer.choice("o3")

private struct Case: CustomTestStringConvertible {
  let commands: [SessionCommand]
  /// In points, once it is submitted.
  let earned: Rational
  /// Why the last command is refused; nil where it is not.
  var refusal: Refusal.Kind?

  var testDescription: String { "\(commands): \(earned)" }
}

private func check(_ answer: Answer) -> SessionCommand { .check("s1", answer) }

struct `A knowledge check` {
  // Tries leave 100 %, 60 % and 30 % of the credit; the hint costs 10 % of the points.
  private static let cases = [
    Case(commands: [check(right)], earned: 10),
    Case(commands: [check(wrong), check(right)], earned: 6),
    Case(commands: [check(wrong), check(wrong), check(right)], earned: 3),
    Case(commands: [check(wrong), check(wrong), check(wrong)], earned: 0),
    Case(commands: [check(half)], earned: 5),
    Case(commands: [check(half), check(half)], earned: 3),
    Case(commands: [check(half), check(wrong)], earned: 0),
    Case(commands: [.hint("s1"), check(right)], earned: 9),
    Case(commands: [check(wrong), .hint("s1"), check(right)], earned: 5),
    Case(commands: [check(wrong), check(wrong), .hint("s1"), check(half)], earned: Rational(1, 2)),
    Case(commands: [.hint("s1"), check(wrong)], earned: 0),
    Case(commands: [.save("s1", right)], earned: 10),
    Case(commands: [.hint("s1"), .save("s1", right)], earned: 9),
    Case(commands: [check(wrong), .save("s1", right)], earned: 0),
    Case(commands: [check(right), check(wrong)], earned: 10, refusal: .triesUsed),
    Case(commands: [check(right), .save("s1", wrong)], earned: 10, refusal: .triesUsed),
    Case(commands: [check(right), .clear("s1")], earned: 10, refusal: .triesUsed),
    Case(commands: [check(right), .hint("s1")], earned: 10, refusal: .triesUsed),
    Case(
      commands: [check(wrong), check(wrong), check(half), check(right)], earned: Rational(3, 2), refusal: .triesUsed),
    Case(commands: [.hint("s1"), .hint("s1")], earned: 0, refusal: .stateViolation),
    Case(commands: [check(.choice("o9"))], earned: 0, refusal: .invalidAnswer),
    Case(commands: [check(.text("This"))], earned: 0, refusal: .invalidAnswer),
  ]

  @Test(arguments: cases)
  private func `counts the last try, by its number and less the hints`(example: Case) throws {
    var live = try sitting()
    for command in example.commands.dropLast() { #expect(live.send(command).isAccepted) }
    let last = try #require(example.commands.last)
    #expect(live.send(last).refusal == example.refusal)
    live.send(.submit(confirm: true))
    #expect(live.session.result(in: live.context).outcomes[0].earned == example.earned)
  }

  @Test func `tells right, credit, reasons and words at once, and the key after the last try`() throws {
    var live = try sitting()
    let first = try #require(live.send(check(wrong)).feedback)
    #expect(first.number == 1)
    #expect(first.triesLeft == 2)
    #expect(
      first.feedback
        == AnswerFeedback(
          isRight: false, credit: .zero, earned: .zero, notes: [FeedbackNote(choice: "o1", text: "since")],
          text: "Look again"))
    let second = try #require(live.send(check(half)).feedback)
    #expect(second.feedback.credit == Rational(1, 2))
    #expect(second.feedback.earned == 3)
    #expect(second.feedback.key == nil)
    let third = try #require(live.send(check(half)).feedback)
    #expect(third.triesLeft == 0)
    #expect(third.feedback.key == right)
    #expect(third.feedback.notes.map(\.choice) == ["o1", "o2", "o3"])
    #expect(third.feedback.notes.map(\.text) == ["since", "because", "partly"])
  }

  @Test func `gives hints one by one, with what is left`() throws {
    var live = try sitting()
    #expect(
      live.send(.hint("s1")) == .accepted(.hint(Hint(slot: "s1", number: 1, text: "Think.", left: 0)), isReplay: false))
    #expect(live.view("s1").item?.hints == ["Think."])
  }

  @Test(arguments: [FormativePolicy.FeedbackMoment.afterLastTry, .afterSubmit, .never])
  func `tells nothing before its time, and ends no item early, which would tell`(
    moment: FormativePolicy.FeedbackMoment
  ) throws {
    var live = try sitting {
      $0.rightWrong = moment
      $0.rationale = moment
      $0.key = moment
    }
    let blank = AnswerFeedback()
    #expect(live.send(check(right)).feedback?.feedback == blank)
    #expect(live.send(check(right)).feedback?.feedback == blank)
    let last = try #require(live.send(check(right)).feedback)
    #expect((last.feedback == blank) == (moment != .afterLastTry))
    live.send(.submit(confirm: true))
    if moment == .never {
      #expect(throws: Refusal.self) { try live.session.review("s1", at: live.start, in: live.context) }
    } else {
      let review = try live.session.review("s1", at: live.start, in: live.context)
      #expect(review.feedback.isRight == true)
      #expect(review.feedback.earned == 3)
      #expect(review.feedback.key == right)
    }
  }

  @Test func `ends an item once its key was shown`() throws {
    var live = try sitting { $0.key = .atOnce }
    #expect(live.send(check(wrong)).feedback?.feedback.key == right)
    #expect(live.send(check(right)).refusal == .triesUsed)
  }

  @Test func `uses no try on a blank answer or where nothing can be checked`() throws {
    for seed in 0..<10 {
      var live = try Sitting(Sample(seed, .knowledgeCheck))
      let text = try #require(live.slot(of: .text))
      #expect(live.send(.check(text, .text("  "))).refusal == .invalidAnswer)
      let essay = try #require(live.slot(of: .essay))
      #expect(live.send(.check(essay, .essay("A memo."))).refusal == .stateViolation)
      #expect(live.session.view(at: live.start, in: live.context).slots.allSatisfy { ($0.tries?.used ?? 0) == 0 })
    }
  }

  @Test func `tells what the machine will score, for every type and any answer`() throws {
    for seed in 0..<60 {
      var live = try Sitting(Sample(seed, .knowledgeCheck))
      var chance = Chance(seed)
      for slot in live.context.form.slots.map(\.id) {
        guard let item = live.context.candidateItem(slot), let answer = item.answer(&chance),
          let told = live.send(.check(slot, answer)).feedback
        else { continue }
        let outcome = live.session.result(in: live.context).outcomes[item.position - 1]
        #expect(told.feedback.earned == outcome.earned)
        #expect(told.feedback.isRight == (told.feedback.credit == .one))
      }
    }
  }

  @Test func `shows keys that earn everything`() throws {
    for seed in 0..<60 {
      var live = try Sitting(Sample(seed, .knowledgeCheck) { $0.formative?.key = .atOnce })
      for slot in live.context.form.slots.map(\.id) {
        guard let answer = live.context.candidateItem(slot)?.fullAnswer,
          let key = live.send(.check(slot, answer)).feedback?.feedback.key
        else { continue }
        var other = try Sitting(Sample(seed, .knowledgeCheck))
        #expect(other.send(.check(slot, key)).feedback?.feedback.isRight == true, "seed \(seed), \(slot)")
      }
    }
  }

  @Test func `keeps the reasons of rows and pairs until they give nothing away`() throws {
    for seed in 0..<30 {
      var live = try Sitting(Sample(seed, .knowledgeCheck))
      for type in [InteractionType.matrix, .match] {
        let slot = try #require(live.slot(of: type))
        let key = try #require(try toldKey(at: slot, seed))
        // Nothing is right yet, so nothing is explained.
        let empty: Answer = type == .matrix ? .matrix([]) : .match([])
        #expect(live.send(.check(slot, empty)).refusal == .invalidAnswer)
        let told = try #require(live.send(.check(slot, key.firstPart)).feedback)
        #expect(told.feedback.notes.map(\.part) == [key.firstID])
        #expect(told.feedback.key == nil)
      }
    }
  }

  /// The key of a slot, as a check that tells it at once shows it.
  private func toldKey(at slot: SlotID, _ seed: Int) throws -> Answer? {
    var live = try Sitting(Sample(seed, .knowledgeCheck) { $0.formative?.key = .atOnce })
    let answer = try #require(live.context.candidateItem(slot)?.fullAnswer)
    return live.send(.check(slot, answer)).feedback?.feedback.key
  }
}

extension Answer {
  fileprivate var firstPart: Answer {
    switch self {
    case .matrix(let rows): .matrix(Array(rows.prefix(1)))
    case .match(let pairs): .match(Array(pairs.prefix(1)))
    default: self
    }
  }

  fileprivate var firstID: OptionID? {
    switch self {
    case .matrix(let rows): rows.first?.id
    case .match(let pairs): pairs.first?.id
    default: nil
    }
  }
}
