import AssayForms
import AssayModel
import AssayTestSupport
import Testing

struct `A form from its seed` {
  @Test func `is what it always was`() throws {
    // Frozen: the same plan and seed give the same form in ten years. A change here needs a new version in
    // `FormPlan.algorithm`.
    let plan = FormPlan(EveryRule.index)
    let text = try [0, 1, .max].map { seed in describe(try plan.form(seed: seed)) }.joined(separator: "\n")
    #expect(golden(text, "form-every-rule.txt").isGood)
  }

  private func describe(_ form: Form) -> String {
    var lines = ["\(form.assessment) seed \(form.seed), \(form.algorithm)"]
    for section in form.sections {
      lines.append("\(section.id):")
      for slot in form.slots[section.slots] {
        let set = slot.set.map { " of \($0)" } ?? ""
        let parts = slot.arrangement
        lines.append(
          "  \(slot.id) \(slot.item)\(set) \(slot.role.rawValue) \(parts.choices) \(parts.rows) \(parts.gaps)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
