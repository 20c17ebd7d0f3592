import AssayModel
import AssayPsychometrics
import AssayReports
import AssayScoring

/// An exam of one form with items of four options, and candidates who have sat it.
struct PaperExam {
  let index: PackageIndex
  private var form: Form
  private let keys: [OptionID: Bool] = ["a": true]

  init(items count: Int) throws {
    var bank = Bank(id: "bench", title: "Bench")
    bank.items = (1...count).map { number in
      let options = (["a", "b", "c", "d"] as [OptionID]).map {
        ChoiceOption(id: $0, text: $0.text, credit: $0 == "a" ? .one : .zero)
      }
      var item = Item(
        id: ItemID("q", number), stem: "Question \(number)", interaction: .choice(ChoiceInteraction(options: options)))
      item.status = .approved
      return item
    }
    let section = SectionBlueprint(id: "all", title: "All", draws: [.pick(count, where: ItemFilter(), minimum: [])])
    var assessment = Assessment(id: "bench", type: .exam, title: "Bench", blueprint: Blueprint(sections: [section]))
    assessment.cut = CutRule(basis: .fixed(.share(Rational(3, 5))))
    assessment.pass = .condition(.total, .cut)
    index = PackageIndex(AssessmentPackage(assessment, from: bank))
    let slots = index.package.items.enumerated().map { place, item in
      FormSlot(
        id: SlotID("s", place + 1), item: item.id, role: .scored, arrangement: Arrangement(choices: [0, 1, 2, 3]))
    }
    form = Form(
      assessment: "bench", seed: 1, algorithm: "bench", sections: [FormSection(id: "all", slots: 0..<slots.count)],
      slots: slots)
    form.cut = try index.package.assessment.cut?.cut(of: form, in: index)
  }

  /// The sitting of a candidate, the same for the same number.
  func sitting(_ number: Int) throws -> SittingRecord {
    var chance = Generator(seed: 1, purpose: "bench.candidate", index: UInt64(number))
    let ability = 0.3 + 0.6 * chance.uniform()
    let responses: [Answer?] = form.slots.map { _ in
      let id: OptionID = chance.uniform() < ability ? "a" : (["b", "c", "d"] as [OptionID])[chance.index(below: 3)]
      return .choice(id)
    }
    guard let session = SessionID("s-\(number)"), let candidate = CandidateID("c\(number)") else {
      throw Failure("a number makes no id")
    }
    let start = Instant(milliseconds: 1_778_576_400_000 + Int64(number) * 1000)
    return SittingRecord(
      session: session, candidate: candidate, attempt: 1, form: form, responses: responses,
      result: SessionResult(form, responses.map { SlotResponse($0) }, in: index), delivered: nil,
      groups: ["site": number.isMultiple(of: 2) ? "north" : "south"], started: start,
      submitted: start + Interval(seconds: 3600), cause: .candidate)
  }
}
