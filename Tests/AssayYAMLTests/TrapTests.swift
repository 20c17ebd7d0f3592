import AssayDiagnostics
import AssayTestSupport
import AssayYAML
import Testing

struct `A mistake in YAML` {
  @Test func `is explained in the author's words`() {
    var shown = ""
    for text in TrapTexts.all {
      var files = SourceFiles()
      let file = files.add(path: "items.yaml", bytes: Array(text.utf8))
      let renderer = TerminalRenderer(files: files)
      let diagnostics = Diagnostics(YAMLTree.read(file).diagnostics)
      #expect(!diagnostics.isEmpty, "\(text)")
      #expect(!diagnostics.sorted().contains { $0.rule == "yaml-syntax" }, "\(text)")
      let source = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n      ")
      shown += "====  \(source)\n" + renderer.text(of: diagnostics) + "\n"
    }
    #expect(golden(shown, "traps.txt").isGood)
  }

  @Test func `is mended by its fix`() throws {
    var fixed = 0
    for text in TrapTexts.all {
      let file = yamlFile(text)
      for diagnostic in YAMLTree.read(file).diagnostics {
        for fix in diagnostic.fixes {
          let mended = YAMLTree.read(yamlFile(try file.applying(fix.edits)))
          #expect(!mended.diagnostics.contains { $0.rule == diagnostic.rule }, "\(text)")
          #expect(mended.value != nil, "\(text)")
          fixed += 1
        }
      }
    }
    #expect(fixed > 15)
  }
}

/// Texts with one mistake each.
enum TrapTexts {
  static let all = [
    // Braces
    "stem: {{length}} characters of {{symbols}}\n", "stem: {{length}}\n", "a: {stem: The {{x}} value, b: c}\n",
    "a: {stem: {{x}} is}\n", "- [a {{x}}, b]\n", "- {{x}} and \"{{y}}\" # comment\n",
    // Colons
    "stem: Note: this # not\n", "a: {stem: Note: this, b: c}\n", "a: [x: y: z]\n", "- Note: this: that\n",
    "a: {b: c,\n  d: e: f}\n", "a: {b:{c: d}}\n", "a: [x:, y]\n",
    // Commas
    "a: {stem: Hello, world}\n", "a: {id: x, stem: Hello, big, \"wide\" world, b: c}\n", "a: {world}\n",
    "a: {stem: It's, well}\n",
    // Quotes
    "a: \"unclosed\nb: 1\n", "a: 'tis the season\nb: 1\n", "a: 'it's'\n", "a: \"he said \"hi\" to\"\n",
    "a: \"open\nb: \"x\"\n", "a: [\"x\" y]\n", "a: \"x\"] y\n", "a: \"x\n---\nb\"\n",
    // Brackets
    "a: [x, y\nb: 1\n", "a: [x, y\n", "a: {x: y,\nb: 1\n", "a: {b: c, d]\n", "a: [b, c}\n", "a: [see [1], b]\n",
    "a: [1] is a footnote\n", "a: [x \"y\"\n  z: {w}]\n", "a: }\n", "a: [,]\n", "{a: 1}}\n",
    // Indentation
    "a: 1\n  b: 2\n", "a:\n  - x\n - y\n", "a:\n    b: 1\n  c: 2\n", "a:\n  - x\n  b: y\n", "items:\n- a: 1\n b: 2\n",
    "a:\n\tb: 1\n", "a: 1\n\tb: 1\n", "a: |\n\tx\n", "a: b\n- c\n",
    // The start of a text
    "a: @x\n", "a: `code` is\n", "a: 50\nb: %x\n", "%x: 1\n", "a: *bold* text\n", "a: & b\n", "a: ,b\n", "a: ? b\n",
    "a: - b\n", "a: one\n  - two\n", "a: |x\n  f\n", "a: [@x, y]\n",
    // Escapes
    "a: \"C:\\path\"\n", "a: \"\\xZZ\"\n",
    // Keys without a colon
    "a\nb: 1\n", "a: 1\nb\nc: 2\n", "a: 1\nb:2\nc: 3\n",
    // What the format leaves out
    "a: &x 1\nb: *x\n", "a: !!str 1\n", "a: !important note\n", "a: !important!x note\n", "<<: {a: b}\n",
    "? [a, b]\n: c\n", "a: 1\n---\nb: 2\n",
    "a: 1\n...\nb: 2\n", "%TAG ! tag:x,2000:\n---\na: 1\n", "%YAML 1.3\n---\na: 1\n", "a: 1\nb: 2\na: 3\n", "",
    "# only\n",
    "---\n", "a: \u{7}\n", "a: b\u{2028}c\n", "\u{FEFF}a: \u{FEFF}\n",
  ]
}
