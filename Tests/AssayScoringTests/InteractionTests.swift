import AssayModel
import AssayScoring
import Testing

struct `A text answer` {
  @Test(
    arguments: [
      ("social engineering", 1), ("  Social   ENGINEERING ", 1), ("sócial engineering", 1),
      ("so\u{0301}cial engineering", 1), ("phishing", Rational(1, 2)), ("socialengineering", 0), ("", 0),
    ] as [(String, Rational)])
  func `is folded as the item says`(text: String, expected: Rational) {
    let interaction = Interaction.text(
      TextInteraction(
        accept: [
          AcceptedText(text: "Social engineering"), AcceptedText(text: "phishing", credit: Rational(1, 2)),
        ], ignore: [.case, .spaces, .accents]))
    #expect(interaction.share(earnedBy: .text(text)) == expected)
  }

  @Test(
    arguments: [
      ("É", [.case], "é"), ("e\u{301}", [], "é"), ("Straße", [.case], "straße"), ("ø ł ñ ế", [.accents], "o l n e"),
      ("Ά Ё", [.accents], "Α Ё"), ("  a  b ", [], "a  b"), ("a\u{A0}\tb", [.spaces], "a b"), ("K\u{212A}", [], "KK"),
      ("\u{0130}", [.accents], "I"), ("日本", [.accents, .case], "日本"),
    ] as [(String, Set<TextFolding>, String)])
  func `loses only what does not count`(text: String, ignoring: Set<TextFolding>, expected: String) {
    #expect(text.folded(ignoring: ignoring) == expected)
  }

  @Test func `keeps case when case counts`() {
    let interaction = Interaction.text(TextInteraction(accept: [AcceptedText(text: "TLS")], ignore: []))
    #expect(interaction.share(earnedBy: .text("tls")) == 0)
    #expect(interaction.share(earnedBy: .text("TLS ")) == 1)
  }
}

struct `A number answer` {
  @Test(
    arguments: [
      ("443", nil, "443", 1), ("443", nil, "443.0", 1), ("443", nil, " 443 ", 1), ("443", nil, "444", 0),
      ("443", nil, "4.43e2", 1), ("-5", nil, "\u{2212}5", 1), ("443", nil, "", 0), ("443", nil, "port 443", 0),
      ("0.3", .absolute(Rational(1, 100)), "0.31", 1), ("0.3", .absolute(Rational(1, 100)), "0.3100001", 0),
      ("200", .relative(Rational(1, 100)), "202", 1), ("200", .relative(Rational(1, 100)), "202.0001", 0),
      ("-200", .relative(Rational(1, 100)), "-198", 1), ("3.14159", .decimals(2), "3.1415", 1),
      ("3.14159", .decimals(2), "3.15", 0), ("47.6", .digits(2), "48.4", 1), ("47.6", .digits(2), "48.5", 0),
      ("0.004567", .digits(3), "0.00457", 1), ("0", .digits(3), "0", 1),
      ("1e30", .relative(Rational(1, 100)), "1e30", 1),
      ("2400", nil, "2,400", 1), ("2400", nil, "2 400", 1), ("2400", nil, "2\u{202F}400", 1), ("64.6", nil, "64,6", 1),
      ("0.125", nil, "0,125", 1), ("1234567.5", nil, "1,234,567.5", 1), ("-2400", nil, "-2,400", 1),
      ("2400", nil, "24,00", 0), ("2400", nil, "2,40,0", 0), ("2400", nil, ",2400", 0), ("2400", nil, "2.400,0", 0),
      ("2400", nil, "2,400,", 0), ("0.1", nil, "0.1000000000000000000000000001", 0), ("443", nil, "1e999", 0),
    ] as [(String, Tolerance?, String, Rational)])
  func `is compared exactly within its tolerance`(key: String, tolerance: Tolerance?, text: String, expected: Rational)
  {
    let interaction = Interaction.number(NumberInteraction(key: key, tolerance: tolerance))
    #expect(interaction.share(earnedBy: .number(text)) == expected)
  }

  @Test func `earns what the author gives a known slip`() {
    let interaction = Interaction.number(
      NumberInteraction(key: "60", also: [AcceptedNumber(number: "7.5", credit: Rational(3, 10))]))
    #expect(interaction.share(earnedBy: .number("7.50")) == Rational(3, 10))
  }
}

struct `An order` {
  private func interaction(_ rule: OrderRule) -> Interaction {
    .order(
      OrderInteraction(
        entries: ["a", "b", "c", "d"].map { LabelledChoice(id: OptionID($0) ?? "x", text: $0) }, rule: rule))
  }

