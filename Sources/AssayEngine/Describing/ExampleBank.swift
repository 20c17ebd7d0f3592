import AssayModel
import AssayStore

/// A few items and assessments, for the examples of the protocol.
enum ExampleBank {
  /// The assessments, as they are published.
  static var packages: [(AssessmentID, bytes: [UInt8])] {
    [networks, incident, memo, drawing, ports].map { assessment in
      do {
        return (assessment.id, try AssessmentPackage(assessment, from: bank).canonicalBytes())
      } catch {
        preconditionFailure("an example cannot be packed: \(error)")
      }
    }
  }

  /// The plan of the clinic.
  static let plan = Array(
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 30"><title>The clinic</title>\
    <path d="M5 5h30v20h-30zM45 5h30v20h-30zM85 5h30v20h-30z" fill="none" stroke="black"/>\
    <text x="10" y="18" font-size="8">door</text><text x="54" y="18" font-size="8">till</text>\
    <text x="90" y="18" font-size="8">ward</text></svg>
    """.utf8)

  /// An exam of two items, in ten minutes; half is enough.
  private static var networks: Assessment {
    var exam = Assessment(
      id: "networks", type: .exam, title: "Networks",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "all", draws: [.item("https-port"), .item("dns")])]))
    exam.registration = .open
    var time = TimePolicy(limit: Interval(seconds: 600))
    time.warnings = [Interval(seconds: 60)]
    time.grace = Interval(seconds: 10)
    exam.time = time
    exam.cut = CutRule(basis: .fixed(.share(Rational(1, 2))))
    exam.pass = .condition(.total, .cut)
    exam.release.key = .afterSubmit
    exam.accommodations = AccommodationPolicy(extraTime: 1...2)
    return exam
  }

  /// An exam about a stimulus.
  private static var incident: Assessment {
    var exam = Assessment(
      id: "incident", type: .exam, title: "An incident",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "case", draws: [.set("clinic")])]))
    exam.registration = .open
    return exam
  }

  /// An exam with an essay that two people mark, and with agreements, a break and pauses.
  private static var memo: Assessment {
    var exam = Assessment(
      id: "memo", type: .exam, title: "A memo",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "all", draws: [.item("memo-text"), .item("dns")])]))
    exam.registration = .open
    exam.time = TimePolicy(limit: Interval(seconds: 3600))
    exam.breaks = BreakPolicy(count: 1, length: Interval(seconds: 300))
    var interruptions = InterruptionPolicy(givesBack: Interval(seconds: 600))
    interruptions.allowsPause = true
    exam.interruptions = interruptions
    exam.agreements = [Agreement(id: "rules", text: "I work **alone** and without notes.")]
    return exam
  }

  /// A knowledge check that asks for a file, of a use of its own, so that the exams draw as they did.
  private static var drawing: Assessment {
    var check = Assessment(
      id: "drawing", type: .knowledgeCheck, title: "A plan",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "all", draws: [.item("plan")])]))
    check.registration = .open
    check.formative = FormativePolicy()
    return check
  }

  /// A knowledge check with two tries and a hint.
  private static var ports: Assessment {
    var check = Assessment(
      id: "ports", type: .knowledgeCheck, title: "Ports",
      blueprint: Blueprint(sections: [SectionBlueprint(id: "all", draws: [.item("smtp-port")])]))
    check.registration = .open
    var formative = FormativePolicy()
    formative.triesPerItem = 2
    formative.tryCredit = [1, Rational(1, 2)]
    formative.hintCost = Rational(1, 10)
    check.formative = formative
    return check
  }

  private static var bank: Bank {
    var bank = Bank(id: "example", title: "Example", language: "en")
    var port = item("smtp-port", "Which port does SMTP use between servers?", .practice, ["25", "80", "443"])
    port.hints = ["It is below 80."]
    port.feedback = Feedback(right: "Well done.", wrong: "Look at the table of well-known ports.")
    var entry = item("entry", "What came in first?", .exam, ["A mail", "A memory stick"])
    var spread = item("spread", "What did it reach **last**?", .exam, ["The ward", "The till", "The door"])
    entry.set = "clinic"
    spread.set = "clinic"
    bank.items = [
      essay, planFile, item("https-port", "Which port does HTTPS use?", .exam, ["443", "80", "25"]),
      item("dns", "What does DNS translate?", .exam, ["Names into addresses", "Text into speech"]), port, entry, spread,
    ]
    bank.sets = [
      ItemSet(
        id: "clinic", title: "The clinic",
        stimulus: "| time | event |\n|---|---|\n| 08:00 | a mail is opened |\n| 08:20 | the ward is down |",
        items: ["entry", "spread"])
    ]
    bank.sets[0].media = [
      Medium(file: "media/clinic.svg", alternative: "A plan: the door leads to the till, and the till to the ward.")
    ]
    bank.media = [
      MediaFile(path: "media/clinic.svg", type: .svg, bytes: plan.count, digest: ContentDigest(of: plan))
    ]
    return bank
  }

  /// A file with a rubric of one trait.
  private static var planFile: Item {
    let rubric = Rubric(traits: [Trait(id: "rooms", points: 2, levels: [.init(points: 2, text: "All three")])])
    var item = Item(
      id: "plan", stem: "Send a plan of the clinic, as a picture, a document or a text.",
      interaction: .file(FileInteraction(types: [.pdf, .png, .text], largest: 1 << 20, rubric: rubric)))
    item.status = .approved
    item.use = .practice
    item.points = 2
    return item
  }

  /// An essay with a rubric of two traits.
  private static var essay: Item {
    func level(_ points: Rational, _ text: String) -> Trait.Level { Trait.Level(points: points, text: text) }
    let traits = [
      Trait(id: "content", points: 4, levels: [level(0, "Says nothing of it."), level(4, "Names cause and effect.")]),
      Trait(id: "language", points: 2, levels: [level(0, "Hard to follow."), level(2, "Clear.")]),
    ]
    let rubric = Rubric(raters: 2, adjudicateAbove: 1, traits: traits)
    var item = Item(
      id: "memo-text", stem: "Write a memo on why the ward was down.",
      interaction: .essay(EssayInteraction(words: 20...200, rubric: rubric)))
    item.status = .approved
    item.points = 6
    return item
  }

  /// A choice among texts, of which the first is right.
  private static func item(_ id: ItemID, _ stem: String, _ use: ItemUse, _ options: [String]) -> Item {
    var item = Item(
      id: id, stem: stem,
      interaction: .choice(
        ChoiceInteraction(
          options: options.enumerated().map { place, text in
            ChoiceOption(id: OptionID("k", place), text: text, credit: place == 0 ? .one : .zero)
          })))
    item.status = .approved
    item.use = use
    return item
  }
}
