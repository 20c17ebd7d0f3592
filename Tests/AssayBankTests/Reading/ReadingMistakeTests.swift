import AssayBank
import AssayDiagnostics
import Testing

/// A mistake that reading itself finds: the rule, the place, and a piece of what is said.
struct ReadingMistake: Sendable, CustomTestStringConvertible {
  let rule: RuleID
  let says: String
  let text: String

  init(_ rule: RuleID, _ says: String, _ text: String) {
    self.rule = rule
    self.says = says
    self.text = text
  }

  /// A mistake in a choice item, which stands between a sound head and sound options.
  static func choice(_ rule: RuleID, _ says: String, _ line: String) -> ReadingMistake {
    ReadingMistake(
      rule, says,
      "items:\n  - id: a\n    type: choice\n    stem: Which?\n    \(line)\n    options: [{correct: One}, {distractor: Two}]\n"
    )
  }

  /// A mistake in an item whose lines are given.
  static func item(_ rule: RuleID, _ says: String, _ type: String, _ lines: String...) -> ReadingMistake {
    let body = lines.map { "    \($0)\n" }.joined()
    return ReadingMistake(rule, says, "items:\n  - id: a\n    type: \(type)\n    stem: Which?\n\(body)")
  }

  var testDescription: String { "\(rule): \(says)" }

