import AssayDiagnostics

// Release, marking, retakes and mastery.
extension AssessmentRuleExample {
  /// A bank with two essays of `SEC.2`.
  private static let essays = "a1..2 SEC.1 exam\nm1..2 SEC.2 exam type=essay"

  static let results: [AssessmentRuleExample] = [
    .init(
      "key-while-open", .warning, says: "until 2027-07-01T00:00:00Z",
      good: exam("a1", "window: {closes: 2027-06-30}\nrelease: {key: 2027-07-01}"),
      bad: exam("a1", "window: {closes: 2027-06-30}\nrelease: {key: ⟦2027-06-30⟧}")),
    .init(
      "key-while-open", .warning, says: "keys are told",
      good: exam("a1", "window: {opens: 2027-06-30}\nrelease: {key: after-submit}"),
      bad: exam("a1", "window: {closes: 2027-06-30}\nrelease: {key: ⟦after-submit⟧}")),
    .init(
      "approval-without-result", .warning, says: "waits for nothing",
      good: exam("a1", "release: {result: after-approval, competencies: after-approval, key: after-approval}"),
      bad: exam("a1", "release: {competencies: ⟦after-approval⟧, key: ⟦after-approval⟧}")),
    .init(
      "nothing-to-mark", .warning, says: "no form holds anything that people mark", items: essays,
      good: exam("a1, m1", "release: {result: after-marking, key: after-marking}"),
      bad: exam("a1", "release: {result: ⟦after-marking⟧, competencies: ⟦after-marking⟧}")),
    .init(
      "essay-in-exam", .warning, says: "are told `pending-marking`", items: essays,
      good: exam("{pick: 1, where: {competency: SEC.1}}"), bad: exam("⟦{pick: 1, where: {competency: SEC.2}}⟧")),
    .init(
      "essay-in-exam", .warning, says: "the essay `m2`", items: essays,
      good: exam("a1, m2", "release: {result: after-marking}"), bad: exam("a1, ⟦m2⟧", "release: {result: after-submit}")
    ),
    .init(
      "essay-in-exam", .warning, says: "the essay `m1` and 1 more", items: essays,
      good: exam("{pick: 1}", "release: {result: after-approval}"), bad: exam("⟦{pick: 1}⟧")),
    .init(
      "waits-beyond-attempts", .warning, says: "2 attempts have 1 wait, and 2 are given",
      good: exam("a1", "retake: {attempts: 3, wait: [1d, 14d]}"),
      bad: exam("a1", "retake: {attempts: 2, wait: ⟦[1d, 14d]⟧}")),
    .init(
      "waits-beyond-attempts", .warning, says: "1 attempt at a time has 1 wait, and 2 are given",
      good: exam("a1", "retake: {attempts: 1, within: 30d, wait: 1d}"),
      bad: exam("a1", "retake: {attempts: 1, within: 30d, wait: ⟦[1d, 14d]⟧}")),
    .init(
      "retention-short", .warning, says: "`within` of `retake` looks back 365d",
      good: exam("a1", "retake: {attempts: 2, within: 365d}\nretention: 365d"),
      bad: exam("a1", "retake: {attempts: 2, within: 365d, wait: [1d]}\nretention: ⟦364d⟧")),
    .init(
      "retake-without-effect", .warning, says: "there is 1 attempt",
      good: exam(
        "{pick: 1}", "retake: {attempts: 1, within: 30d, form: prefer-unseen, max-overlap: 50%, counts: best}"),
      bad: exam(
        "{pick: 1}",
        "retake: {attempts: 1, after-pass: ⟦1d⟧, form: ⟦prefer-unseen⟧, max-overlap: ⟦50%⟧, counts: ⟦best⟧}")),
    .init(
      "retake-without-effect", .warning, says: "holds the same items",
      good: exam("{pick: 1}", "retake: {attempts: 2, form: prefer-unseen}"),
      bad: exam("a1", "retake: {attempts: 2, form: ⟦prefer-unseen⟧}")),
    .init(
      "retake-without-effect", .warning, says: "attempts are not limited",
      good: exam("a1", "retake: {attempts: 2, within: 30d}"),
      bad: exam("a1", "retake: {attempts: unlimited, within: ⟦30d⟧}")),
    .init(
      "overlap-out-of-reach", says: "repeats at least 1 of 3 items",
      good: exam("{pick: 3, where: {competency: SEC.1}}", "retake: {attempts: 2, max-overlap: 1/3}"),
      bad: exam("{pick: 3, where: {competency: SEC.1}}", "retake: {attempts: 2, max-overlap: ⟦33%⟧}")),
    .init(
      "overlap-out-of-reach", says: "repeats at least 2 of 4 items",
      items: "a1..8 SEC.1 exam\nb1..2 SEC.1 exam tags=[x]",
      good: exam("{pick: 4}", "retake: {max-overlap: 50%}"),
      bad:
        "exam: e\ntitle: E\nform: {sections: [{id: s, draw: [{pick: 4}], anchors: {pool: {tag: x}, count: 2}}]}\nretake: {max-overlap: ⟦40%⟧}\n"
    ),
    .init(
      "overlap-out-of-reach", says: "repeats at least 4 of 4 items",
      good: exam("a1, {pick: 1}", "retake: {max-overlap: 50%}"),
      bad: exam("a1, {set: case}", "retake: {max-overlap: ⟦99%⟧}")),
    .init(
      "overlap-out-of-reach", .warning, says: "form 3 repeats at least 1 of 2 items",
      good: exam("{pick: 2, where: {competency: SEC.1}}", "retake: {attempts: 2, max-overlap: 0%}"),
      bad: exam("{pick: 2, where: {competency: SEC.1}}", "retake: {attempts: 3, max-overlap: ⟦0%⟧}")),
    .init(
      "unknown-condition", says: "did you mean `SEC.1`?",
      good: check("p1", "mastery: {competency: SEC.1, at-least: 80%, over: 1}"),
      bad: check("p1", "mastery: {competency: ⟦SEC1⟧, at-least: 80%, over: 1}")),
    .init(
      "mastery-out-of-reach", .warning, says: "can show 5 of `SEC.1`",
      good: check("{pick: 1, where: {competency: SEC.1}}", "mastery: {competency: SEC.1, at-least: 80%, over: 5}"),
      bad: check("{pick: 1, where: {competency: SEC.1}}", "mastery: {competency: SEC.1, at-least: 80%, over: ⟦6⟧}")),
    .init(
      "mastery-out-of-reach", .warning, says: "can show 2 of `SEC.1`",
      good: check("{pick: 2}", "attempts: {whole: 2}\nmastery: {competency: SEC.1, at-least: 80%, over: 4}"),
      bad: check("{pick: 2}", "attempts: {whole: 1}\nmastery: {competency: SEC.1, at-least: 80%, over: ⟦3⟧}")),
    .init(
      "mastery-out-of-reach", .warning, says: "draws no item of `SEC.1`",
      good: check("p1", "mastery: {competency: SEC.1, at-least: 80%, over: 1}"),
      bad: check("q1", "mastery: {competency: ⟦SEC.1⟧, at-least: 80%, over: 1}")),
  ]
}
