import AssayDiagnostics
import Testing

/// An assessment that keeps a rule and one that breaks it, with the places of the mistakes marked.
struct AssessmentRuleExample: Sendable, CustomTestStringConvertible {
  let rule: RuleID
  let severity: Severity
  let says: String
  let good: String
  let bad: String
  let items: String
  let ratings: String?

  init(
    _ rule: RuleID, _ severity: Severity = .error, says: String, items: String = SmallExam.bank,
    ratings: String? = nil, good: String, bad: String
  ) {
    self.rule = rule
    self.severity = severity
    self.says = says
    self.good = good
    self.bad = bad
    self.items = items
    self.ratings = ratings
  }

  /// An exam with these draws in its one section, and other lines.
  static func exam(_ draws: String, _ lines: String = "") -> String {
    "exam: e\ntitle: E\nform: {sections: [{id: s, draw: [\(draws)]}]}\n\(lines)\n"
  }

  /// An exam of everything in two sections, and other lines.
  static func two(_ lines: String) -> String {
    "exam: e\ntitle: E\nform: {sections: [{id: s, draw: [a1, a2]}, {id: t, draw: [b1, b2]}]}\n\(lines)\n"
  }

  static func check(_ take: String, _ lines: String = "") -> String {
    "knowledge-check: k\ntitle: K\ntake: [\(take)]\n\(lines)\n"
  }

  private static let decides = "cut: {basis: fixed, at: 50%, equivalence: {reason: r}}\npass: {total: cut}"

  var testDescription: String { "\(rule.name): \(says)" }

