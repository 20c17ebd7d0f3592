import AssayDiagnostics
import AssayYAML
import Testing

struct `The YAML that is read` {
  /// Text and outline: structure, styles, and text as it was written.
  @Test(arguments: [
    // Scalars keep their text; nothing is resolved.
    ("a: no", "{a: no}"), ("a: 1.10", "{a: 1.10}"), ("a: 0755", "{a: 0755}"), ("a: 12:30", "{a: 12:30}"),
    ("a: 1e3", "{a: 1e3}"), ("a: ~", "{a: ~}"), ("a: null", "{a: null}"), ("a: 2026-04-02", "{a: 2026-04-02}"),
    ("a: =", "{a: =}"), ("a: 'no'", "{a: 'no'}"), ("a: ''", "{a: ''}"), ("a: \"\"", "{a: \"\"}"), ("a:", "{a: ∅}"),
    // Plain scalars.
    ("a: b c  d", "{a: b c  d}"), ("a: b#c", "{a: b#c}"), ("a: b # c", "{a: b}"),
    ("a: http://x.y/z", "{a: http://x.y/z}"),
    ("a: -1", "{a: -1}"), ("a: -x", "{a: -x}"), ("a: ?x", "{a: ?x}"), ("a: :x", "{a: :x}"), ("a: b:c", "{a: b:c}"),
    ("a: one\n  two\n\n  three", "{a: one two\nthree}"), ("a: x, y", "{a: x, y}"), ("a: x [y] {z}", "{a: x [y] {z}}"),
    ("a: say {{x}} and $2^3$", "{a: say {{x}} and $2^3$}"), ("a: it's \"fine\"", "{a: it's \"fine\"}"),
    ("a b: c", "{a b: c}"), ("\"a\": b", "{\"a\": b}"), ("1: 2", "{1: 2}"), ("a.b-c_d: e", "{a.b-c_d: e}"),
    ("a: é ü 日本 🎓", "{a: é ü 日本 🎓}"),
    // Quoted scalars.
    ("a: 'it''s'", "{a: 'it's'}"), ("a: \"\\u00e9\\t\\\\\\\"\"", "{a: \"é\t\\\"\"}"),
    ("a: \"\\x41\\U0001F393\"", "{a: \"A🎓\"}"),
    ("a: \"x\n  y\n\n  z\"", "{a: \"x y\nz\"}"), ("a: \"x\\\n  y\"", "{a: \"xy\"}"), ("a: 'x\n  y'", "{a: 'x y'}"),
    ("a: \"Note: {{x}}, y\"", "{a: \"Note: {{x}}, y\"}"), ("a: \"# not\"", "{a: \"# not\"}"),
    // Blocks.
    ("a: |\n  x\n   y\n", "{a: |x\n y\n}"), ("a: |-\n  x\n", "{a: |x}"), ("a: |+\n  x\n\n", "{a: |x\n\n}"),
    ("a: >\n  x\n  y\n\n  z\n", "{a: >x y\nz\n}"), ("a: |2\n   x\n", "{a: | x\n}"),
    ("a: |\n  # text\n", "{a: |# text\n}"),
    ("a: |\n  {{x}}: y, [z]\n", "{a: |{{x}}: y, [z]\n}"), ("a: |\n", "{a: |}"),
    // Collections.
    ("- a\n- b", "[a, b]"), ("- - a\n  - b\n- c", "[[a, b], c]"), ("a:\n- b", "{a: [b]}"), ("a:\n  - b", "{a: [b]}"),
    ("- a: b\n  c: d", "[{a: b, c: d}]"), ("-\n  a: b", "[{a: b}]"), ("a: {}", "{a: {}}"), ("a: []", "{a: []}"),
    ("a: {b: c, d: [e, f]}", "{a: {b: c, d: [e, f]}}"), ("a: [b: c, d]", "{a: [{b: c}, d]}"), ("a: [b, ]", "{a: [b]}"),
    ("a: {b: c, }", "{a: {b: c}}"), ("a: {b: , c: d}", "{a: {b: ∅, c: d}}"), ("a: [\n b,\n c\n]", "{a: [b, c]}"),
    ("a: {\"b\":c}", "{a: {\"b\": c}}"), ("{\"a\": [1, true, null]}", "{\"a\": [1, true, null]}"),
    ("? a\n: b", "{a: b}"),
    // Around them.
    ("---\na: b", "{a: b}"), ("a: b\n...", "{a: b}"), ("%YAML 1.2\n---\na: b", "{a: b}"),
    ("# c\na: b # d\n# e", "{a: b}"),
    ("\u{FEFF}a: b", "{a: b}"), ("a: b\r\nc:\r\n  - d\r\n", "{a: b, c: [d]}"),
    ("a: |\r\n  x\r\n  y\r\n", "{a: |x\ny\n}"),
    ("a:\tb", "{a: b}"), ("a: 'x'   # c", "{a: 'x'}"), ("\n\n  \na: b", "{a: b}"), ("hello", "hello"),
  ])
  func `is what the author sees`(text: String, expected: String) throws {
    let read = YAMLTree.read(yamlFile(text))
    #expect(read.diagnostics == [])
    #expect(outline(try #require(read.value).root) == expected)
  }

