import AssayMarkdown
import AssayTestSupport
import Testing

struct `A mistake in a formula` {
  @Test(
    arguments: [
      (.texName, #"so $a + ⟦\foo⟧{b}$"#, "unknown TeX command `\\foo`"),
      (.texName, #"$$⟦\fraq⟧{1}{2}$$"#, "unknown TeX command `\\fraq`"),
      (.texName, #"$\begin{⟦pmatrx⟧} a & b \\ c \end{pmatrx}$"#, "unknown TeX environment `pmatrx`"),
      (.texName, #"$\text{a ⟦\foo⟧ b}$"#, "unknown TeX command `\\foo`"),
      (.texName, #"${n ⟦\over⟧ k}$"#, "unknown TeX command `\\over`"),
      (.tex, #"$\sqrt⟦{⟧1 + 2$"#, "this `{` is not closed"),
      (.tex, #"$⟦\frac⟧{1}$"#, "an argument of `\\frac` is missing"),
      (.tex, #"$⟦\sqrt⟧$"#, "an argument of `\\sqrt` is missing"),
      (.tex, #"$a⟦}⟧$"#, "`}` has no place here"),
      (.tex, #"$x^a⟦^⟧b$"#, "something has two exponents"),
      (.tex, #"$x_a⟦_⟧b$"#, "something has two indices"),
      (.tex, #"$2⟦^10⟧$"#, "this `^` raises the `1` alone"),
      (.tex, #"$x⟦_12⟧ + 1$"#, "this `_` lowers the `1` alone"),
      (.tex, #"$x⟦^-1⟧$"#, "this `^` raises the `-` alone"),
      (.tex, #"$x⟦^⟧$"#, "nothing follows this `^`"),
      (.tex, #"$⟦\left⟧( x$"#, "this `\\left` has no `\\right`"),
      (.tex, #"$x ⟦\right⟧)$"#, "`\\right` has no place here"),
      (.tex, #"$⟦\left⟧ x$"#, "no delimiter follows"),
      (.tex, #"$a ⟦&⟧ b$"#, "`&` has no place here"),
      (.tex, #"$a ⟦\\⟧ b$"#, "`\\\\` has no place here"),
      (.tex, #"$50⟦%⟧$"#, "to TeX, `%` begins a remark"),
      (.tex, #"$⟦\begin{pmatrix}⟧ a$"#, "this `\\begin` has no `\\end`"),
      (.tex, #"$\begin{pmatrix} a \end{⟦bmatrix⟧}$"#, "`pmatrix` ends as `bmatrix`"),
      (.tex, #"$⟦\not⟧ x$"#, "`\\not` does not know"),
      (.tex, "$⟦\u{c}⟧rac{1}{2}$", "a control character"),
      (.tex, "$x +⟦\theta⟧$", "a formula holds a tab"),
      (.tex, "> $$\n> a\n>   + b⟦^12⟧\n> $$", "raises the `1` alone"),
      (.tex, "$$\r\na\r\n+ b⟦^12⟧\r\n$$", "raises the `1` alone"),
      (.texName, "- ü $a$\n\n      x $b$\n  - $$\n    ⟦\\foo⟧\n    $$", "unknown TeX command `\\foo`"),
    ] as [(MarkdownProblem.Code, String, String)])
  func `has its place and says what to write`(code: MarkdownProblem.Code, marked: String, message: String) {
    let marked = MarkedText(marked)
    let problems = MarkdownDocument.check(marked.text).problems
    #expect(problems.map(\.code) == [code], "\(problems)")
    #expect(problems.map(\.range) == marked.ranges)
    #expect(
      problems.allSatisfy { $0.message.contains(message) && !$0.help.isEmpty && $0.code.isWarning }, "\(problems)")
  }

  @Test func `is none where there is none`() {
    let mistakes = Set(Formulas.fields.last?.formulas ?? [])
    for tex in Formulas.all where !mistakes.contains(tex) {
      #expect(MarkdownDocument.check("$$\(tex)$$").problems == [], "\(tex)")
    }
    for tex in mistakes {
      #expect(!MarkdownDocument.check("$$\(tex)$$").problems.isEmpty || tex.hasPrefix("<"), "\(tex)")
    }
  }

  @Test func `is not reported in code`() {
    #expect(MarkdownDocument.check(#"`$\foo$` and ``$x^10$``"#).problems == [])
  }

  @Test func `is reported a bounded number of times`() {
    let text = "$$" + String(repeating: #"\foo "#, count: 1_000) + "$$"
    #expect(MarkdownDocument.check(text).problems.count == 20)
  }
}
