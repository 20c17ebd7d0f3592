import AssayMarkdown
import Testing

struct `A text beyond measure` {
  static let patterns: [(String, String)] = [
    ("", ">"), ("", "> "), ("", "["), ("", "[["), ("", "]"), ("", "![l"), ("", "[a]("), ("", "*"), ("", "*a "),
    ("", "_a"),
    ("", "*_"), ("", "`"), ("", "`a``b"), ("", "<"), ("", "<!--"), ("", "<a "), ("", "&"), ("", "\\"), ("", "- "),
    ("", "1. "),
    ("", "-\n"), ("", "$"), ("", "$a"), ("", "$a "), ("", "$$"), ("", "$$ "), ("", "$a$1"), ("", "{{"), ("", "{{a"),
    ("", "}}"), ("", "$a$"),
    ("", "[[a]]"), ("", "a\n"), ("", "\n"), ("", "|"), ("", "|a|\n|-|\n"), ("a\n", "-|"), ("a|b\n-|-\n", "x\n"),
    ("", "\u{F0000}"),
    ("", "<b>"), ("", "[a](b:c)"), ("", "$ x_ "), ("", "```\n"), ("", "~~~"), ("> ", "$a\n> "), ("", "é"),
  ]

  @Test(arguments: [20_000, MarkdownDocument.maximumByteCount])
  func `comes back, in time, with its words`(size: Int) {
    for (head, repeated) in Self.patterns {
      var text = head
      while text.utf8.count + repeated.utf8.count <= size { text += repeated }
      let parsed = MarkdownDocument.parse(text)
      #expect(HTMLScanner.violations(in: parsed.document.html()) == [], "\(head)\(repeated)…")
      #expect(parsed.check.problems.count <= 100, "\(head)\(repeated)…")
    }
  }

  @Test func `is refused as too long, too wide or too deep`() {
    let long = String(repeating: "a ", count: MarkdownDocument.maximumByteCount / 2)
    #expect(MarkdownDocument.check(long).problems == [])
    #expect(MarkdownDocument.check(long + "b").problems.map(\.code) == [.size])
    #expect(MarkdownDocument.parse(long + "b").document.blocks == [.paragraph([.text(long + "b")])])
    let wide = "a\n" + String(repeating: "-|", count: 5_000) + "\n" + String(repeating: "x\n", count: 5_000)
    #expect(MarkdownDocument.check(wide).problems.map(\.code) == [.size])
    let many = String(repeating: "$a$ ", count: 10_001)
    #expect(MarkdownDocument.check(many).problems.map(\.code) == [.size])
    #expect(MarkdownDocument.check(String(many.dropLast(4))).problems == [])
  }

  @Test func `that is too deep says so once and keeps its words`() {
    let parsed = MarkdownDocument.parse(Self.emphasis(40))
    #expect(parsed.check.problems.map(\.code) == [.depth])
    #expect(
      parsed.document.plainText() == String(repeating: "a ", count: 40) + "x" + String(repeating: " b", count: 39))
    let lists = (0..<40).map { String(repeating: "  ", count: $0) + "- i\($0)" }.joined(separator: "\n")
    let list = MarkdownDocument.parse(lists)
    #expect(list.check.problems.map(\.code) == [.depth])
    for level in 0..<40 { #expect(list.document.plainText().contains("i\(level)")) }
  }

  @Test func `may be exactly as deep as the limit`() {
    #expect(MarkdownDocument.check(String(repeating: ">", count: 32) + " x").problems == [])
    #expect(MarkdownDocument.check(String(repeating: ">", count: 33) + " x").problems.map(\.code) == [.depth])
    #expect(MarkdownDocument.check(Self.emphasis(32)).problems == [])
    #expect(MarkdownDocument.check(Self.emphasis(33)).problems.map(\.code) == [.depth])
  }

  /// So many levels of emphasis, one in another.
  private static func emphasis(_ levels: Int) -> String {
    String(repeating: "*a ", count: levels) + "x" + String(repeating: "* b", count: levels - 1) + "*"
  }
}

struct `A plain text` {
  @Test(arguments: [
    "", "Hello", "A firewall rule (port 443): yes, it's plain!", "a - b + c = d", "multi-factor, 100% {a}",
    "Ünïcode — “quotes” 漢字",
    "ends \n", "2024 was a year", "3,5", "a | b", "a > b", "a # b", "12345678901. x", "a\tb", "~", "a ~~~ b", "!",
  ])
  func `is recognised, and is what the parser makes of it`(text: String) {
    let isPlain = MarkdownDocument.isPlain(text)
    #expect(isPlain || text == "~")
    #expect(MarkdownDocument.parse(text).document == MarkdownDocument.parseMarkdown(text).document)
  }

  @Test(arguments: [
    "*a*", "_", "a_b", "`", "a\nb", "a\n\nb", " a", "\ta", "- a", "+ a", "# a", "> a", "1. a", "1) a", "1.", "<",
    "&amp;", "\\", "[",
    "$", "{{a}}", "~~~", "|a|", ":-", "\u{0}", "a\u{1}", "\u{FEFF}a", "\na", "---", "=",
  ])
  func `is not what has so much as the beginning of a mark`(text: String) {
    #expect(!MarkdownDocument.isPlain(text))
  }

  @Test func `is never claimed wrongly`() {
    var random = SeededBits(state: 3)
    let alphabet = Array("ab12 .)-+*_#>|:=~`$[{}!\\<&\n\t\r\u{B}\u{C}\u{0}éa\u{FEFF}漢 ".unicodeScalars)
    var plain = 0
    for _ in 0..<30_000 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<random.below(7) { scalars.append(alphabet[random.below(alphabet.count)]) }
      let text = String(scalars)
      let parsed = MarkdownDocument.parseMarkdown(text)
      if MarkdownDocument.isPlain(text) {
        plain += 1
        #expect(MarkdownDocument.parse(text) == parsed, "\(text.debugDescription)")
      }
      if MarkdownDocument.isHarmless(text) { #expect(parsed.check == MarkdownCheck(), "\(text.debugDescription)") }
    }
    #expect(plain > 3_000)
  }
}