  /// Text and the rules it breaks.
  @Test(arguments: [
    ("a: &x b", ["yaml-anchor"]), ("&x a: b", ["yaml-anchor"]), ("&x\na: b", ["yaml-anchor"]),
    ("- &x [b]", ["yaml-anchor"]),
    ("a: *x", ["yaml-alias"]), ("*x : b", ["yaml-alias"]), ("a: !x b", ["yaml-tag"]), ("a: ! b", ["yaml-tag"]),
    ("a: !<tag:x> b", ["yaml-tag"]), ("- !!map {a: b}", ["yaml-tag"]), ("a: &x !y b", ["yaml-anchor", "yaml-tag"]),
    ("a: !y &x b", ["yaml-tag", "yaml-anchor"]), ("<<: a", ["yaml-merge-key"]), ("a: {<<: {b: c}}", ["yaml-merge-key"]),
    ("[a]: b", ["yaml-key-not-text"]), ("{a: b}: c", ["yaml-key-not-text"]), ("a: {[b]: c}", ["yaml-key-not-text"]),
    ("a: 1\na: 2", ["duplicate-key"]), ("a: {b: 1, c: 2, 'b': 3}", ["duplicate-key"]),
    ("a: 1\n\"\\u0061\": 2", ["duplicate-key"]), ("a: 1\na: 2\na: 3", ["duplicate-key", "duplicate-key"]),
    ("---\na: 1\n---\nb: 2", ["yaml-documents"]), ("a: 1\n---\n", ["yaml-documents"]),
    ("%TAG !e! tag:e,2000:\n---\na: 1", ["yaml-directive"]), ("%YAML 3.0\n---\na: 1", ["yaml-directive"]),
    ("%FOO bar\n---\na: 1", ["yaml-directive"]), ("", ["file-empty"]), ("\n\n", ["file-empty"]),
    ("# c\n", ["file-empty"]),
    ("---\n...\n", ["file-empty"]), ("a: {{x}}", ["yaml-unquoted-braces"]), ("{{x}}: a", ["yaml-unquoted-braces"]),
    ("a: {b: c, d}", ["yaml-comma-in-flow"]), ("a: {b}", ["yaml-comma-in-flow"]),
    ("a: {b: c, d, e: f, g}", ["yaml-comma-in-flow", "yaml-comma-in-flow"]),
    ("a: {b: {c: d, e}, f}", ["yaml-comma-in-flow", "yaml-comma-in-flow"]), ("a: x\n  - y", ["yaml-dash"]),
  ])
  func `leaves out what says one thing and means another`(text: String, rules: [RuleID]) {
    #expect(Diagnostics(problems(in: text)).sorted().map(\.rule) == rules)
  }

  @Test(arguments: [
    ("a: 1\na: 2\nb: 3", "{a: 1, b: 3}"), ("[a]: b\nc: d", "{c: d}"), ("a: 1\n<<: {b: c}\nd: e", "{a: 1, d: e}"),
    ("a: {stem: x, y, b: c}", "{a: {stem: x, b: c}}"), ("a: {{x}}\nb: c", "{a: {{x}}, b: c}"),
    ("a: &x b\nc: *x", "{a: b, c: ∅}"), ("a: {b: c, c, c: d}", "{a: {b: c, c: d}}"),
  ])
  func `leaves out no more than is wrong`(text: String, expected: String) throws {
    let read = YAMLTree.read(yamlFile(text))
    #expect(read.hasErrors)
    #expect(outline(try #require(read.value).root) == expected)
  }
}
