import AssayDiagnostics
import AssayTestSupport
import AssayYAML
import Testing

struct `A YAML stream` {
  @Test(arguments: [
    ("bank: b\nitems:\n  - id: a\n  - [b]\nz: 1\n", ["bank=b", "items:", "- {id: a}", "- [b]", "z=1"]),
    ("items:\n- a\n-\nz: [1]\n", ["items:", "- a", "- ∅", "z=[1]"]),
    ("items: [a, {b: c}]\nz: 1\n", ["items:", "- a", "- {b: c}", "z=1"]),
    ("{items: [a, {b: c}], z: {y: x}}\n", ["items:", "- a", "- {b: c}", "z={y: x}"]),
    ("items: {a: b}\n", ["items={a: b}"]), ("items:\n", ["items=∅"]), ("items: []\n", ["items:"]),
    ("other: [a]\n", ["other=[a]"]), ("\u{FEFF}items:\r\n  - a\r\n", ["items:", "- a"]),
  ])
  func `gives entries, and lists element by element`(text: String, parts: [String]) {
    let result = streamed(text)
    #expect(result.parts == parts)
    #expect(result.diagnostics == [])
    #expect(result.isComplete)
  }

  @Test func `gives what the tree holds`() throws {
    for text in StreamTexts.all {
      let root = try #require(YAMLTree.read(yamlFile(text)).value).root
      var expected: [String] = []
      for entry in root.entries {
        if entry.key.isText("items"), entry.value.isSequence {
          expected.append("items:")
          expected += entry.value.elements.map { "- \(outline($0))" }
        } else {
          expected.append("\(entry.key.string)=\(outline(entry.value))")
        }
      }
      #expect(streamed(text).parts == expected)
    }
  }

  @Test func `keeps nodes valid after it has gone on`() {
    var stream = YAMLStream(yamlFile("items:\n  - {a: one}\n  - {a: two}\n  - {a: three}\n"))
    var kept: [YAMLNode] = []
    while let part = stream.next() {
      if case .element(let node) = part { kept.append(node) }
    }
    #expect(kept.map { $0["a"]?.string } == ["one", "two", "three"])
    #expect(kept.map { $0.span.line } == [2, 3, 4])
  }

  @Test func `refuses a key at the top that is written twice and keeps the first`() {
    let marked = MarkedText("⟦a⟧: 1\nitems: [x]\n⟦a⟧: 2\n⟦items⟧: [y]\n")
    let result = streamed(marked.text)
    #expect(result.parts == ["a=1", "items:", "- x"])
    #expect(result.diagnostics.map(\.rule) == ["duplicate-key", "duplicate-key"])
    #expect(result.diagnostics.map { $0.span?.range } == [marked.ranges[1], marked.ranges[2]])
    #expect(result.diagnostics.first?.notes.first?.span?.range == marked.ranges[0])
  }

  @Test(arguments: [("- a\n", "list"), ("hello\n", "text")])
  func `refuses a file that is no mapping`(text: String, kind: String) {
    let result = streamed(text)
    #expect(result.parts == [])
    #expect(result.diagnostics.map(\.rule) == ["file-not-a-mapping"])
    #expect(result.diagnostics.first?.message.text.hasSuffix(kind) == true)
  }

  @Test(arguments: [
    // An element in the middle, the first, the last, and two of them.
    ("items:\n  - a: 1\n  - b: @x\n    c: 2\n  - d: 3\nz: 1\n", ["items:", "- {a: 1}", "- {d: 3}", "z=1"], 1),
    ("items:\n  - a: @x\n  - b: 1\n", ["items:", "- {b: 1}"], 1),
    ("items:\n  - a: 1\n  - b: [x\nz: 1\n", ["items:", "- {a: 1}", "z=1"], 1),
    ("items:\n- a: \"x\n- b: 1\n- c: x: y\n- d: 2\nz: 1\n", ["items:", "- {b: 1}", "- {d: 2}", "z=1"], 2),
    ("items:\n  - a: 1\n    b:\n     - c\n    - d\n   e: 1\n  - f: 2\n", ["items:", "- {f: 2}"], 1),
    ("items:\n- a\n- \"x\" y\n- b\nz: 1\n", ["items:", "- a", "- \"x\"", "- b", "z=1"], 1),
    // An entry before and after the list.
    ("x: 1\ny: `x\nitems:\n  - a\nz: \"q\n", ["x=1", "items:", "- a"], 2),
    ("x:\n  a: 1\n   b: 2\nitems: [a, b\nz: 1\n", ["items:", "- a", "- b z", "z=1"], 2),
    ("items:\n  - a\n  b: 1\n  - c\nz: 1\n", ["items:", "- a", "- c", "z=1"], 1),
  ])
  func `goes on behind what makes no sense`(text: String, parts: [String], errors: Int) {
    let result = streamed(text)
    #expect(result.parts == parts)
    #expect(result.diagnostics.count == errors, "\(result.diagnostics)")
    #expect(!result.isComplete)
  }

  @Test func `takes reading up again only so often`() {
    let text = "items:\n" + String(repeating: "  - a: @x\n", count: 1000)
    let result = streamed(text)
    #expect((20...42).contains(result.diagnostics.count))
    #expect(!result.isComplete)
  }
}

/// Texts in which nothing is wrong.
enum StreamTexts {
  static let all = [
    "items:\n  - id: a\n    stem: |\n      x\n\n      y\n  - id: b\n    z: >-\n      x\n      y\n",
    "title: \"é\"\nitems:\n- {a: [b, c: d]}\n-\n- - x\n  - y\n# end\n",
    "a: {b: {c: [d, {e: f}]}}\nitems: []\n", "items:\n  - 'it''s'\n  - \"\\u00e9\\n\"\n  - two\n    lines\nend: ∅\n",
  ]
}
