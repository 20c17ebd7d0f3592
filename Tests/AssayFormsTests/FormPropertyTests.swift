import AssayForms
import AssayModel
import AssayPsychometrics
import Testing

struct `A form of any exam` {
  @Test func `is there exactly when there is one, on tiny banks`() throws {
    var drawn = 0
    var counted = 0
    var searched = 0
    for seed in 0..<700 as Range<UInt64> {
      let exam = RandomExam(seed: seed, items: 14, pick: 2)
      let plan = FormPlan(exam.index, bank: exam.bank)
      let hasForm = BruteForce(exam.index).hasForm()
      do {
        let form = try plan.form(seed: seed)
        #expect(hasForm, "seed \(seed)")
        #expect(FormVerifier(exam.index).violations(of: form).isEmpty, "seed \(seed)")
        drawn += 1
      } catch {
        #expect(!hasForm, "seed \(seed): \(error.problems.map(\.message))")
        #expect(error.isProven && error.problems.allSatisfy { $0.certainty == .proven }, "seed \(seed)")
        if plan.problems.isEmpty { searched += 1 } else { counted += 1 }
      }
    }
    // The test means nothing unless all three come up.
    #expect(drawn > 150 && counted > 150 && searched > 10, "\(drawn) drawn, \(counted) counted, \(searched) searched")
  }

  @Test func `is valid, or a shortage says why not, on larger banks`() {
    var drawn = 0
    var gaveUp = 0
    for seed in 0..<100 as Range<UInt64> {
      let exam = RandomExam(seed: seed, items: 160, pick: 14)
      let plan = FormPlan(exam.index)
      let verifier = FormVerifier(exam.index)
      for form in 0..<3 as Range<UInt64> {
        do {
          #expect(try verifier.violations(of: plan.form(seed: form)).isEmpty)
          drawn += 1
        } catch {
          #expect(error.problems.allSatisfy { $0.kind != .verifier }, "seed \(seed): \(error.problems.map(\.notes))")
          if !error.isProven { gaveUp += 1 }
        }
      }
    }
    #expect(drawn > 80)
    #expect(gaveUp <= 9, "\(gaveUp) of 300 were left open")
  }

  @Test func `is a function of its seed`() throws {
    for seed in 0..<40 as Range<UInt64> {
      let exam = RandomExam(seed: seed, items: 60, pick: 6)
      let (plan, again) = (FormPlan(exam.index), FormPlan(exam.index, bank: exam.bank))
      #expect((try? plan.form(seed: 7)) == (try? again.form(seed: 7)))
    }
  }

  @Test func `differs from seed to seed`() throws {
    let plan = FormPlan(index(exam([section("core", [pick(10)])]), bank(choices("i", 60))))
    let forms = try Set((0..<100).map { try plan.form(seed: $0).slots.map(\.item) })
    #expect(forms.count == 100)
  }

  @Test func `does not depend on any key`() throws {
    let items = choices("i", 30)
    let flipped = items.map { item in
      var item = item
      guard case .choice(var choice) = item.interaction else { return item }
      choice.options[0].credit = .zero
      choice.options[2].credit = .one
      item.interaction = .choice(choice)
      return item
    }
    let assessment = exam([section("core", [pick(10)])])
    let (plan, other) = (FormPlan(index(assessment, bank(items))), FormPlan(index(assessment, bank(flipped))))
    for seed in 0..<50 as Range<UInt64> { #expect(try plan.form(seed: seed) == other.form(seed: seed)) }
  }
}
