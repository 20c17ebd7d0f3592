import AssayMarkdown
import AssayTestSupport
import Testing

struct `A mistake in Markdown` {
  @Test(
    arguments: [
      (.rawHTML, "a ⟦<b>⟧x</b> y"),
      (.rawHTML, "⟦<div>⟧\n*x*\n</div>"),
      (.rawHTML, "> quote\n> more ⟦<u>⟧text</u>"),
      (.rawHTML, "- item\n  - inner ⟦<br/>⟧ x"),
      (.rawHTML, "| a | b |\n|---|---|\n| c | ⟦<br>⟧ |"),
      (.rawHTML, "`<b>` and \\<i> and ⟦<b>⟧x</b>"),
      (.rawHTML, "ünï ⟦<sub>⟧2</sub>"),
      (.rawHTML, "$<b>$ then ⟦<i>⟧x</i>"),
      (.rawHTML, "$$\n<b>\n$$\n\nthen ⟦<i>⟧x</i>"),
      (.rawHTML, "a\r\nb ⟦<em>⟧x"),
      (.rawHTML, "x ⟦<!-- remark -->⟧ y"),
      (.rawHTML, "⟦<script>⟧\nalert(1)\n</script>"),
      (.linkAddress, "see [this](⟦javascript:alert(1)⟧)"),
      (.linkAddress, "see [this](⟦data:text/html,x⟧)"),
      (.linkAddress, "see [this](⟦other.html⟧)"),
      (.linkAddress, "see [this](⟦//evil.example⟧)"),
      (.linkAddress, "see [this](⟦#here⟧)"),
      (.linkAddress, "<⟦ftp://x.org⟧>"),
      (.linkAddress, "[a][b]\n\n[b]: ⟦vbscript:x⟧"),
      (.linkAddress, "[b]: ⟦JavaScript:x⟧\n\n[a][b]"),
      (.linkAddress, "⟦[⟧a](java&#115;cript:x)"),
      (.linkAddress, "[a](⟦https:⟧)"),
      (.imageSource, "![a door](⟦https://x.org/door.png⟧)"),
      (.imageSource, "![a door](⟦data:image/png;base64,AAAA⟧)"),
      (.imageSource, "![a door](⟦../door.png⟧)"),
      (.imageSource, "![a door](⟦media/../../door.png⟧)"),
      (.imageSource, "![a door](⟦/etc/door.png⟧)"),
      (.imageSource, "![a door](⟦media/door.png?x⟧)"),
      (.imageSource, "![a door](⟦media/%2e%2e/x⟧)"),
      (.imageSource, "![a door](⟦media//x.png⟧)"),
      (.imageAlternative, "![](⟦media/door.png⟧)"),
      (.dollar, "it is ⟦$⟧x + 1 and no more"),
      (.dollar, "a ⟦$$⟧ b\n\nc $ d"),
      (.dollar, "⟦$$⟧x^2"),
      (.dollar, "is ⟦$ x_1 $⟧ large?"),
      (.dollar, "costs ⟦$6 or US$⟧ 7"),
      (.gapName, "a ⟦[[my gap]]⟧ b"),
      (.gapName, "a ⟦[[]]⟧ b"),
      (.gapName, "a ⟦[[-x]]⟧ b"),
      (.parameterName, "a ⟦{{ n }}⟧ b"),
      (.parameterName, "a ⟦{{n + 1}}⟧ b"),
      (.depth, "⟦" + String(repeating: ">", count: 33) + " x⟧"),
      (.depth, "⟦" + String(repeating: "- ", count: 33) + "x⟧"),
    ] as [(MarkdownProblem.Code, String)])
  func `has its code and its place`(code: MarkdownProblem.Code, marked: String) {
    let marked = MarkedText(marked)
    let problems = MarkdownDocument.check(marked.text).problems
    #expect(problems.map(\.code) == [code])
    #expect(problems.map(\.range) == marked.ranges)
    #expect(problems.allSatisfy { !$0.message.isEmpty && !$0.help.isEmpty && !$0.message.hasSuffix(".") })
  }

  @Test(arguments: [
    "`<b>`", "```\n<b> [[my gap]] $x {{ n }}\n```", "~~~\n$x\n~~~", "a\n\n    <b> $x {{ n }} [[my gap]]", "\\<b>",
    "&lt;b&gt;",
    "a < b > c", "1 <2", "<- x", "$a<b$", "[x](https://a.org)", "[x](HTTP://a.org/ü)", "[x](mailto:a@b.org)",
    "![door](media/door.png)", "![door](<media/the door.png>)", "\\$x", "$5", "from $20,000 to $30,000", "5 $ or 6 $",
    "(in US$)", "`$x`", "`` ` $x ``", "$a_1$ and $b$", "$$x$$", "$\\$$", "$\\text{5 apples}$", "$2^{n \\ldots mn}$",
    "[[a]]",
    "\\[[my gap]]", "[[1]](https://a.org)", "{{n}}", "\\{{ n }}", "$\\frac{{a}}{b}$", "$x =\n y$", "> $$\n> x\n> $$",
    "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -", "# heading", "[a]", "[a] [b][c]", "![",
    "| a |\n|---|\n| $|x|$ |", "",
  ])
  func `is not found where there is none`(text: String) {
    #expect(MarkdownDocument.check(text).problems == [])
    #expect(MarkdownDocument.parseMarkdown(text).check.problems == [])
  }

