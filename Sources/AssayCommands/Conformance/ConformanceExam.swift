import AssayModel

/// The exam that a client under test sits: eight items, an hour, everything told at the end.
enum ConformanceExam {
  static let id: AssessmentID = "conformance"
  /// How long it takes, in milliseconds.
  static let limit = Interval(seconds: 3600)

  /// What an exam may ask of a client beside answers.
  struct Asks {
    var agreements = false
    var pauses = false
  }

  static func package(_ asks: Asks) -> AssessmentPackage {
    var assessment = Assessment(
      id: id, type: .exam, title: "A test of your client",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "all", draws: items.map { .item($0.id) })]))
    assessment.registration = .open
    assessment.blueprint.shufflesItems = false
    assessment.time = TimePolicy(limit: limit)
    assessment.release.key = .afterSubmit
    if asks.agreements {
      assessment.agreements = [
        Agreement(id: "rules", text: "I work **alone**."), Agreement(id: "silence", text: "I pass on nothing."),
      ]
    }
    if asks.pauses {
      assessment.interruptions = InterruptionPolicy(givesBack: limit)
      assessment.interruptions?.allowsPause = true
    }
    var bank = Bank(id: "conformance", title: "A test of your client", language: "en")
    bank.items = items
    return AssessmentPackage(assessment, from: bank)
  }

  /// In the order of the slots, `s1` to `s8`.
  private static var items: [Item] {
    [
      item(1, .choice(ChoiceInteraction(options: options))),
      item(2, text),
      item(3, .number(NumberInteraction(key: "42"))),
      item(4, .multipleResponse(MultipleResponseInteraction(options: options, rule: .each))),
      item(
        5,
        .match(
          MatchInteraction(
            lefts: [MatchLeft(id: "l1", text: "One", key: "r1"), MatchLeft(id: "l2", text: "Two", key: "r2")],
            rights: [LabelledChoice(id: "r1", text: "I"), LabelledChoice(id: "r2", text: "II")]))),
      item(6, .cloze(ClozeInteraction(gaps: [ClozeGap(id: "g1", content: .text(accepted))])), "The sky is [[g1]]."),
      item(7, .essay(EssayInteraction())),
      item(8, text),
    ]
  }

  private static func item(_ number: Int, _ interaction: Interaction, _ stem: String = "Question") -> Item {
    var item = Item(id: ItemID(stringLiteral: "q\(number)"), stem: stem, interaction: interaction)
    item.status = .approved
    item.shuffle = .none
    return item
  }

  private static var options: [ChoiceOption] {
    (1...3).map {
      ChoiceOption(id: OptionID(stringLiteral: "k\($0)"), text: "Option \($0)", credit: $0 == 1 ? .one : .zero)
    }
  }

  private static let accepted = TextInteraction(accept: [AcceptedText(text: "blue")], ignore: [.case])
  private static var text: Interaction { .text(accepted) }
}
