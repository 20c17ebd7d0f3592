import AssayMarkdown
import AssayTestSupport
import Testing

struct `A formula` {
  @Test func `is shown and spoken as recorded`() {
    var table = ""
    for (field, formulas) in Formulas.fields {
      table += "# \(field)\n\n"
      for tex in formulas {
        let formula = SpokenFormula(tex)
        let shown = formula.mathML.dropFirst(#"<math xmlns="http://www.w3.org/1998/Math/MathML">"#.count).dropLast(
          "</math>".count)
        table += "\(tex)\n  \(shown)\n  \(formula.speech)\n\n"
      }
    }
    #expect(Formulas.all.count >= 80)
    #expect(golden(table, "formulas.txt").isGood)
  }

  @Test func `is one well-formed element, in a line and displayed`() {
    for tex in Formulas.all {
      for isDisplayed in [false, true] {
        let formula = SpokenFormula(tex, isDisplayed: isDisplayed)
        #expect(XMLChecker.problem(in: formula.mathML) == nil, "\(tex)")
        #expect(formula.mathML.contains("display=\"block\"") == isDisplayed)
        #expect(!formula.speech.isEmpty, "\(tex)")
      }
    }
  }

  @Test func `stands in HTML with its words and its TeX`() {
    let html = MarkdownDocument.parse(#"so $a < \frac{1}{2}$"#).document.html()
    #expect(
      html
        == #"<p>so <math xmlns="http://www.w3.org/1998/Math/MathML" alttext="a is less than one half"><semantics><mrow>"#
        + "<mi>a</mi><mo>&lt;</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow>"
        + #"<annotation encoding="application/x-tex">a &lt; \frac{1}{2}</annotation></semantics></math></p>"# + "\n")
    for tex in Formulas.all {
      let html = MarkdownDocument(blocks: [.math(tex: tex)]).html()
      #expect(HTMLScanner.violations(in: html) == [], "\(tex)")
      #expect(XMLChecker.problem(in: String(html.dropLast())) == nil, "\(tex)")
    }
  }

  @Test func `is found again in the values that were filled in`() {
    let document = MarkdownDocument.parse("$x = {{n}}$").document.filled(["n": #"\sqrt{2}"#])
    #expect(document.html().contains("<msqrt><mn>2</mn></msqrt>"))
  }

  @Test func `keeps what is not understood where it stood`() {
    for tex in [#"\foo"#, #"\frac{1}"#, #"a \\ b"#, #"\right)"#, #"\not\foo"#, #"\begin{foo}x\end{foo}"#, "a#b", "}"] {
      let shown = SpokenFormula(tex).mathML
      #expect(shown.contains("<mtext>") && !shown.contains("merror"), "\(tex)")
    }
  }
}

struct `A checker of XML` {
  @Test(arguments: [
    "<math></math>", "<math><mi>x</mi><mspace width=\"1em\"/></math>",
    "<math alttext=\"&lt;&#39;\"><mo>&#x302;</mo></math>",
  ])
  func `takes what is well formed`(xml: String) {
    #expect(XMLChecker.problem(in: xml) == nil)
  }

  @Test(arguments: [
    "", "x", "<math>", "</math>", "<math></math><math></math>", "<math><mi></math></mi>", "<math><b></b></math>",
    "<math>&nbsp;</math>", "<math>&</math>", "<math>\u{1}</math>", "<math>\u{FFFE}</math>", "<math alttext='x'></math>",
    "<math alttext=\"<\"></math>", "<math alttext=\"a\" alttext=\"b\"></math>", "<math onclick=\"x\"></math>",
    "<math><mfrac><mi>a</mi></mfrac></math>", "<math><msup><mi>a</mi><mi>b</mi><mi>c</mi></msup></math>",
    "<math>x</math>y",
    "<math><!-- x --></math>", "<math><mi>x</math>",
  ])
  func `refuses what is not`(xml: String) {
    #expect(XMLChecker.problem(in: xml) != nil)
  }
}