  @Test(
    arguments: [
      (.exact, "abcd", 1), (.exact, "abdc", 0), (.position, "abdc", Rational(1, 2)), (.position, "dabc", 0),
      (.pairs, "abdc", Rational(5, 6)), (.pairs, "dcba", 0), (.pairs, "dabc", Rational(1, 2)),
      (.longest, "dabc", Rational(3, 4)), (.longest, "dcba", Rational(1, 4)), (.longest, "badc", Rational(1, 2)),
      (.pairs, "ab", Rational(1, 6)), (.position, "ab", Rational(1, 2)), (.exact, "abc", 0), (.longest, "aab", 0),
    ] as [(OrderRule, String, Rational)])
  func `is scored by its rule`(rule: OrderRule, order: String, expected: Rational) {
    #expect(interaction(rule).share(earnedBy: .order(order.map { OptionID(String($0)) ?? "x" })) == expected)
  }
}

struct `A match` {
  private func interaction(_ rule: PartRule, wrong: Rational = 0) -> Interaction {
    .match(
      MatchInteraction(
        lefts: ["a", "b", "c"].map { MatchLeft(id: OptionID($0) ?? "x", text: $0, key: OptionID($0 + "r") ?? "x") },
        rights: ["ar", "br", "cr", "decoy"].map { LabelledChoice(id: OptionID($0) ?? "x", text: $0) }, rule: rule,
        wrong: wrong))
  }

  private func answer(_ pairs: [(OptionID, OptionID)]) -> Answer { .match(pairs.map { .init($0, $1) }) }

  @Test func `counts right pairs over all pairs`() {
    let two = answer([("a", "ar"), ("b", "br"), ("c", "decoy")])
    #expect(interaction(.each).share(earnedBy: two) == Rational(2, 3))
    #expect(interaction(.each, wrong: Rational(1, 2)).share(earnedBy: two) == Rational(1, 2))
    #expect(interaction(.all).share(earnedBy: two) == 0)
    #expect(interaction(.each, wrong: 1).share(earnedBy: answer([("a", "br"), ("b", "ar")])) == 0)
    #expect(interaction(.all).share(earnedBy: answer([("a", "ar"), ("b", "br"), ("c", "cr")])) == 1)
  }
}

struct `A matrix` {
  private func interaction(_ rule: PartRule) -> Interaction {
    .matrix(
      MatrixInteraction(
        rows: [
          MatrixRow(id: "r1", text: "", key: ["x"]), MatrixRow(id: "r2", text: "", key: ["x", "y"]),
          MatrixRow(id: "r3", text: "", key: []),
        ], columns: [LabelledChoice(id: "x", text: ""), LabelledChoice(id: "y", text: "")], rule: rule))
  }

  @Test func `counts rows that are right as a whole`() {
    let answer = Answer.matrix([.init("r1", ["x"]), .init("r2", ["y"])])
    #expect(interaction(.each).share(earnedBy: answer) == Rational(2, 3))
    #expect(interaction(.all).share(earnedBy: answer) == 0)
    #expect(interaction(.all).share(earnedBy: .matrix([.init("r1", ["x"]), .init("r2", ["y", "x"])])) == 1)
  }
}

struct `A cloze` {
  private func interaction(_ rule: PartRule) -> Interaction {
    .cloze(
      ClozeInteraction(
        gaps: [
          ClozeGap(
            id: "kind",
            content: .choice(
              ChoiceInteraction(options: [
                ChoiceOption(id: "sym", text: "", credit: 1), ChoiceOption(id: "pub", text: "", credit: 0),
              ]))),
          ClozeGap(id: "bits", weight: 2, content: .number(NumberInteraction(key: "256"))),
        ], rule: rule))
  }

  @Test func `weighs its gaps, each by its own rule`() {
    let answer = Answer.cloze([.init("kind", .choice("pub")), .init("bits", .text("256"))])
    #expect(interaction(.each).share(earnedBy: answer) == Rational(2, 3))
    #expect(interaction(.all).share(earnedBy: answer) == 0)
    #expect(interaction(.each).share(earnedBy: .cloze([.init("kind", .choice("sym"))])) == Rational(1, 3))
  }
}

struct `Negative marking` {
  @Test func `costs a wrong answer, never a blank one, and stops at its floor`() {
    var item = Item(id: "q", stem: "", interaction: .trueFalse(TrueFalseInteraction(key: true)))
    item.negative = NegativeMarking(wrong: Rational(-1, 2), floor: Rational(-1, 4))
    #expect(item.credit(for: .trueFalse(false)) == .share(Rational(-1, 4)))
    #expect(item.credit(for: .trueFalse(true)) == .share(1))
    #expect(item.credit(for: nil) == .blank)
    item.negative = NegativeMarking(wrong: Rational(-1, 4), floor: -1)
    #expect(item.credit(for: .trueFalse(false)) == .share(Rational(-1, 4)))
  }
}

struct `What is not scored` {
  @Test func `is told from what people score`() {
    let survey = Item(id: "s", stem: "", interaction: .survey(SurveyInteraction(scale: [])))
    let essay = Item(id: "e", stem: "", interaction: .essay(EssayInteraction()))
    #expect(survey.credit(for: .survey("o1")) == .unscored)
    #expect(essay.credit(for: .essay("words")) == .pendingMarking)
    #expect(essay.credit(for: .essay("  \n ")) == .blank)
  }
}
