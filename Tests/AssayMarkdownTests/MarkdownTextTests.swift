import AssayMarkdown
import AssayTestSupport
import Testing

struct `Markdown as plain text` {
  @Test(arguments: [
    ("# A *b* `c`", "A b c"),
    ("a\nb\\\nc", "a b\nc"),
    ("- a\n- b\n  - c", "- a\n- b\n  - c"),
    ("9. a\n10. b\n    c", "9. a\n10. b c"),
    ("> a\n>\n> b", "> a\n>\n> b"),
    ("|a|b|\n|-|-|\n|1|**2**|", "a\tb\n1\t2"),
    ("[a](https://x.org) ![b](c.png) $x_1$ [[g]] {{p}}", "a b x_1 _____ {{p}}"),
    ("```\na\n b\n```\n\n---\n\n$$x$$", "a\n b\n\n---\n\nx"),
    ("A &amp; B &lt;c&gt;", "A & B <c>"),
  ])
  func `is its words`(text: String, plain: String) {
    #expect(MarkdownDocument.parse(text).document.plainText() == plain)
  }

  @Test func `shows gaps as the caller likes`() {
    #expect(MarkdownDocument.parse("*[[a]]* b").document.plainText { "<\($0)>" } == "<a> b")
  }
}

struct `Markdown in a terminal` {
  private static func lines(_ text: String, _ width: Int = 30, isStyled: Bool = false) -> [String] {
    MarkdownDocument.parse(text).document.terminalLines(width: width, isStyled: isStyled)
  }

  @Test func `is as recorded`() {
    let document = MarkdownDocument.parse(Example.stimulus).document
    #expect(golden(document.terminalLines(width: 60).joined(separator: "\n") + "\n", "stimulus.txt").isGood)
    let styled = document.terminalLines(width: 60, isStyled: true).joined(separator: "\n")
    #expect(golden(styled.replacing("\u{1B}", with: "␛") + "\n", "stimulus-styled.txt").isGood)
  }

  @Test func `is wrapped at blanks and never wider than it may be`() {
    #expect(Self.lines("one two three four five six seven eight") == ["one two three four five six", "seven eight"])
    #expect(Self.lines("漢字漢字漢字漢字漢字漢字", 20) == ["漢字漢字漢字漢字漢字", "漢字"])
    #expect(Self.lines(String(repeating: "x", count: 45), 20).map(\.count) == [20, 20, 5])
    var random = SeededBits(state: 11)
    for _ in 0..<300 {
      let words = (0..<random.below(40)).map { _ in String(repeating: "w", count: 1 + random.below(30)) }
      let text = "- " + words.joined(separator: " ") + "\n  > " + words.reversed().joined(separator: " *b* ")
      let width = 20 + random.below(60)
      let lines = Self.lines(text, width)
      #expect(lines.allSatisfy { $0.count <= width }, "\(text)")
      #expect(lines.joined().filter { $0 == "w" }.count == 2 * words.joined().count)
    }
  }

  @Test func `keeps emphasis in plain terminals`() {
    #expect(Self.lines("Which are *not* **ever** `x`?") == ["Which are *not* **ever** `x`?"])
    #expect(Self.lines("*not*", isStyled: true) == ["\u{1B}[4mnot\u{1B}[0m"])
    #expect(Self.lines("***x***", isStyled: true) == ["\u{1B}[1;4mx\u{1B}[0m"])
  }

  @Test func `aligns tables and breaks cells that are too wide`() {
    let table = Self.lines("|name|n|\n|:-|-:|\n|a|1|\n|long|100|")
    #expect(table == ["name    n", "─────────", "a       1", "long  100"])
    let lines = Self.lines("|a|b|\n|-|-|\n|one two three four|five six seven eight nine|", 24)
    #expect(lines.allSatisfy { $0.count <= 24 })
    #expect(lines.count > 4)
  }

