import AssayBank
import AssayDiagnostics
import AssayModel
import Testing

struct `A rule about assessments` {
  @Test(arguments: AssessmentRuleExample.all)
  func `accepts its good example and marks its bad one`(example: AssessmentRuleExample) throws {
    let good = try SmallExam(example.good, items: example.items, ratings: example.ratings)
    #expect(good.diagnostics.filter { $0.rule == example.rule }.isEmpty, "\(good.report)")
    #expect(good.assessment != nil)
    let bad = try SmallExam(example.bad, items: example.items, ratings: example.ratings)
    let found = bad.diagnostics.filter { $0.rule == example.rule }
    #expect(found.count == bad.marks.count, "\(bad.report)")
    #expect(found.map { $0.span?.range } == bad.marks, "\(bad.report)")
    #expect(found.allSatisfy { $0.severity == example.severity }, "\(bad.report)")
    #expect(found.first?.message.text.contains(example.says) ?? false, "\(bad.report)")
  }

  @Test func `has an example`() {
    let shown = Set(AssessmentRuleExample.all.map(\.rule))
    let rules: Set<RuleID> = [
      "unknown-draw", "other-use", "unknown-condition", "unknown-subject", "items-below-sets", "weights",
      "maximum-varies", "cut-missing", "cut-idle", "cut-unrated", "cut-fixed-on-random-forms",
      "subscore-not-guaranteed", "scale-disordered", "band-below-cut", "anchors-too-few", "anchors-one-sided",
      "warning-before-start", "extra-time-without-limit", "waits-beyond-attempts", "tries-credit",
      "key-before-last-try", "hints-without-hints", "essay-in-exam",
    ]
    #expect(rules.isSubset(of: BankRules.ids))
    #expect(shown == rules)
  }

  @Test func `says which items lack a rating, and of which the bank has none`() throws {
    let exam = try SmallExam(
      "exam: e\ntitle: E\nform: {sections: [{id: s, draw: [{pick: 3, where: {competency: SEC.1}}]}]}\n"
        + "cut: {basis: form-angoff}\npass: {total: cut}\n", ratings: "a2,0.5\na9,0.5\n")
    #expect(exam.report.contains("4 of 5 have none"))
    #expect(exam.report.contains("without a rating: `a1`, `a3`, `a4`, `a5`"))
    let unknown = try #require(exam.diagnostics.first { $0.rule == "unknown-rated-item" })
    #expect(unknown.span?.line == 3 && unknown.span?.column == 1)
    #expect(unknown.message.text.contains("did you mean"))
  }
}
