import AssayDiagnostics
import AssayYAML
import Testing

struct `A part of a file` {
  /// Lines that mean something else, or nothing, at one place or another of a list.
  private static let snippets = [
    "...", "---", "# note", "    # note", "title: T", "items:", "defaults: {points: 2}", "- id: x", "  - id: x",
    "   - y", "    stem: \"open", "    stem: 'it\n  - is\n    quoted'", "    hints: [a,\n  - b]",
    "    stem: |+\n\n      - a\n\n", "    stem: >\n     - a\n  # no text", "    tags: [a, b", "    key: &a 1",
    "    key: *a", "\t", "    é: \u{FC}", "    x: \u{7}", "    id: twice", "  -", "  -\n    id: z", "- ", "%YAML 1.2",
    "    q: a\n  - b: c", "  - |\n   - text\n  - 'a\n\n  - b'",
  ]

  /// A list in which something odd may stand at some places.
  private static func text(_ generator: inout Generator) -> String {
    let indent = ["  ", "", "    "][generator.below(8) == 0 ? generator.below(3) : 0]
    var lines = generator.below(4) == 0 ? ["# A file", "defaults: {points: 1}"] : []
    lines.append(generator.below(16) == 0 ? "items: # all" : "items:")
    for number in 0..<30 {
      lines.append("\(indent)- id: q\(number)\n\(indent)  stem: Word \(number)")
      if number % 7 == 3 { lines.append("\(indent)  note: |\n\(indent)    - a\n\n\(indent)    b") }
    }
    for _ in 0..<generator.below(3) {
      lines.insert(snippets[generator.below(snippets.count)], at: generator.below(lines.count + 1))
    }
    let end = generator.below(6) == 0 ? "\r\n" : "\n"
    return (generator.below(9) == 0 ? "\u{FEFF}" : "") + lines.joined(separator: end) + end
  }

  @Test(arguments: 0..<4)
  func `gives what the whole file gives, or says that it cannot`(seed: Int) {
    var generator = Generator(seed: UInt64(seed))
    var counts = (sound: 0, unsound: 0)
    for _ in 0..<400 {
      let text = Self.text(&generator)
      let parts = YAMLPart.parts(of: yamlFile(text), size: 60 + generator.below(300))
      guard !parts.isEmpty else { continue }
      let read = parts.map { parted($0, of: text) }
      guard read.allSatisfy(\.isSound) else {
        counts.unsound += 1
        continue
      }
      counts.sound += 1
      let whole = all(YAMLStream(yamlFile(text)))
      #expect(whole.isSound, "\(text.debugDescription)")
      #expect(read.flatMap(\.parts) == whole.parts, "\(text.debugDescription)")
    }
    #expect(counts.sound > 50 && counts.unsound > 50)
  }

  @Test func `is about as large as was asked for`() {
    let text = "items:\n" + (0..<1000).map { "  - id: q\($0)\n" }.joined()
    let parts = YAMLPart.parts(of: yamlFile(text), size: 1000)
    #expect(parts.count == text.utf8.count / 1000)
    #expect(parts.map { parted($0, of: text).parts.count }.reduce(0, +) == 1001)
  }

  @Test(arguments: ["items: [a, b]\n", "set: s\n", "items: {a: 1}\n", "{items: [\n - a]}\n", ""])
  func `is not cut where no element shows`(head: String) {
    #expect(YAMLPart.parts(of: yamlFile(head + String(repeating: "# note\n", count: 99)), size: 50).isEmpty)
  }

  private func parted(_ part: YAMLPart, of text: String) -> (parts: [String], isSound: Bool) {
    all(YAMLStream(part, of: yamlFile(text)))
  }

  /// Everything that a stream gives, with all places.
  private func all(_ stream: consuming YAMLStream) -> (parts: [String], isSound: Bool) {
    var parts: [String] = []
    while let part = stream.next() {
      switch part {
      case .entry(let key, let value): parts.append("\(places(key)): \(places(value))")
      case .list(let key): parts.append("\(places(key)):")
      case .element(let node): parts.append("- \(places(node))")
      }
    }
    return (parts, stream.isComplete && stream.diagnostics.isEmpty)
  }

  private func places(_ node: YAMLNode) -> String {
    "\(outline(node)) \(nodes(below: node).map { "\($0.span.range)@\($0.span.line):\($0.span.column)" })"
  }
}