  static let values: [ReadingMistake] = [
    ReadingMistake(
      "missing-key", "`types: [pdf, png, jpeg]`", "items:\n  - ⟦id⟧: a\n    type: file\n    stem: Which?\n"),
    .item("wrong-value", "`svg` is not a type of file", "file", "types: [pdf, ⟦svg⟧]"),
    .item("wrong-value", "`docx` is not a type of file", "file", "types: [⟦docx⟧]"),
    .item("wrong-value", "up to 32 MiB", "file", "types: [pdf]", "size: ⟦33 MiB⟧"),
    .item("wrong-value", "`size: 8 MiB`", "file", "types: [pdf]", "size: ⟦8 MB⟧"),
    .item("wrong-value", "`size: 8 MiB`", "file", "types: [pdf]", "size: ⟦0 KiB⟧"),
    .item("out-of-range", "from 1 to 10", "file", "types: [pdf]", "files: ⟦11⟧"),
    .item("no-effect", "`words` has no effect in a file item", "file", "types: [pdf]", "⟦words⟧: 5..9"),
    .choice("unknown-key", "did you mean `status`", "⟦staus⟧: draft"),
    .choice("unknown-key", "an item has no key `flavour`", "⟦flavour⟧: sweet"),
    .choice("wrong-value", "did you mean `approved`", "status: ⟦aproved⟧"),
    .choice("wrong-value", "write `exam`, `practice`", "use: ⟦both⟧"),
    .choice("missing-value", "`status` has no value", "⟦status⟧:"),
    .choice("wrong-shape", "a text is expected here, not a list", "status: ⟦[draft]⟧"),
    .choice("wrong-shape", "`tags: [mail]`", "tags: ⟦mail⟧"),
    .choice("id-malformed", "`two words` is not an id", "tags: [⟦two words⟧]"),
    .choice("out-of-range", "more than 0 points", "points: ⟦0⟧"),
    .choice("out-of-range", "must be from 0 to 1000000", "points: ⟦-1⟧"),
    .choice("wrong-value", "the decimal sign is a point", "points: ⟦1,5⟧"),
    .choice("wrong-value", "is not a number; write one like `1.5`", "points: ⟦one⟧"),
    .choice("wrong-value", "write it as year, month and day", "review-by: ⟦30.6.2027⟧"),
    .choice("wrong-value", "is not a day", "review-by: ⟦2027-02-29⟧"),
    .choice("out-of-range", "must be from -100% to 0%", "negative: {wrong: ⟦25%⟧, floor: -25%}"),
    .choice("missing-key", "`negative` needs `floor`", "negative: {⟦wrong⟧: -25%}"),
    .choice("unknown-key", "`feedback` has no key `correct`", "feedback: {⟦correct⟧: Yes}"),
    .choice("missing-key", "a review needs `on`", "reviewed: [{⟦by⟧: panel}]"),
    .choice("no-effect", "`select` has no effect in a choice item", "⟦select⟧: 2"),
    .choice("no-effect", "`scoring` has no effect in a choice item", "⟦scoring⟧: all"),
    .choice("no-effect", "`params` is not carried out by this version", "⟦params⟧: {n: {pick: [1, 2]}}"),
    .choice("no-effect", "`units` is not carried out by this version", "⟦units⟧: {accept: [m]}"),
    .choice("id-malformed", "is not an id", "tools: [⟦a calculator⟧]"),
    .choice("unknown-choice", "did you mean", "tests: [{answer: ⟦Ones⟧, score: 1}]"),
    .choice("missing-value", "an entry of `hints` is empty", "hints:\n      - Think\n      -"),
    .choice("gap-misplaced", "gaps such as `[[x]]`", "hints: [\"Look at ⟦[[x]]⟧ first\"]"),
    .choice("markdown-html", "", "hints: [\"Use ⟦<b>⟧bold</b>\"]"),
    .choice("markdown-tex-name", #"did you mean `\frac`"#, #"hints: ['Is $x + ⟦\fraq⟧{1}{2}$ more?']"#),
    .choice("markdown-tex-name", #"write `\frac{a}{b}`"#, #"hints: ['Is ${1 ⟦\over⟧ 2}$ more?']"#),
    .choice("markdown-tex-name", "did you mean `pmatrix`", #"hints: ['Is $\begin{⟦pmatrx⟧}1\end{pmatrx}$ more?']"#),
    .choice("markdown-tex", "write `^{10}`", "hints: ['Is $2⟦^10⟧$ more?']"),
    .choice("markdown-tex", "single quotes", #"hints: ["Is $⟦\f⟧rac{1}{2}$ more?"]"#),
  ]

  static let types: [ReadingMistake] = [
    .item("not-supported", "items of the type `sort`", "⟦sort⟧", "bins: {A: [b]}"),
    .item("wrong-value", "did you mean `multiple-response`", "⟦multiple-respones⟧"),
    .item("missing-key", "an item needs `options`", "choice", "points: 1"),
    .item("wrong-shape", "an option begins with", "choice", "options: [⟦One⟧, {correct: Two}]"),
    .item("missing-key", "needs `correct:` or `distractor:`", "choice", "options: [{⟦id⟧: o}, {correct: Two}]"),
    .item("option-contradicted", "not both", "choice", "options: [{correct: A, ⟦distractor⟧: B}, {correct: C}]"),
    .item(
      "credit-contradicted", "write `option:`", "choice", "options: [{correct: A, ⟦credit⟧: 50%}, {distractor: C}]"),
    .item("duplicate-option-id", "written twice", "choice", "options: [{correct: A, id: o}, {distractor: C, id: ⟦o⟧}]"),
    .item(
      "unknown-key", "did you mean `rationale`", "choice", "options: [{correct: A, ⟦rational⟧: x}, {distractor: C}]"),
    .item("out-of-range", "must be from 0% to 100%", "choice", "options: [{correct: A}, {option: C, credit: ⟦-10%⟧}]"),
    .item("wrong-value", "write `true`", "true-false", "answer: ⟦yes⟧"),
    .item("wrong-value", "neither `true` nor `false`", "true-false", "answer: ⟦maybe⟧"),
    .item("no-effect", "`shuffle` has no effect in a true-false item", "true-false", "answer: true", "⟦shuffle⟧: none"),
    .item(
      "wrong-value", "did you mean `net`", "multiple-response", "scoring: {rule: ⟦nett⟧}",
      "options: [{correct: A}, {distractor: B}]"),
    .item(
      "no-effect", "`floor` has no effect with the rule `all`", "multiple-response", "scoring: {rule: all, ⟦floor⟧: 0}",
      "options: [{correct: A}, {distractor: B}]"),
    .item("unknown-choice", "did you mean `Left`", "matrix", "columns: [Left, Right]", "rows: {Hand: [⟦Lefft⟧]}"),
    .item("duplicate-choice", "once is enough", "matrix", "columns: [Left, Right]", "rows: {Hand: [Left, ⟦Left⟧]}"),
    .item("missing-key", "a row needs `correct`", "matrix", "columns: [L, R]", "rows: [{⟦id⟧: h, text: Hand}]"),
    .item("missing-value", "the text is empty", "text", "accept: [yes, ⟦\" \"⟧]"),
    .item("wrong-value", "is not a difference to ignore", "text", "accept: [yes]", "ignore: [⟦punctuation⟧]"),
    .item("wrong-value", "is not a number", "number", "answer: ⟦bits⟧"),
    .item("wrong-value", "is not a number", "number", "answer: ⟦2,400⟧"),
    .item("wrong-value", "is not a number", "number", "answer: ⟦2 400⟧"),
    .item("not-supported", "has a unit", "number", "answer: ⟦60 Mbit/s⟧"),
    .item("out-of-range", "must be 0 or more", "number", "answer: 6", "tolerance: ⟦-1⟧"),
    .item(
      "tolerance-contradicted", "either `digits` or `decimals`", "number", "answer: 6",
      "tolerance: {digits: 3, ⟦decimals⟧: 1}"),
    .item("not-supported", "`calc` is not carried out", "number", "answer: 6", "also: [{⟦calc⟧: 2 * 2, credit: 0}]"),
    .item("wrong-shape", "`items` is a list", "order", "items: ⟦First⟧"),
    .item("wrong-value", "did you mean `pairs`", "order", "scoring: ⟦pair⟧", "items: [A, B]"),
    .item(
      "no-effect", "`wrong` has no effect with the rule `all`", "match", "scoring: {rule: all, ⟦wrong⟧: 10%}",
      "pairs: {A: B, C: D}"),
    .item("missing-key", "a pair needs `right`", "match", "pairs: [{⟦left⟧: A}, {left: C, right: D}]"),
    .item("wrong-value", "is not a range", "essay", "words: ⟦many⟧"),
    .item("out-of-range", "ends before it begins", "essay", "words: ⟦250..150⟧"),
    .item(
      "no-effect", "`adjudicate` has no effect with one rater", "essay",
      "rubric: {⟦adjudicate⟧: {differ-by-more-than: 2}, traits: [{id: t, points: 1, levels: {1: Good}}]}"),
    .item(
      "out-of-range", "must be from 0 to 4", "essay",
      "rubric: {traits: [{id: t, points: 4, levels: {⟦5⟧: Good, 4: Fair}}]}"),
    .item(
      "duplicate-level", "a level for 4 points already", "essay",
      "rubric: {traits: [{id: t, points: 4, levels: {4: Good, ⟦4.0⟧: Fair}}]}"),
    .item("no-effect", "`points` has no effect in a survey item", "survey", "⟦points⟧: 2", "scale: [A, B]"),
    .item("no-effect", "`tests` has no effect in an info item", "info", "⟦tests⟧: [{answer: a, score: 1}]"),
  ]

  /// Gaps stand in the stem and in `gaps:`, under the same names.
  static let gaps: [ReadingMistake] = [
    ReadingMistake(
      "gap-undefined", "did you mean `kind`",
      "items:\n  - id: a\n    type: cloze\n    stem: A ⟦[[kinds]]⟧ key and a [[kind]] lock.\n    gaps: {kind: {accept: [x]}}\n"
    ),
    ReadingMistake(
      "gap-undefined", "`gaps` has no `kind`",
      """
      items:
        - id: a
          type: cloze
          stem: |
            First a line of its own.

            Then a ⟦[[kind]]⟧ key; AES has [[bits]] bits.
          gaps: {bits: {answer: 256}}
      """),
    ReadingMistake(
      "gap-undefined", "`gaps` has no `kind`",
      "items:\n  - id: a\n    type: cloze\n    stem: \"An \\\"é\\\" with ⟦[[kind]]⟧ and [[b]].\"\n    gaps: {b: {answer: 1}}\n"
    ),
    ReadingMistake(
      "gap-undefined", "`gaps` has no `kind`",
      "items:\n  - id: a\n    type: cloze\n    stem: >-\n      Folded\n      é text ⟦[[kind]]⟧\n      and [[b]].\n    gaps: {b: {answer: 1}}\n"
    ),
    ReadingMistake(
      "gap-unused", "does not stand in the stem",
      "items:\n  - id: a\n    type: cloze\n    stem: A [[b]].\n    gaps: {b: {answer: 1}, ⟦c⟧: {answer: 2}}\n"),
    ReadingMistake(
      "gap-repeated", "stands in the stem twice",
      "items:\n  - id: a\n    type: cloze\n    stem: A [[b]] and ⟦[[b]]⟧.\n    gaps: {b: {answer: 1}}\n"),
    ReadingMistake(
      "gap-contradicted", "either `options` or `answer`",
      "items:\n  - id: a\n    type: cloze\n    stem: A [[b]].\n    gaps: {b: {⟦answer⟧: 1, options: [{correct: x}, {distractor: y}]}}\n"
    ),
    ReadingMistake(
      "out-of-range", "weighs more than 0",
      "items:\n  - id: a\n    type: cloze\n    stem: A [[b]].\n    gaps: {b: {answer: 1, weight: ⟦0⟧}}\n"),
    ReadingMistake(
      "not-supported", "names a parameter",
      "items:\n  - id: a\n    type: info\n    stem: 'It''s ⟦{{length}}⟧ long.'\n"),
  ]

  static let files: [ReadingMistake] = [
    ReadingMistake("file-kind", "did you mean `items`", "⟦item⟧:\n  - {id: a, type: info, stem: S}\n"),
    ReadingMistake("file-kind", "does not say what this file is", "⟦stuff⟧: 1\n"),
    ReadingMistake("file-kind", "begins with a key", "⟦- id: a⟧\n"),
    ReadingMistake("file-empty", "is empty", ""),
    ReadingMistake("not-supported", "are not read by this version", "⟦credential⟧: c\n"),
    ReadingMistake("missing-value", "`defaults` has no value", "⟦defaults⟧:\nitems: []\n"),
    ReadingMistake("out-of-range", "more than 0 points", "items: []\ndefaults: {points: ⟦0⟧}\n"),
    ReadingMistake("missing-key", "a file of items needs `items`", "⟦defaults⟧: {points: 2}\n"),
    ReadingMistake("unknown-key", "did you mean `defaults`", "items: []\n⟦default⟧: {points: 2}\n"),
    ReadingMistake("wrong-shape", "`items` is a list", "items: ⟦{id: a}⟧\n"),
    ReadingMistake("missing-key", "an item needs `id`", "items:\n  - {⟦type⟧: info, stem: S}\n"),
    ReadingMistake("missing-key", "an item needs `type`", "items:\n  - {⟦id⟧: a, stem: S}\n"),
    ReadingMistake("missing-key", "an item needs `stem`", "items:\n  - {⟦id⟧: a, type: info}\n"),
    ReadingMistake("wrong-shape", "an item is written as", "items: [⟦a⟧]\n"),
    ReadingMistake(
      "missing-key", "a set needs `stimulus`", "⟦set⟧: s\ntitle: T\nitems: [{id: a, type: info, stem: S}]\n"),
    ReadingMistake(
      "wrong-value", "write `all` or `{pick: 3}`",
      "set: s\ntitle: T\nstimulus: {text: T}\ndraw: ⟦some⟧\nitems: [{id: a, type: info, stem: S}]\n"),
    ReadingMistake("bank-repeated", "one file", "⟦bank⟧: b\ntitle: T\nlanguage: en\n"),
    ReadingMistake(
      "missing-key", "a competency needs `title`", "framework: f\ntitle: F\ncompetencies: [{⟦id⟧: X}]\n"),
    ReadingMistake(
      "no-effect", "`critical` is not carried out by this version",
      "framework: f\ntitle: F\ncompetencies: [{id: X, title: T, ⟦critical⟧: true}]\n"),
  ]
}

struct `Reading a bank` {
  @Test(arguments: ReadingMistake.values + ReadingMistake.types + ReadingMistake.gaps + ReadingMistake.files)
  func `says what is wrong, and marks it`(mistake: ReadingMistake) throws {
    let bank = try SmallBank(mistake.text)
    let found = bank.of(mistake.rule).filter { diagnostic in
      let said = diagnostic.message.text + " " + (diagnostic.help ?? "")
      return mistake.says.isEmpty || said.contains(mistake.says)
    }
    try #require(found.count == 1, "\(bank.report)")
    if let mark = bank.marks.first {
      let span = try #require(found[0].span)
      #expect(span.range == mark, "\(bank.report)")
      #expect(bank.loaded.files[span.file]?.path == "items/x.yaml")
    }
  }

  @Test func `gives each mistake of an item once, however many there are`() throws {
    let bank = try SmallBank(
      """
      items:
        - id: a b
          type: choice
          staus: draft
          points: none
          stem: Use <b>bold</b>
          options:
            - correct: One
              id: o
            - distractor: Two
              id: o
            - Three
      """)
    #expect(
      bank.diagnostics.map(\.rule.name) == [
        "id-malformed", "unknown-key", "wrong-value", "markdown-html", "duplicate-option-id", "wrong-shape",
      ], "\(bank.report)")
  }
}
