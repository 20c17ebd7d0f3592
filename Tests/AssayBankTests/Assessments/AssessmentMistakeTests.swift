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
    Mistake("before: [{⟦agreement⟧: nda}]", "missing-key", "needs `text`"),
    Mistake("before: ⟦nda⟧", "wrong-shape", "is a list"),
    Mistake("before: [{agreement: a, text: T}, {agreement: ⟦a⟧, text: U}]", "duplicate-id", "is there twice"),
    Mistake("before: [{agreement: a, text: T, decline: ⟦end-attemp⟧}]", "wrong-value", "did you mean `end-attempt`?"),
    Mistake("before: [{agreement: a, text: T, ⟦declines⟧: x}]", "unknown-key", "did you mean `decline`?"),
    Mistake("before: [{agreement: a, text: ⟦<b>⟧T}]", "markdown-html", "HTML"),
    Mistake("rescore: {already-passed: ⟦never⟧}", "wrong-value", "what becomes of a pass"),
    Mistake("rescore: {pass-dated: ⟦rescored⟧}", "wrong-value", "did you mean `rescore`?"),
    Mistake("rescore: {⟦passed-already⟧: apply}", "unknown-key", "`rescore` has no key"),
    Mistake("⟦mastery⟧: {competency: SEC.1, at-least: 80%, over: 5}", "no-effect", "no effect in an exam", .warning),
    Mistake("window: ⟦2027-06-01⟧", "wrong-shape", "`key: value`"),
    Mistake("window: {⟦opened⟧: 2027-06-01, closes: 2027-06-30}", "unknown-key", "`window` has no key"),
    Mistake("window: {⟦close⟧: 2027-06-30}", "missing-key", "needs `opens`"),
    Mistake("window: {opens: ⟦June⟧}", "wrong-value", "neither a day"),
    Mistake("window: {opens: ⟦2027-06-31⟧}", "wrong-value", "neither a day"),
    Mistake("window: {opens: 2027-06-30, closes: ⟦2027-06-01⟧}", "out-of-range", "closes before it opens"),
    Mistake("breaks: {⟦count⟧: 2}", "missing-key", "needs `length`"),
    Mistake("breaks: {count: ⟦0⟧, length: 10m}", "out-of-range", "from 1"),
    Mistake("breaks: {count: 2, length: ⟦0s⟧}", "out-of-range", "no time at all"),
    Mistake("breaks: {count: 2, length: 10m, clock: ⟦stop⟧}", "wrong-value", "did you mean `stops`?"),
    Mistake("breaks: {count: 2, length: 10m, ⟦clok⟧: stops}", "unknown-key", "did you mean `clock`?"),
    Mistake("interruptions: {⟦tolerance⟧: 30s}", "missing-key", "needs `give-back`"),
    Mistake("interruptions: {give-back: 15m, pause: ⟦yes⟧}", "wrong-value", "`allowed`, `none`"),
    Mistake("interruptions: {give-back: 15m, ⟦pauses⟧: none}", "unknown-key", "did you mean `pause`?"),
    Mistake("⟦recore⟧: {already-passed: never-lower}", "unknown-key", "did you mean `rescore`?"),
    Mistake("registration: ⟦opn⟧", "wrong-value", "did you mean `open`?"),
    Mistake("delivery: {navigation: {within-section: ⟦forward⟧}}", "wrong-value", "`forward-only`"),
    Mistake("delivery: {flag: ⟦never⟧}", "wrong-value", "`allowed`, `none`"),
    Mistake("delivery: {skipping: ⟦non⟧}", "wrong-value", "did you mean `none`?"),
    Mistake("delivery: {⟦breaks⟧: {count: 2, length: 10m}}", "unknown-key", "at the top of the file"),
    Mistake("delivery: {⟦skiping⟧: none}", "unknown-key", "did you mean `skipping`?"),
    Mistake("time: {⟦grace⟧: 30s}", "missing-key", "needs `limit`"),
    Mistake("time: {limit: ⟦90⟧}", "wrong-value", "not a duration"),
    Mistake("time: {limit: ⟦0s⟧}", "out-of-range", "no time at all"),
    Mistake("time: {limit: 90m, at-limit: ⟦extend⟧}", "wrong-value", "what was saved is submitted"),
    Mistake("time: {limit: 90m, section: ⟦10m⟧}", "wrong-shape", "gives sections their limits"),
    Mistake("time: {limit: 90m, section: {⟦s⟧: }}", "missing-value", "no limit"),
    Mistake("time: {limit: 90m, section: {s: ⟦10⟧}}", "wrong-value", "not a duration"),
    Mistake("time: {limit: 90m, section: {s: {⟦least⟧: 10m}}}", "missing-key", "needs `limit`"),
    Mistake("time: {limit: 90m, section: {s: {limit: 10m, ⟦minimun⟧: 1m}}}", "unknown-key", "did you mean `minimum`?"),
    Mistake("time: {limit: 90m, item: {limit: ⟦0s⟧}}", "out-of-range", "no time at all"),
    Mistake("time: {limit: 90m, minimum: ⟦1⟧}", "wrong-value", "not a duration"),
    Mistake("time: {limit: 90m, ⟦interruptions⟧: {give-back: 1m}}", "unknown-key", "at the top of the file"),
    Mistake("time: {limit: 90m, ⟦sections⟧: {s: 1m}}", "unknown-key", "did you mean `section`?"),
    Mistake(
      "time: {limit: 10m, ⟦section⟧: {main: 1m}}", "no-effect", "which has no sections", .warning, check: true),
    Mistake("time: {limit: 90m}\naccommodations: {extra-time: ⟦0.5..2⟧}", "out-of-range", "must be from 1"),
    Mistake("accommodations: {breaks: {⟦extra⟧: 2}}", "missing-key", "needs `length`"),
    Mistake("accommodations: {breaks: {⟦length⟧: 2m}}", "missing-key", "needs `extra`"),
    Mistake("accommodations: {unlimited: ⟦yes⟧}", "wrong-value", "`by-approval`, `never`"),
    Mistake("accommodations: {extra-minutes: ⟦30⟧}", "wrong-value", "not a duration"),
    Mistake("accommodations: {⟦extra-minute⟧: 30m}", "unknown-key", "did you mean `extra-minutes`?"),
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
    Mistake("retake: {attempts: 3, counts: ⟦bets⟧}", "wrong-value", "did you mean `best`?"),
    Mistake("retake: {attempts: 3, form: ⟦unseen⟧}", "wrong-value", "`any`, `prefer-unseen`"),
    Mistake("retake: {attempts: 3, max-overlap: ⟦120%⟧}", "out-of-range", "from 0% to 100%"),
    Mistake("retake: {attempts: 3, ⟦max-overlapp⟧: 20%}", "unknown-key", "did you mean `max-overlap`?"),
    Mistake("release: {result: ⟦after-marks⟧}", "wrong-value", "did you mean `after-marking`?"),
    Mistake("release: {result: ⟦approved⟧}", "wrong-value", "`after-approval`, `never`"),
    Mistake("release: {key: ⟦after-submitt⟧}", "wrong-value", "did you mean `after-submit`?"),
    Mistake("release: {key: ⟦2027-02-30⟧}", "wrong-value", "not a moment"),
    Mistake("take: [p1, {⟦item⟧: p2}]", "missing-key", "says what it takes", check: true),
    Mistake("take: [⟦[p1]⟧]", "wrong-shape", "not a list", check: true),
    Mistake("⟦cut⟧: {basis: fixed, at: 1}", "no-effect", "no effect in a knowledge check", .warning, check: true),
    Mistake("attempts: {per-item: ⟦0⟧}", "out-of-range", "from 1", check: true),
    Mistake("attempts: {per-item: 1, credit: ⟦100%⟧}", "wrong-shape", "is a list", check: true),
    Mistake("hints: {cost: ⟦120%⟧}", "out-of-range", "from 0% to 100%", check: true),
    Mistake("feedback: {key: ⟦at once⟧}", "wrong-value", "did you mean `at-once`?", check: true),
    Mistake("mastery: {⟦competency⟧: SEC.1, at-least: 80%}", "missing-key", "needs `over`", check: true),
    Mistake("mastery: {competency: SEC.1, at-least: ⟦8⟧, over: 5}", "out-of-range", "from 0% to 100%", check: true),
    Mistake("mastery: {competency: SEC.1, at-least: 80%, over: ⟦0⟧}", "out-of-range", "from 1", check: true),
    Mistake("⟦rescore⟧: {already-passed: apply}", "no-effect", "no effect in a knowledge check", .warning, check: true),
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