  @Test func `is reported with all others, in the order of the text`() {
    let marked = MarkedText("⟦<b>⟧x</b> [y](⟦ftp:z⟧) ⟦$⟧a [[g]] ![](⟦media/m⟧) ⟦<b>⟧ {{p}}")
    let check = MarkdownDocument.check(marked.text)
    #expect(check.problems.map(\.range) == marked.ranges)
    #expect(check.problems.map(\.code) == [.rawHTML, .linkAddress, .dollar, .imageAlternative, .rawHTML])
    #expect(check.gaps.map(\.name) == ["g"])
    #expect(check.parameters.map(\.name) == ["p"])
  }

  @Test func `comes with what to write instead`() {
    let helps = [
      "<b>x</b>": "write `**bold**`", "a<br>b": "end the line with a backslash", "H<sub>2</sub>O": "`$x_1$`",
      "<img src=x>": "`![what it shows](media/file.png)`", "<table>": "write a table with `|`",
      "<!-- x -->": "after a `#` in the YAML", "<input>": "`[[name]]`", "<x-y>": "write it in Markdown",
    ]
    for (text, help) in helps {
      #expect(MarkdownDocument.check(text).problems.first?.help.contains(help) == true, "\(text)")
    }
  }

  @Test func `keeps its words in the document`() {
    let text = "<b>bold</b> [click](javascript:x) ![a door](http://x/y) $x [[my gap]]"
    let document = MarkdownDocument.parse(text).document
    #expect(document.plainText() == "<b>bold</b> click a door $x [[my gap]]")
  }
}

struct `A gap or a parameter` {
  @Test func `is named with its place, as often as it stands in the text`() {
    let marked = MarkedText("⟦[[a]]⟧ *⟦[[b.c-d_1]]⟧* `[[code]]`\n\n> ⟦[[a]]⟧\n\n| x |\n|---|\n| ⟦[[9]]⟧ |")
    let gaps = MarkdownDocument.check(marked.text).gaps
    #expect(gaps.map(\.name) == ["a", "b.c-d_1", "a", "9"])
    #expect(gaps.map(\.range) == marked.ranges)
  }

  @Test func `has a name of at most 64 characters`() {
    let name = String(repeating: "n", count: 64)
    #expect(MarkdownDocument.check("[[\(name)]]").gaps.map(\.name) == [name])
    #expect(MarkdownDocument.check("[[\(name)n]]").problems.map(\.code) == [.gapName])
  }

  @Test func `in code, a formula, an address or the words of an image stays what was typed`() {
    let text = "`[[a]]` $x_{[[b]]}$ [l](https://x.org/[[c]]) ![[[d]]](m.png) ![e *[[f]]*](n.png)"
    let parsed = MarkdownDocument.parse(text)
    #expect(parsed.check.gaps == [])
    #expect(parsed.document.plainText() == "[[a]] x_{[[b]]} l [[d]] e [[f]]")
    #expect(parsed.document.html().contains("href=\"https://x.org/%5B%5Bc%5D%5D\""))
  }

  @Test func `is filled in as text, never as Markdown`() {
    let document = MarkdownDocument.parse("{{n}} and {{m}}: $x = {{n}}$, `{{n}}`\n\n    {{n}} {{{n}}} {{ n }} {{k}}")
      .document
    let filled = document.filled(["n": "*4* <b> $1 {{m}}", "k": "1"])
    #expect(
      filled.plainText()
        == "*4* <b> $1 {{m}} and {{m}}: x = *4* <b> $1 {{m}}, *4* <b> $1 {{m}}\n\n"
        + "*4* <b> $1 {{m}} {*4* <b> $1 {{m}}} {{ n }} 1")
    #expect(document.filled([:]) == document)
  }

  @Test func `and an image can go under another name`() {
    let document = MarkdownDocument.parse("- [[a]] **[[b]]**\n- ![x](m/1.png) ![y](m/2.png)").document
    #expect(document.mediaPaths == ["m/1.png", "m/2.png"])
    let renamed = document.renamingGaps { "g-" + $0 }.replacingMedia { $0 == "m/1.png" ? "media-7" : nil }
    #expect(
      renamed.html() == "<ul>\n<li><span class=\"gap\" data-gap=\"g-a\"></span> "
        + "<strong><span class=\"gap\" data-gap=\"g-b\"></span></strong></li>\n"
        + "<li><img data-media=\"media-7\" alt=\"x\"> y</li>\n</ul>\n")
  }
}
