import AssayModel
import AssayScoring
import Testing

/// Options A to E; keys as given.
private func interaction(
  keys: String, of count: Int = 5, rule: MultipleResponseRule, floor: Rational = 0, select: Int? = nil
) -> Interaction {
  let letters = Array("ABCDEFGH".prefix(count))
  return .multipleResponse(
    MultipleResponseInteraction(
      options: letters.map { letter in
        ChoiceOption(id: OptionID(letter, 1), text: String(letter), credit: keys.contains(letter) ? 1 : 0)
      }, select: select, rule: rule, floor: floor))
}

private func answer(_ letters: String) -> Answer { .multipleResponse(letters.map { OptionID($0, 1) }) }

struct `A multiple response` {
  @Test(
    arguments: [
      // The worked row of the format's table: key {A, C, E} out of A–E, answer {A, B, C}.
      (.all, "ACE", "ABC", 0), (.net, "ACE", "ABC", Rational(1, 3)), (.each, "ACE", "ABC", Rational(3, 5)),
      (.coverage, "ACE", "ABC", Rational(4, 9)), (.penalty, "ACE", "ABC", Rational(1, 6)),
      (.lenient, "ACE", "ABC", Rational(2, 3)),
      // Right to the letter.
      (.all, "ACE", "ECA", 1), (.net, "ACE", "ACE", 1), (.each, "ACE", "ACE", 1), (.coverage, "ACE", "ACE", 1),
      (.penalty, "ACE", "ACE", 1), (.lenient, "ACE", "ACE", 1),
      // Everything chosen.
      (.all, "ACE", "ABCDE", 0), (.net, "ACE", "ABCDE", Rational(1, 3)), (.each, "ACE", "ABCDE", Rational(3, 5)),
      (.coverage, "ACE", "ABCDE", Rational(3, 5)), (.penalty, "ACE", "ABCDE", 0), (.lenient, "ACE", "ABCDE", 1),
      // Only distractors.
      (.all, "ACE", "BD", 0), (.net, "ACE", "BD", 0), (.each, "ACE", "BD", 0), (.coverage, "ACE", "BD", 0),
      (.penalty, "ACE", "BD", 0), (.lenient, "ACE", "BD", 0),
      // One of three keys.
      (.net, "ACE", "A", Rational(1, 3)), (.each, "ACE", "A", Rational(3, 5)), (.coverage, "ACE", "A", Rational(1, 3)),
      (.penalty, "ACE", "A", Rational(1, 3)),
    ] as [(MultipleResponseRule, String, String, Rational)])
  func `is scored by its rule`(rule: MultipleResponseRule, keys: String, chosen: String, expected: Rational) {
    #expect(interaction(keys: keys, rule: rule).share(earnedBy: answer(chosen)) == expected)
  }

  @Test(arguments: MultipleResponseRule.allCases)
  func `earns nothing when blank, and never a negative`(rule: MultipleResponseRule) {
    var item = Item(id: "q", stem: "", interaction: interaction(keys: "ACE", rule: rule, floor: -1))
    item.negative = NegativeMarking(wrong: -1, floor: -1)
    #expect(item.credit(for: answer("")) == .blank)
    #expect(item.credit(for: nil) == .blank)
  }

  @Test func `goes down to an explicit floor`() {
    #expect(interaction(keys: "ACE", rule: .net, floor: -1).share(earnedBy: answer("BD")) == Rational(-2, 3))
    #expect(
      interaction(keys: "ACE", rule: .penalty, floor: Rational(-1, 2)).share(earnedBy: answer("BD")) == Rational(-1, 2))
  }

  @Test(arguments: MultipleResponseRule.allCases)
  func `earns nothing when more is chosen than was asked for`(rule: MultipleResponseRule) {
    #expect(interaction(keys: "ACE", rule: rule, select: 2).share(earnedBy: answer("ACE")) == 0)
    #expect(interaction(keys: "ACE", rule: rule).share(earnedBy: answer("AA")) == 0)
  }

  @Test func `adds the options' own credit under weights`() {
    let options = [("a", Rational(3, 5)), ("b", Rational(2, 5)), ("c", Rational(-1, 2))].map {
      ChoiceOption(id: OptionID($0.0) ?? "x", text: $0.0, credit: $0.1)
    }
    let weights = Interaction.multipleResponse(MultipleResponseInteraction(options: options, rule: .weights))
    #expect(weights.share(earnedBy: .multipleResponse(["a"])) == Rational(3, 5))
    #expect(weights.share(earnedBy: .multipleResponse(["a", "b"])) == 1)
    #expect(weights.share(earnedBy: .multipleResponse(["a", "c"])) == Rational(1, 10))
    #expect(weights.share(earnedBy: .multipleResponse(["c"])) == 0)
    #expect(weights.highestShare == 1)
  }

  /// Every key set and every answer over five options, against the definitions reckoned on doubles.
  @Test func `agrees with its definition on every small case`() {
    for keyBits in 1..<32 {
      let keys = letters(keyBits)
      for chosenBits in 1..<32 {
        let chosen = letters(chosenBits)
        let t = Double(chosen.count { keys.contains($0) })
        let f = Double(chosen.count) - t
        let (c, w) = (Double(keys.count), Double(5 - keys.count))
        let expected: [MultipleResponseRule: Double] = [
          .all: t == c && f == 0 ? 1 : 0, .net: max(0, (t - f) / c), .each: (t + w - f) / 5,
          .coverage: t / c * t / (t + f), .penalty: w == 0 ? t / c : max(0, t / c - f / w), .lenient: t / c,
        ]
        for (rule, value) in expected {
          let share = interaction(keys: keys, rule: rule).share(earnedBy: answer(chosen)).double
          #expect(abs(share - value) < 1e-12, "\(rule) \(keys) \(chosen)")
        }
      }
    }
  }

  private func letters(_ bits: Int) -> String {
    String("ABCDE".enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element))
  }
}