  @Test func `obeys no control character of the author's`() {
    let lines = Self.lines("a\u{1B}[31mb\u{7}c\u{9B}d\u{85}e `f\u{1B}g`\n\n    h\u{1B}i\u{8}\n", isStyled: false)
    #expect(lines == ["a[31mbcde `fg`", "", "    hi"])
  }
}

struct `Markdown as a tree` {
  @Test func `is written with the names that clients know`() {
    let text = """
      ## H

      3. *a* **b**

      > `c` [d](https://x.org "t") ![e](f.png)

      |g|
      |-:|
      |h\\|i|

      ```swift
      j
      ```

      ---

      $$k$$

      l
      m\\
      $n$ [[o]] {{p}}
      """
    let expected = """
      [heading level=2 content=[[text text="H"]]]
      [list start=3 tight=true items=[[[paragraph content=[[emphasis content=[[text text="a"]]], [text text=" "], \
      [strong content=[[text text="b"]]]]]]]]
      [quote content=[[paragraph content=[[code text="c"], [text text=" "], [link href="https://x.org" title="t" \
      content=[[text text="d"]]], [text text=" "], [image media="f.png" alt="e"]]]]]
      [table columns=["right"] header=[[[text text="g"]]] rows=[[[[text text="h|i"]]]]]
      [code-block language="swift" text="j\\n"]
      [rule]
      [math-block tex="k" \
      mathml="<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mi>k</mi></math>" speech="k"]
      [paragraph content=[[text text="l"], [soft-break], [text text="m"], [hard-break], [math display=false tex="n" \
      mathml="<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>n</mi></math>" speech="n"], \
      [text text=" "], [gap name="o"], [text text=" "], [parameter name="p"]]]
      """
    guard case .array(let blocks) = MarkdownDocument.parse(text).document.encoded() else {
      Issue.record("a document is an array")
      return
    }
    #expect(blocks.map(Self.shown).joined(separator: "\n") == expected)
  }

  @Test func `has tight and loose lists, starts and alignments`() {
    func list(_ text: String) -> MarkdownList? {
      if case .list(let list) = MarkdownDocument.parse(text).document.blocks.first { list } else { nil }
    }
    #expect(list("- a\n- b")?.isTight == true)
    #expect(list("- a\n\n- b")?.isTight == false)
    #expect(list("- a")?.start == nil)
    #expect(list("0. a")?.start == 0)
    #expect(list("7) a\n8) b")?.items.count == 2)
    let table = MarkdownDocument.parse("|a|b|c|d|\n|-|:-|:-:|-:|\n").document.blocks.first
    if case .table(let table) = table {
      #expect(table.alignments == [.none, .left, .center, .right])
      #expect(table.rows == [])
    } else {
      Issue.record("no table")
    }
  }

  @Test func `takes formulas out of quotes and lists with their marks left behind`() {
    let blocks = MarkdownDocument.parse("> > $$\n> > a > b\n> > - c\n> > $$").document.blocks
    #expect(blocks == [.quote([.quote([.math(tex: "a > b\n- c")])])])
    let item = MarkdownDocument.parse("- x\n\n  $$\n  a\n  $$").document.blocks
    #expect(
      item == [.list(MarkdownList(start: nil, isTight: false, items: [[.paragraph([.text("x")]), .math(tex: "a")]]))])
    #expect(
      MarkdownDocument.parse("$a\n  b$").document.blocks == [.paragraph([.math(tex: "a\nb", isDisplayed: false)])])
  }

  private static func shown(_ value: MarkdownValue) -> String {
    switch value {
    case .string(let string): "\"" + string.replacing("\n", with: "\\n") + "\""
    case .integer(let integer): "\(integer)"
    case .bool(let bool): "\(bool)"
    case .array(let values): "[" + values.map(shown).joined(separator: ", ") + "]"
    case .object(let members):
      "["
        + members.enumerated().map { index, member in
          if index == 0, case .string(let type) = member.value { return type }
          return "\(member.name)=\(shown(member.value))"
        }.joined(separator: " ") + "]"
    }
  }
}
