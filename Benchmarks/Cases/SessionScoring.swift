import AssayForms
import AssayModel
import AssayPsychometrics
import AssayScoring

/// Sessions of the sample exam scored and decided: right answers at two slots of three, blanks elsewhere.
enum SessionScoring: Benchmark {
  static let names = ["scores-per-second"]

  static func run(in place: Workplace) throws -> [Measurement] {
    let exam = try SampleExam(in: place)
    var chance = Generator(seed: 1, purpose: "bench.answers")
    var sittings: [(form: Form, responses: [SlotResponse])] = []
    for seed in 0..<100 {
      var form = try exam.plan.form(seed: UInt64(seed))
      form.cut = try exam.index.package.assessment.cut?.cut(of: form, in: exam.index)
      let responses = form.slots.map { slot in
        SlotResponse(chance.index(below: 3) == 0 ? nil : exam.keyAnswer(at: slot))
      }
      sittings.append((form, responses))
    }
    let rounds = try Rounds([
      {
        let start = Time.processor
        var earned = 0
        for (form, responses) in sittings {
          let result = SessionResult(form, responses, in: exam.index)
          earned += result.score.total.earned > .zero ? 1 : 0
        }
        let time = Time.processor - start
        guard earned == sittings.count else { throw Failure("right answers earned nothing") }
        return time
      }
    ])
    let count = Double(sittings.count)
    return [
      Measurement(
        name: names[0], what: "sessions of the sample exam scored per s",
        seen: "\((rounds.median(0) / count).asTime) each", value: count / rounds.median(0))
    ]
  }
}

extension SampleExam {
  /// The best answer at a slot, in the ids that its candidate sees.
  fileprivate func keyAnswer(at slot: FormSlot) -> Answer? {
    guard let item = index.items[slot.item], let key = item.interaction.keyAnswer else { return nil }
    return Presentation(item.interaction, slot.arrangement)?.shown(key)
  }
}
