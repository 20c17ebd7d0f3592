import AssayMarkdown
import AssayTestSupport
import Testing

struct `HTML from hostile Markdown` {
  /// After the OWASP XSS Filter Evasion Cheat Sheet and the tests of Markdown sanitisers, in words of our own.
  static let hostile = [
    "<script>alert(1)</script>", "<SCRIPT SRC=//x.example/y.js>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>", "<iframe src=javascript:alert(1)>", "<body onload=alert(1)>",
    "<style>*{}</style>",
    "<math><mtext></mtext></math>", "<a href='javascript:alert(1)'>x</a>", "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>", "<?php x ?>", "<!DOCTYPE x>", "<scr<script>ipt>", "</p><script>",
    "<a b=\"",
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java\tscript:alert(1))", "[x](<java\tscript:x>)",
    "[x](&#106;avascript:alert(1))", "[x](&#x6A&#x61;vascript:x)", "[x](\\javascript:x)",
    "[x](javascript&colon;alert(1))",
    "[x](\u{1}javascript:x)", "[x](%6aavascript:x)", "[x]( javascript:x)", "[x](<javascript:alert(1)>)",
    "[x](vbscript:x)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](file:///etc/passwd)", "[x](https:javascript:alert(1))",
    "[x](//x.example)",
    "[x](https://a\"onmouseover=alert(1)//)", "[x](<https://a\" onmouseover=\"alert(1)>)",
    "[x](https://a '\"><script>')",
    "[x](https://a \"\\\"><script>alert(1)</script>\")", "[\"><script>](https://a)", "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>", "<data:x,y>", "![x](javascript:alert(1))", "![\"onerror=\"alert(1)](m.png)",
    "![x](m.png \"\\\"onerror=\\\"alert(1)\")", "![x](https://track.example/p.gif)",
    "![x](data:image/svg+xml,<svg/onload=x>)",
    "![x](a..b/c..png)", "![x](../x)", "![x](a/../x)", "![x](a/..)", "![x](./x)", "![x](a//x)", "![x](/x)",
    "![x](\\\\host\\share)", "![x](..\\..\\x)", "![x](m.png\"onerror=x)", "![<script>](m.png)",
    "```\"><script>alert(1)</script>\nx\n```", "```x onclick=alert(1)\n```", "``` \" onclick=x\n```",
    "~~~<b>\n</code></pre><script>\n~~~",
    "`</code><script>alert(1)</script>`", "    </pre><script>alert(1)</script>", "$</span><script>alert(1)</script>$",
    "$$\\]</div><script>alert(1)</script>$$", "$\" onclick=\"x$", "[[a\"onclick=x]]", "[[<b>]]", "{{<b>}}", "{{\"}}",
    "[[a]](javascript:x)",
    "| <script> | \n|---|\n| </td><script> |", "# <script>alert(1)</script>", "> <script>\n> alert(1)",
    "- <img src=x\n  onerror=y>",
    "*<b*>x</b>*", "[<b>](https://a)</b>", "[a](https://x)[b](javascript:y)", "\u{0}<script>", "<\u{0}script>",
    "\u{FEFF}<script>",
    "\u{F0000}", "$a$\u{F0000}\u{F0001}", "\u{F0000}javascript:", "[x](\u{F0000}$javascript:$)", "&lt;script&gt;",
    "&#60;script>",
    "&NewLine;<b>", "<a\nhref=x>", "<https://x\">", "<https://a.b/<script>>", "<a@b.c\">",
    "[x](mailto:a@b?body=<script>)",
    "\u{202E}<tpircs>", "a\u{2028}<b>", "[x](https://a\u{202E}b)", "\r<script>\r", "<b\r>",
  ]

  @Test(arguments: hostile)
  func `holds no element, attribute or address outside the list`(text: String) {
    let parsed = MarkdownDocument.parse(text)
    #expect(HTMLScanner.violations(in: parsed.document.html()) == [])
    for line in parsed.document.terminalLines(width: 20) {
      #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }
  }

  @Test func `is held to the list by a scanner that sees what breaks it`() {
    let broken = [
      "<script>x</script>", "<p onclick=\"x\">x</p>", "<a href=\"javascript:x\">x</a>", "<p>", "</p>", "<p>x</em>",
      "<p",
      "<img src=\"https://x\">", "<p class=x>x</p>", "<span class=\"other\"></span>", "<!-- x -->", "a\u{1}b",
      "<code class=\"a b\"></code>", "<img data-media=\"a/../b\" alt=\"x\">", "<img data-media=\"/a\" alt=\"x\">",
      "<img data-media=\"..\" alt=\"x\">",
    ]
    for html in broken { #expect(!HTMLScanner.violations(in: html).isEmpty, "\(html)") }
    let parsed = MarkdownDocument.parse(Example.stimulus).document
    #expect(HTMLScanner.violations(in: parsed.html()) == [])
  }

  @Test func `stays safe however texts are cut up and put together`() {
    var random = SeededBits(state: 20_260_402)
    let seeds = (Self.hostile + [Example.stimulus]).map { Array($0.unicodeScalars) }
    let marks = Array("<>[](){}!*_`$\\|&#:;\"'=/-+.~ \n\t\r\u{F0000}é1a".unicodeScalars)
    for round in 0..<4_000 {
      var text = String.UnicodeScalarView()
      for _ in 0...random.below(3) {
        let seed = seeds[random.below(seeds.count)]
        let start = random.below(seed.count)
        text.append(contentsOf: seed[start..<(start + 1 + random.below(min(seed.count - start, 200)))])
        for _ in 0..<random.below(4) { text.append(marks[random.below(marks.count)]) }
      }
      let string = String(text)
      let parsed = MarkdownDocument.parse(string)
      let html = parsed.document.html()
      let violations = HTMLScanner.violations(in: html)
      #expect(violations == [], "round \(round): \(string.debugDescription)")
      #expect(MarkdownDocument.check(string) == parsed.check, "round \(round): \(string.debugDescription)")
      let places = parsed.check.problems.map(\.range) + (parsed.check.gaps + parsed.check.parameters).map(\.range)
      #expect(
        places.allSatisfy { $0.upperBound <= string.utf8.count && !$0.isEmpty },
        "round \(round): \(string.debugDescription)")
      _ = parsed.document.terminalLines(width: 20 + random.below(60), isStyled: true)
      _ = parsed.document.plainText()
      _ = parsed.document.encoded()
    }
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014), so that a failing round can be run again.
struct SeededBits {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, `bound`; 0 when there is none.
  mutating func below(_ bound: Int) -> Int { bound <= 0 ? 0 : Int(next() % UInt64(bound)) }
}
