import AssayDiagnostics
import AssayTestSupport
import Testing

struct `A renderer` {
  let files: SourceFiles
  let diagnostics: Diagnostics

  init() {
    (files, diagnostics) = Self.example()
  }

  @Test func `shows people the line, the place and what to do`() {
    let terminal = TerminalRenderer(files: files)
    #expect(
      golden(terminal.text(of: diagnostics) + terminal.summary(of: diagnostics, fileCount: 12) + "\n", "terminal.txt")
        .isGood)
  }

  @Test func `colours when asked, and changes nothing else`() {
    let plain = TerminalRenderer(files: files).text(of: diagnostics)
    let coloured = TerminalRenderer(files: files, colours: true).text(of: diagnostics)
    #expect(golden(coloured, "terminal-colours.txt").isGood)
    var stripped = ""
    var rest = coloured[...]
    while let escape = rest.firstIndex(of: "\u{1B}") {
      stripped += rest[..<escape]
      rest = rest[escape...].drop { $0 != "m" }.dropFirst()
    }
    #expect(stripped + rest == plain)
    #expect(!plain.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test func `writes JSON with stable members`() {
    #expect(golden(JSONRenderer(files: files).text(of: diagnostics, fileCount: 12), "diagnostics.json").isGood)
  }

  @Test func `writes SARIF`() {
    let renderer = SARIFRenderer(
      files: files, toolVersion: "1.2.3", descriptions: ["key-missing": "Choice items need a key."])
    #expect(golden(renderer.text(of: diagnostics), "diagnostics.sarif").isGood)
  }

  @Test(arguments: [
    (0, 0, "no problems in 1 file"), (1, 0, "1 error in 1 file"), (2, 1, "2 errors, 1 warning in 1 file"),
  ])
  func `sums up`(errors: Int, warnings: Int, line: String) {
    var diagnostics = Diagnostics()
    for i in 0..<errors { diagnostics.add(Diagnostic("e\(i)", rule: "a", at: nil)) }
    for i in 0..<warnings { diagnostics.add(Diagnostic("w\(i)", rule: "a", severity: .warning, at: nil)) }
    #expect(TerminalRenderer(files: files).summary(of: diagnostics, fileCount: 1) == line)
  }

  /// The line of dots and carets must cover what the mark covers, whatever stands before it.
  @Test(arguments: [
    "  key: ⟦value⟧", "\tkey:\t⟦v⟧", "日本: ⟦語⟧", "e\u{301}: ⟦e\u{301}⟧x", "👩‍🏫: ⟦🎓🎓⟧", "a: ⟦⟧", "\u{1B}[2J: ⟦\u{202E}x⟧",
    String(repeating: "é", count: 5000) + "⟦here⟧" + String(repeating: "語", count: 5000),
    "⟦" + String(repeating: "x", count: 5000) + "⟧",
    String(repeating: "日", count: 60) + "⟦" + String(repeating: "x", count: 70) + "⟧",
  ])
  func `underlines the columns of the place`(text: String) throws {
    let marked = MarkedText(text)
    var files = SourceFiles()
    let file = files.add(path: "a", bytes: Array(marked.text.utf8))
    let shown = TerminalRenderer(files: files).text(of: Diagnostic("m", rule: "r", at: file.span(marked.ranges[0])))
    let lines = shown.split(separator: "\n").map(String.init)
    let (line, sign) = (lines[3], lines[4])
    let start = displayWidth(of: String(sign.prefix { $0 != "^" }))
    let count = sign.count { $0 == "^" }
    #expect(displayWidth(of: line) <= 120)
    // What stands in these columns is the marked text.
    var column = 0
    let covered = line.filter { character in
      defer { column += displayWidth(of: character) }
      return column >= start && column < start + count
    }
    let expected = marked.text.utf8.dropFirst(marked.ranges[0].lowerBound).prefix(marked.ranges[0].count)
    let text = String(decoding: Array(expected), as: UTF8.self)
    if text.isEmpty {
      #expect(count == 1 && covered.isEmpty)
    } else if text.hasPrefix("\u{202E}") {
      #expect(covered == "\\u{202E}x")
    } else {
      #expect(text.hasPrefix(covered) && !covered.isEmpty)
    }
  }

  private static func example() -> (SourceFiles, Diagnostics) {
    let marked = MarkedText(
      """
      items:
        - ⟦id: q1⟧
          stem: "Wählen Sie ⟦日本⟧ \u{1B}[31m"
          options:
      \t- ⟦correkt⟧: {{x}}
        - ⟦id⟧: ⟦q2
          type: choice⟧

      """)
    var files = SourceFiles()
    let file = files.add(path: "items/a b.yaml", bytes: Array(marked.text.utf8))
    let other = files.add(path: "items/é.yaml", bytes: Array("- id: q1\n".utf8))
    let spans = marked.ranges.map(file.span)
    var diagnostics = Diagnostics()
    diagnostics.add(
      Diagnostic(
        "there is no `bank.yaml`", rule: "bank-missing", at: nil, help: "run `assay new`\nor change to its folder"))
    diagnostics.add(
      Diagnostic(
        "`q1` is used twice", rule: "duplicate-id", at: spans[0],
        notes: [.init("`q1` is first used here", at: other.span(2..<8)), .init("ids are compared as bytes")]))
    diagnostics.add(Diagnostic("two languages in one text", rule: "language", severity: .note, at: spans[1]))
    diagnostics.add(
      Diagnostic(
        "`correkt` is no key of an option", rule: "unknown-key", at: spans[2], help: "did you mean `correct`?",
        fixes: [.init("write `correct`", edits: [TextEdit(spans[2], "correct")])]))
    diagnostics.add(
      Diagnostic(
        "`q2` has no key; write `correct:` for the option that is right {{x}}", rule: "key-missing", severity: .warning,
        at: spans[4]))
    return (files, diagnostics)
  }
}
