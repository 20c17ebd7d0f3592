import AssayMarkdown
import Testing

struct `A hostile formula` {
  /// What is shown of TeX, and whether it is sound in every form.
  private static func problems(of tex: String) -> [String] {
    let document = MarkdownDocument(blocks: [.math(tex: tex), .paragraph([.math(tex: tex, isDisplayed: false)])])
    var problems = HTMLScanner.violations(in: document.html())
    let formula = SpokenFormula(tex)
    if let problem = XMLChecker.problem(in: formula.mathML) { problems.append(problem) }
    for problem in MarkdownDocument.check("$$\(tex)$$").problems where problem.range.isEmpty {
      problems.append("no place")
    }
    return problems
  }

  private static let bombs = [
    "{", "}", "{{", "\\frac{", "\\frac", "\\sqrt", "\\sqrt[", "\\sqrt{", "^", "_", "^{", "x^", "x^{", "x_{", "'", "(",
    ")", "()",
    "[", "|", "||", "|a", "\\|", "\\left(", "\\left(a", "\\right)", "\\left.", "\\middle|", "\\begin{matrix}",
    "\\begin{matrix}&", "\\begin{array}{", "\\begin{foo}", "\\end{matrix}", "&", "\\\\", "\\begin{matrix}\\\\", "\\not",
    "\\not=",
    "\\text{", "\\text{{", "\\text{}", "\\hat", "\\hat{", "\\mathbf", "\\mathbf{", "\\displaystyle", "\\displaystyle{",
    "\\,",
    "\\, -", "1,000", "(1,200,", "1,", "\\foo", "\\", "-", "- -", "\\big", "\\bigl(", "\\overset", "\\overset{",
    "\\xrightarrow",
    "\\xrightarrow[", "\\sum", "\\sum_", "\\lim_{", "\\limits", "\\sin", "\\sin^{-1}", "\\binom{", "5\\,\\mathrm{m}",
    "é", "²", "x²",
    "\u{302}", "\u{0}", "%", "$", "\\operatorname{", "\\operatorname*", "\\pmod", "\\phantom{", "f(", "P(A|", "\\{",
    "\\underbrace{",
    "\\frac{a}{\\sqrt{", "\\left(\\frac{a}{", "{\\left(", "\\begin{matrix}{", "\\left\\{\\begin{cases}", "\t",
    "\ttheta", "a b", "2\\frac12",
  ]

  @Test func `takes time in proportion to its length`() {
    // Each comes back at all, whole, and no larger than some times what went in.
    for bomb in Self.bombs {
      let tex = String(repeating: bomb, count: 8192 / bomb.utf8.count)
      #expect(Self.problems(of: String(repeating: bomb, count: 1024 / bomb.utf8.count)) == [], "\(bomb)…")
      let formula = SpokenFormula(tex)
      #expect(formula.mathML.utf8.count < 100 * 8192, "\(bomb)…: \(formula.mathML.utf8.count)")
      #expect(formula.speech.utf8.count < 100 * 8192, "\(bomb)…: \(formula.speech.utf8.count)")
    }
  }

  @Test func `that is too large or too deep stays visible`() {
    let large = String(repeating: "x", count: 8193)
    #expect(SpokenFormula(large).mathML.contains("<mtext>\(large)</mtext>"))
    #expect(MarkdownDocument.check("$\(large)$").problems.map(\.code) == [.tex])
    for (open, close) in [("{", "}"), ("\\sqrt{", "}"), ("\\left(", "\\right)"), ("\\frac{1}{", "}"), ("x^{", "}")] {
      func nested(_ levels: Int) -> String {
        String(repeating: open, count: levels) + "x" + String(repeating: close, count: levels)
      }
      #expect(MarkdownDocument.check("$\(nested(32))$").problems == [], "\(open)")
      let deep = MarkdownDocument.check("$\(nested(33))$").problems
      #expect(deep.map(\.code) == [.tex] && deep.first?.message.contains("32 levels") == true, "\(open): \(deep)")
      #expect(SpokenFormula(nested(33)).mathML.contains("<mtext>"), "\(open)")
    }
  }

  @Test func `of any bytes is sound`() {
    var random = SeededBits(state: 11)
    for round in 0..<3_000 {
      let bytes = (0..<random.below(60)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      let tex = String(decoding: bytes, as: UTF8.self)
      #expect(Self.problems(of: tex) == [], "round \(round): \(tex.debugDescription)")
    }
  }

  @Test func `made of good ones, cut and put together, is sound`() {
    var random = SeededBits(state: 12)
    let good = Formulas.all.map { Array($0.unicodeScalars) }
    let marks = Array("{}[]()\\^_&'|$%#~, \n\t<>\"é²−\u{302}\u{338}\u{FFFE}\u{0}19aA".unicodeScalars)
    for round in 0..<6_000 {
      var text = String.UnicodeScalarView()
      for _ in 0...random.below(3) {
        let formula = good[random.below(good.count)]
        let start = random.below(formula.count)
        text.append(contentsOf: formula[start..<(start + 1 + random.below(formula.count - start))])
        for _ in 0..<random.below(4) { text.append(marks[random.below(marks.count)]) }
      }
      let tex = String(text)
      #expect(Self.problems(of: tex) == [], "round \(round): \(tex.debugDescription)")
    }
  }
}
