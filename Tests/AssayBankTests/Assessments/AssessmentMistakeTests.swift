import AssayDiagnostics
import AssayModel
import Testing

/// A line of an exam that is wrong, with the place of the mistake, and what is said.
private struct Mistake: Sendable, CustomTestStringConvertible {
  let line: String
  let rule: RuleID
  let says: String
  let severity: Severity
  let isCheck: Bool

  init(_ line: String, _ rule: RuleID, _ says: String, _ severity: Severity = .error, check: Bool = false) {
    self.line = line
    self.rule = rule
    self.says = says
    self.severity = severity
    isCheck = check
  }

  var file: String {
    let form = line.utf8.starts(with: "form".utf8) ? "" : "form: {sections: [{id: s, draw: [a1]}]}\n"
    let take = line.utf8.starts(with: "take".utf8) ? "" : "take: [p1]\n"
    return isCheck ? "knowledge-check: k\ntitle: K\n\(take)\(line)\n" : "exam: e\ntitle: E\n\(form)\(line)\n"
  }

  var testDescription: String { line }
}

struct `A mistake in an assessment` {
  @Test(arguments: [
    Mistake("form: {sections: [{id: s, draw: [{⟦pik⟧: 3}]}]}", "missing-key", "says what it takes"),
    Mistake("form: {sections: [{id: s, draw: [{pick: ⟦0⟧}]}]}", "out-of-range", "from 1"),
    Mistake("form: {sections: [{id: s, draw: [{pick: 1, ⟦set⟧: case}]}]}", "draw-contradicted", "not both"),
    Mistake("form: {sections: [{id: s, draw: [{set: case, ⟦where⟧: {tag: x}}]}]}", "no-effect", "with `set`", .warning),
    Mistake(
      "form: {sections: [{id: s, draw: [{pick: 1, where: {⟦levl⟧: apply}}]}]}", "unknown-key", "has no key `levl`"),
    Mistake(
      "form: {sections: [{id: s, draw: [{pick: 1, where: {⟦competence⟧: S}}]}]}", "unknown-key",
      "did you mean `competency`?"),
    Mistake(
      "form: {sections: [{id: s, draw: [{pick: 1, where: {cognitive-level: ⟦aply⟧}}]}]}", "wrong-value",
      "did you mean `apply`?"),
    Mistake("form: {sections: [{id: s, draw: [{pick: 1, where: ⟦{}⟧}]}]}", "missing-value", "no condition"),
    Mistake(
      "form: {sections: [{id: s, draw: [{pick: 1, minimum: {⟦apply⟧: 2}}]}]}", "wrong-value", "no value behind a point"),
    Mistake(
      "form: {sections: [{id: s, draw: [{pick: 1, minimum: {⟦dificulty.hard⟧: 2}}]}]}", "wrong-value",
      "did you mean `difficulty`?"),
    Mistake(
      "form: {sections: [{id: s, draw: [{pick: 1, minimum: {⟦type.choise⟧: 2}}]}]}", "wrong-value",
      "did you mean `choice`?"),
    Mistake("form: {sections: [{id: s, draw: ⟦[]⟧}]}", "missing-value", "takes nothing"),
    Mistake("form: {sections: ⟦[]⟧}", "missing-value", "at least one section"),
    Mistake("form: {⟦balance⟧: {difficulty: {easy: 10..20%}}}", "missing-key", "needs `sections`"),
    Mistake("form: {sections: [{id: s, draw: [a1]}, {id: ⟦s⟧, draw: [a2]}]}", "duplicate-id", "is there twice"),
    Mistake(
      "form: {sections: [{id: s, draw: [a1]}], balance: {⟦level⟧: {easy: 1%}}}", "unknown-key", "`balance` has no key"),
    Mistake(
      "form: {sections: [{id: s, draw: [a1]}], balance: {difficulty: {⟦eazy⟧: 1%}}}", "wrong-value",
      "did you mean `easy`?"),
    Mistake(
      "form: {sections: [{id: s, draw: [a1]}], balance: {difficulty: {easy: ⟦30..10%⟧}}}", "out-of-range",
      "ends before it begins"),
    Mistake("form: {sections: [{id: s, draw: [a1]}], shortage: ⟦relax⟧}", "not-supported", "never delivered"),
    Mistake(
      "form: {sections: [{id: s, draw: [a1]}], ⟦exposure⟧: {max: 30%}}", "no-effect", "not carried out by this version",
      .warning),
    Mistake(
      "form: {sections: [{id: s, draw: [a1]}], pretest: {count: 1, ⟦target-n⟧: 300}}", "no-effect", "`target-n`",
      .warning),
    Mistake("form: {sections: [{id: s, draw: [a1]}], shuffle: ⟦yes⟧}", "wrong-value", "a way to shuffle"),
    Mistake("⟦take⟧: [a1]", "no-effect", "no effect in an exam", .warning),
    Mistake("⟦before⟧: [{agreement: nda}]", "no-effect", "`before` is not carried out", .warning),
    Mistake("⟦rescore⟧: {already-passed: never-lower}", "no-effect", "`rescore` is not carried out", .warning),
    Mistake("⟦recore⟧: {already-passed: never-lower}", "unknown-key", "did you mean `rescore`?"),
    Mistake("registration: ⟦opn⟧", "wrong-value", "did you mean `open`?"),
    Mistake("delivery: {navigation: {within-section: ⟦forward⟧}}", "wrong-value", "`forward-only`"),
    Mistake("delivery: {flag: ⟦never⟧}", "wrong-value", "`allowed`, `none`"),
    Mistake("time: {⟦grace⟧: 30s}", "missing-key", "needs `limit`"),
    Mistake("time: {limit: ⟦90⟧}", "wrong-value", "not a duration"),
    Mistake("time: {limit: ⟦0s⟧}", "out-of-range", "no time at all"),
    Mistake("time: {limit: 90m, at-limit: ⟦extend⟧}", "wrong-value", "what was saved is submitted"),
    Mistake("time: {limit: 90m, ⟦section⟧: 10m}", "no-effect", "`section` is not carried out", .warning),
    Mistake("time: {limit: 90m}\naccommodations: {extra-time: ⟦0.5..2⟧}", "out-of-range", "must be from 1"),
    Mistake("accommodations: {⟦breaks⟧: {extra: 2}}", "no-effect", "`breaks` is not carried out", .warning),
    Mistake("score: {weights: {s: ⟦170%⟧}}", "out-of-range", "from 0% to 100%"),
    Mistake("score: {weights: {⟦s⟧: }}", "missing-value", "no weight"),
    Mistake("score: {scaled: {points: [[0, 1], ⟦[2]⟧]}}", "wrong-shape", "a pair"),
    Mistake("score: {scaled: {points: [[0, 1], [⟦kut⟧, 2]]}}", "wrong-value", "not a raw score"),
    Mistake("score: {scaled: {points: ⟦[[0, 1]]⟧}}", "missing-value", "two points or more"),
    Mistake("score: {scaled: {points: [[0, 1], [max, 2]], round: ⟦half⟧}}", "wrong-value", "a way to round"),
    Mistake("score: {subscores: {minimum-items: ⟦0⟧}}", "out-of-range", "1"),
    Mistake("cut: {basis: ⟦theta⟧}", "not-supported", "calibrated items"),
    Mistake("cut: {basis: ⟦form-angof⟧}", "wrong-value", "did you mean `form-angoff`?"),
    Mistake("cut: {⟦basis⟧: fixed}", "missing-key", "needs `at`"),
    Mistake("cut: {basis: fixed, at: 1, equivalence: {⟦why⟧: x}}", "missing-key", "needs `reason`"),
    Mistake("cut: {basis: fixed, at: 1, set-on: ⟦12.5.2026⟧}", "wrong-value", "not a day"),
    Mistake("pass: {⟦totl⟧: 70%}", "missing-key", "a rule is about"),
    Mistake("pass: {total: 1, ⟦section⟧: s}", "rule-contradicted", "two rules"),
    Mistake("pass: {all: ⟦[]⟧}", "missing-value", "lists no rule"),
    Mistake("pass: {any: ⟦{total: 1}⟧}", "wrong-shape", "is a list of rules"),
    Mistake("pass: {⟦section⟧: s}", "missing-key", "needs `at-least`"),
    Mistake("pass: {section: s, at-least: ⟦cut⟧}", "wrong-value", "the cut is of the total"),
    Mistake("pass: {⟦trait⟧: clarity, at-least: 3}", "not-supported", "a trait of a rubric"),
    Mistake("pass: {total: 1, ⟦at-least⟧: 70%}", "no-effect", "a rule with `total`", .warning),
    Mistake("bands: {⟦-x⟧: {total: 1}}", "id-malformed", "not an id"),
    Mistake("retake: {attempts: ⟦three⟧}", "wrong-value", "a number of attempts"),
    Mistake("retake: {attempts: 3, ⟦counts⟧: best}", "no-effect", "`counts` is not carried out", .warning),
    Mistake("release: {result: ⟦after-marking⟧}", "not-supported", "would never come"),
    Mistake("release: {key: ⟦after-approval⟧}", "not-supported", "would never come"),
    Mistake("release: {key: ⟦after-submitt⟧}", "wrong-value", "did you mean `after-submit`?"),
    Mistake("release: {key: ⟦2027-02-30⟧}", "wrong-value", "not a moment"),
    Mistake("take: [p1, {⟦item⟧: p2}]", "missing-key", "says what it takes", check: true),
    Mistake("take: [⟦[p1]⟧]", "wrong-shape", "not a list", check: true),
    Mistake("⟦cut⟧: {basis: fixed, at: 1}", "no-effect", "no effect in a knowledge check", .warning, check: true),
    Mistake("attempts: {per-item: ⟦0⟧}", "out-of-range", "from 1", check: true),
    Mistake("attempts: {per-item: 1, credit: ⟦100%⟧}", "wrong-shape", "is a list", check: true),
    Mistake("hints: {cost: ⟦120%⟧}", "out-of-range", "from 0% to 100%", check: true),
    Mistake("feedback: {key: ⟦at once⟧}", "wrong-value", "did you mean `at-once`?", check: true),
    Mistake(
      "⟦mastery⟧: {competency: SEC.1, at-least: 80%, over: 5}", "no-effect", "`mastery` is not carried out", .warning,
      check: true),
  ])
  fileprivate func `is reported once and in place`(mistake: Mistake) throws {
    let exam = try SmallExam(mistake.file)
    let found = exam.diagnostics.filter { $0.rule == mistake.rule }
    #expect(found.count == 1, "\(exam.report)")
    #expect(found.first?.span?.range == exam.marks[0], "\(exam.report)")
    #expect(found.first?.severity == mistake.severity)
    #expect(found.first?.message.text.contains(mistake.says) ?? false, "\(exam.report)")
  }
}
