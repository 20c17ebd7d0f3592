import AssayMarkdown
import Testing

struct `A spoken formula` {
  @Test(arguments: [
    ("x^2 + \\frac{1}{2}", "x squared plus one half"),
    ("\\frac{a+b}{c}", "the fraction with numerator a plus b and denominator c end fraction"),
    ("a + \\frac{b}{c}", "a plus b over c"),
    ("\\sqrt{x}", "the square root of x"),
    ("\\sqrt{x+1}", "the square root of begin root x plus 1 end root"),
    ("\\sqrt{x}+1", "the square root of x plus 1"),
    ("x_1", "x sub 1"),
    ("x_{n+1}", "x sub begin subscript n plus 1 end subscript"),
    ("x^{n+1}", "x to the power of begin exponent n plus 1 end exponent"),
    ("x^n+1", "x to the power of n plus 1"),
    ("\\log_2 N", "log base 2 of N"),
    ("P(A \\mid B)", "P of open paren A given B close paren"),
    ("P(1+r)", "P open paren 1 plus r close paren"),
    ("\\{x \\mid x > 0\\}", "the set x such that x is greater than 0 end set"),
    ("X + x", "capital X plus x"), ("X + y", "X plus y"),
    ("\\sum_{i=1}^n i", "the sum from i equals 1 to n of i"),
    ("\\lim_{x\\to 0} x", "the limit as x approaches 0 of x"),
    ("5\\,\\mathrm{m}", "5 meters"), ("1\\,\\mathrm{m}", "1 meter"), ("5\\,\\mathrm{foo}", "5 foo"),
    ("2\\mathrm{d}x", "2 d x"),
    ("x = 1, \\quad y = 2", "x equals 1 comma, y equals 2"), ("a \\quad b", "a, b"),
    ("", ""),
  ])
  func `says what it shows`(tex: String, speech: String) {
    #expect(SpokenFormula(tex).speech == speech)
  }

  /// Forms that are filled in with each other, at random.
  private struct Grammar {
    var random: SeededBits

    private static let forms = [
      "A + B", "A - B", "-A", "A, B", #"\frac{A}{B}"#, #"\sqrt{A}"#, #"\sqrt[A]{B}"#, "{A}^{B}", "{A}_{B}", "{A}'",
      #"\left(A\right)"#, #"\left|A\right|"#, #"\{A\}"#, #"\lfloor A \rfloor"#, #"\bar{A}"#, #"\hat{A}"#,
      #"\vec{A} = B"#,
      #"\binom{A}{B}"#, #"\sum_{A}^{B} x"#, #"\int_{A} B"#, #"\log_{A} B"#, #"\lim_{A} B"#, #"\sin^{A} B"#, "f(A)",
      #"\overset{A}{B}"#, #"\underbrace{A}_{B}"#, #"A\,\mathrm{kg}"#,
    ]

    mutating func formula(_ depth: Int) -> String {
      guard depth > 0 else { return ["x", "y", "2", "10", "n", "X", "3", "f"][random.below(8)] }
      let (a, b) = (formula(random.below(depth)), formula(random.below(depth)))
      let form = Self.forms[random.below(Self.forms.count)]
      // The sine of x is that of (x), and is spoken alike.
      if b.hasPrefix(#"\left("#), ["log", "lim", "sin"].contains(where: form.contains) { return a }
      return form.map { $0 == "A" ? a : $0 == "B" ? b : String($0) }.joined()
    }
  }

  @Test func `sounds different wherever it looks different`() {
    var grammar = Grammar(random: SeededBits(state: 7))
    var shown: [String: (mathML: String, tex: String)] = [:]
    for round in 0..<5_000 {
      let tex = grammar.formula(1 + round % 4)
      let formula = SpokenFormula(tex)
      let known = shown[formula.speech, default: (formula.mathML, tex)]
      #expect(known.mathML == formula.mathML, "`\(tex)` sounds as `\(known.tex)`: \(formula.speech)")
      shown[formula.speech] = known
    }
    #expect(shown.count > 2_000)
  }

  @Test func `has words for every command that stands for itself`() {
    for name in MarkdownDocument.texNames where name.hasPrefix("\\") {
      let problems = MarkdownDocument.check("$$\(name)$$").problems
      guard problems.isEmpty else { continue }
      let speech = SpokenFormula(name).speech
      #expect(
        speech.utf8.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7a || $0 == 0x20 || $0 == 0x24 },
        "\(name): \(speech)")
    }
  }
}