  static let all: [AssessmentRuleExample] =
    [
      .init("unknown-draw", says: "did you mean", good: exam("a1"), bad: exam("⟦a11⟧")),
      .init("unknown-draw", says: "is a set", good: exam("{set: case}"), bad: exam("⟦case⟧")),
      .init("unknown-draw", says: "did you mean `case`?", good: exam("{set: case}"), bad: exam("{set: ⟦cases⟧}")),
      .init("other-use", says: "is for practice", good: exam("a1"), bad: exam("⟦p1⟧")),
      .init("other-use", says: "is for exams", good: check("p1"), bad: check("⟦a1⟧, {set: ⟦case⟧}")),
      .init(
        "unknown-condition", says: "did you mean `SEC.1`?", good: exam("{pick: 1, where: {competency: SEC.1}}"),
        bad: exam("{pick: 1, where: {competency: ⟦SEC1⟧}}")),
      .init(
        "unknown-condition", says: "no item has the tag", items: "a1..5 SEC.1 exam tags=[x]",
        good: exam("{pick: 2, where: {tag: x}, minimum: {tag.x: 1}}"),
        bad: exam("{pick: 2, where: {tag: ⟦y⟧}, minimum: {⟦tag.z⟧: 1}}")),
      .init(
        "unknown-subject", says: "no section `ss`", good: two("pass: {section: s, at-least: 1}"),
        bad: two("pass: {all: [⟦{section: ss, at-least: 1}⟧, {section: t, at-least: 1}]}")),
      .init(
        "unknown-subject", says: "no competency `SEC.9`", good: two("bands: {b: {competency: SEC.2, at-least: 1}}"),
        bad: two("bands: {b: ⟦{competency: SEC.9, at-least: 1}⟧}")),
      .init(
        "items-below-sets", says: "less than one item",
        good: exam("{pick-sets: 1, where: {competency: SEC.2}, items: 3}"),
        bad: exam("{pick-sets: 2, where: {competency: SEC.2}, items: ⟦1⟧}")),
      .init(
        "weights", says: "add up to 90%", good: two("score: {weights: {s: 60%, t: 40%}}"),
        bad: two("score: {weights: ⟦{s: 60%, t: 30%}⟧}")),
      .init(
        "weights", says: "does not name `t`", good: two("score: {weights: {s: 60%, t: 40%}}"),
        bad: two("score: {weights: ⟦{s: 100%}⟧}")),
      .init(
        "weights", says: "no section `u`", good: two("score: {weights: {s: 1/3, t: 2/3}}"),
        bad: two("score: {weights: {s: 60%, t: 20%, ⟦u⟧: 20%}}")),
      .init(
        "weights", says: "weighs nothing", good: two("score: {weights: {s: 60%, t: 40%}}"),
        bad: two("score: {weights: {s: 100%, ⟦t⟧: 0%}}")),
      .init(
        "maximum-varies", says: "is worth 1 point and `b1` 2 points",
        items: "a1..3 SEC.1 exam\nb1..3 SEC.2 exam points=2",
        good: exam("{pick: 2, where: {competency: SEC.1}}, {pick: 2, where: {competency: SEC.2}}"),
        bad: exam("⟦{pick: 2}⟧")),
      .init(
        "maximum-varies", says: "the set `one` is worth 2 points and `two` 3",
        items: "one a1..2 SEC.1 exam\ntwo b1..3 SEC.1 exam",
        good: exam("{pick-sets: 2, where: {competency: SEC.1}}"),
        bad: exam("⟦{pick-sets: 1, where: {competency: SEC.1}}⟧")),
      .init(
        "cut-missing", says: "the exam has none", good: exam("a1", "cut: {basis: fixed, at: 1}\npass: {total: cut}"),
        bad: exam("a1", "score: {scaled: {points: [[0, 1], ⟦[cut, 2]⟧]}}\npass: ⟦{total: cut}⟧")),
      .init(
        "cut-missing", says: "a knowledge check has none", good: check("p1", "pass: {total: 70%}"),
        bad: check("p1", "pass: ⟦{total: cut}⟧")),
      .init(
        "cut-idle", .warning, says: "nobody passes", good: exam("a1", decides),
        bad: "exam: ⟦e⟧\ntitle: E\nform: {sections: [{id: s, draw: [a1]}]}\n"),
      .init(
        "cut-idle", .warning, says: "nobody passes", good: exam("a1", "cut: {basis: fixed, at: 1}"),
        bad: "exam: ⟦e⟧\ntitle: E\nform: {sections: [{id: s, draw: [a1]}]}\nbands: {b: {total: 50%}}\n"),
      .init(
        "cut-idle", .warning, says: "no condition of `pass`", good: exam("a1", decides),
        bad: exam("a1", "cut: ⟦{basis: fixed, at: 1}⟧\npass: {total: 50%}")),
      .init(
        "cut-idle", .warning, says: "no condition of `pass`",
        good: exam("a1", "cut: {basis: fixed, at: 70%}\npass: {total: 50%}\nbands: {b: {total: cut}}"),
        bad: exam("a1", "cut: ⟦{basis: fixed, at: 70%}⟧\npass: {total: 50%}\nbands: {b: {total: 90%}}")),
      .init(
        "cut-idle", .warning, says: "no condition of `pass`",
        good: exam(
          "a1",
          "score: {scaled: {points: [[0, 1], [cut, 2], [max, 3]]}}\ncut: {basis: fixed, at: 70%}\npass: {total: 50%}"),
        bad: exam(
          "a1", "score: {scaled: {points: [[0, 1], [max, 3]]}}\ncut: ⟦{basis: fixed, at: 70%}⟧\npass: {total: 50%}")),
      .init(
        "cut-unrated", says: "needs a rating of `a5`", ratings: "a1,0.5\na2,0.5\na3,0.5\na4,0.5\n",
        good: exam("a1, a2", "cut: {basis: form-angoff}\npass: {total: cut}"),
        bad: exam("{pick: 2, where: {competency: SEC.1}}", "cut: {basis: ⟦form-angoff⟧}\npass: {total: cut}")),
      .init(
        "cut-unrated", says: "of every item", ratings: "b1,0.5\n",
        good: exam("b1", "cut: {basis: form-angoff}\npass: {total: cut}"),
        bad: exam("b1, {set: case}", "cut: {basis: ⟦form-angoff⟧}\npass: {total: cut}")),
      .init(
        "cut-fixed-on-random-forms", says: "a fixed cut on random forms", good: exam("{pick: 2}", decides),
        bad: exam("{pick: 2}", "cut: ⟦{basis: fixed, at: 50%}⟧\npass: {total: cut}")),
      .init(
        "cut-fixed-on-random-forms", says: "a fixed share of the total", good: exam("a1", "pass: {total: 50%}"),
        bad: exam("{pick: 2}", "pass: ⟦{total: 50%}⟧")),
      .init(
        "cut-fixed-on-random-forms", .warning, says: "`equivalence` has no effect",
        good: exam("a1", "cut: {basis: fixed, at: 1}\npass: {total: cut}"),
        bad: exam("a1", "cut: {basis: fixed, at: 1, equivalence: ⟦{reason: r}⟧}\npass: {total: cut}")),
      .init(
        "subscore-not-guaranteed", says: "guarantees 4 items of `SEC.2`",
        good: exam("{pick: 2, where: {competency: SEC.2}}, {set: case}", "pass: {competency: SEC.2, at-least: 1}"),
        bad: exam("b1, {set: case}, a1, {pick: 3}", "pass: ⟦{competency: SEC.2, at-least: 1}⟧")),
      .init(
        "subscore-not-guaranteed", says: "guarantees 2 items of `SEC.1`",
        good: exam(
          "{pick: 4, minimum: {competency.SEC.1.1: 2}}, {pick: 8}",
          "score: {subscores: {minimum-items: 5}}\npass: {competency: SEC.1, at-least: 1}"),
        bad: exam(
          "{pick: 6, minimum: {competency.SEC.1.1: 2}}",
          "score: {subscores: {minimum-items: 3}}\npass: ⟦{competency: SEC.1, at-least: 1}⟧")),
      .init(
        "subscore-not-guaranteed", says: "guarantees 2 items of `SEC.1`",
        items: "one a1..2 SEC.1 exam\ntwo b1..3 SEC.1 exam\nthree c1..4 SEC.1 exam",
        good: exam(
          "{pick-sets: 2, where: {competency: SEC.1}, items: 5}",
          "score: {weights: {s: 100%}}\npass: {competency: SEC.1, at-least: 1}"),
        bad: exam(
          "{pick-sets: 1, where: {competency: SEC.1}}",
          "score: {weights: {s: 100%}}\npass: ⟦{competency: SEC.1, at-least: 1}⟧")),
      .init(
        "scale-disordered", says: "more points must give a higher score",
        good: exam("a1", "score: {scaled: {points: [[0, 1], [max, 2]]}}"),
        bad: exam("a1", "score: {scaled: {points: [[0, 2], ⟦[max, 2]⟧]}}")),
      .init(
        "scale-disordered", says: "does not stand above the maximum",
        good: exam("a1", "score: {scaled: {points: [[0, 1], [1, 2], [max, 3]]}}"),
        bad: exam("a1", "score: {scaled: {points: [[max, 1], ⟦[0, 2]⟧]}}")),
      .init(
        "band-below-cut", .warning, says: "is not above the cut",
        good: exam("a1", "\(decides)\nbands: {b: {total: 51%}}"),
        bad: exam("a1", "\(decides)\nbands: {b: ⟦{total: 50%}⟧, c: ⟦{total: cut}⟧}")),
      .init(
        "band-below-cut", .warning, says: "is not above the cut",
        good: exam(
          "a1",
          "cut: {basis: fixed, at: 70%}\npass: {any: [{total: cut}, {section: s, at-least: 1}]}\n"
            + "bands: {b: {total: 60%}}"),
        bad: exam("a1", "cut: {basis: fixed, at: 70%}\nbands: {b: ⟦{total: 60%}⟧}")),
      .init(
        "band-below-cut", .warning, says: "60% on average", ratings: "a1,0.5\na2,0.7\n",
        good: exam("a1, a2", "cut: {basis: form-angoff}\npass: {total: cut}\nbands: {b: {total: 61%}}"),
        bad: exam("a1, a2", "cut: {basis: form-angoff}\npass: {total: cut}\nbands: {b: ⟦{total: 55%}⟧}")),
      .init(
        "anchors-too-few", .warning, says: "1 anchors are fewer than a fifth of the 10",
        items: "a1..9 SEC.1 exam tags=[x]\nb1..9 SEC.2 exam",
        good:
          "exam: e\ntitle: E\nform: {sections: [{id: s, draw: [{pick: 10}], anchors: {pool: {tag: x}, count: 2}}]}\n",
        bad:
          "exam: e\ntitle: E\nform: {sections: [{id: s, draw: [{pick: 10}], anchors: {pool: {tag: x}, count: ⟦1⟧}}]}\n"
      ),
      .init(
        "anchors-one-sided", .warning, says: "2 should be `competency: SEC.2`",
        items: "a1..9 SEC.1 exam tags=[x]\nb1..9 SEC.2 exam",
        good:
          "exam: e\ntitle: E\nform: {sections: [{id: s, draw: [{pick: 5, where: {competency: SEC.1}}], anchors: {pool: {tag: x}, count: 4}}]}\n",
        bad:
          "exam: e\ntitle: E\nform: {sections: [{id: s, draw: [{pick: 5, where: {competency: SEC.1}}, {pick: 5, where: {competency: SEC.2}}], anchors: {pool: ⟦{tag: x}⟧, count: 4}}]}\n"
      ),
      .init(
        "tries-credit", says: "2 credits are given for 3 tries",
        good: check("p1", "attempts: {per-item: 2, credit: [100%, 60%]}"),
        bad: check("p1", "attempts: {per-item: 3, credit: ⟦[100%, 60%]⟧}")),
      .init(
        "tries-credit", .warning, says: "pays to answer wrongly",
        good: check("p1", "attempts: {per-item: 2, credit: [60%, 60%]}"),
        bad: check("p1", "attempts: {per-item: 2, credit: [60%, ⟦100%⟧]}")),
      .init(
        "key-before-last-try", .warning, says: "leaves nothing to try",
        good: check("p1", "attempts: {per-item: 1}\nfeedback: {key: at-once}"),
        bad: check("p1", "attempts: {per-item: 2}\nfeedback: {key: ⟦at-once⟧}")),
      .init(
        "hints-without-hints", .warning, says: "no item that this check can take",
        items: "p1..2 SEC.1 practice hints=[h]\nq1..2 SEC.1 practice", good: check("p1", "hints: {cost: 10%}"),
        bad: check("q1", "hints: ⟦{cost: 10%}⟧")),
    ] + delivery + results
}
