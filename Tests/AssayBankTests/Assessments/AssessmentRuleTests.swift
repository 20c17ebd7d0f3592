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
      "limit-missing", "late-without-grace", "warning-before-start", "unknown-timed-section", "limit-runs-on",
      "limit-out-of-reach", "minimum-beyond-limit", "window-too-short", "unlimited-in-window",
      "skipping-contradicted", "key-while-open", "approval-without-result", "nothing-to-mark", "essay-in-exam",
      "waits-beyond-attempts", "retention-short", "retake-without-effect", "overlap-out-of-reach",
      "mastery-out-of-reach",
      "tries-credit", "key-before-last-try", "hints-without-hints",
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

  @Test func `says what the longest session is made of, and until when the window must be open`() throws {
    let exam = try SmallExam(
      """
      exam: e
      title: E
      form: {sections: [{id: s, draw: [a1]}]}
      window: {opens: "2027-06-01T08:00:00Z", closes: "2027-06-01T10:00:00Z"}
      time: {limit: 90m, grace: 30s}
      breaks: {count: 1, length: 10m}
      interruptions: {give-back: 5m}
      accommodations: {extra-time: 1.25..1.5, extra-minutes: 30m, breaks: {extra: 2}}
      """)
    #expect(exam.report.contains("open for 2h, and a session with all that may be granted takes up to 3h20m30s"))
    #expect(
      exam.report.contains(
        "3h20m30s is a limit of 1h30m times 1.5, 30m more, breaks of 3 × 10m, 2 of them extra, 5m given back, a grace of 30s"
      ), "\(exam.report)")
    #expect(exam.report.contains("close it at 2027-06-01T11:20:30Z or later"))
  }
}
