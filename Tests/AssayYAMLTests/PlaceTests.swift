import AssayDiagnostics
import AssayTestSupport
import AssayYAML
import Testing

struct `A node's place` {
  /// Marks stand around each node, inner ones before outer ones that begin at the same byte.
  @Test(arguments: [
    "⟦⟦key⟧: ⟦value⟧⟧ # comment\n",
    "⟦⟦a⟧:\n  ⟦⟦b⟧: ⟦c⟧\n  ⟦d⟧: ⟦\"e \\u00e9\"⟧⟧⟧\n\n# end\n",
    "⟦⟦a⟧: ⟦[⟦x⟧, ⟦'y'⟧, ⟦{⟦k⟧: ⟦v⟧}⟧]⟧⟧\n",
    "⟦⟦a⟧:\n⟦- ⟦x⟧\n- ⟦⟦y⟧: ⟦z⟧⟧⟧⟧\n",
    "⟦⟦größe⟧: ⟦\"ß\"⟧⟧\n",
    "⟦⟦日本⟧: ⟦[⟦語⟧, ⟦x⟧]⟧⟧\n",
    "⟦⟦👩‍🏫⟧: ⟦{⟦é⟧: ⟦x⟧}⟧⟧\r\n",
    "\u{FEFF}⟦⟦é⟧: ⟦x⟧\r\n⟦b⟧: ⟦y⟧⟧\r\n",
    "⟦⟦a⟧: ⟦|\n  text\n\n  more⟧\n\n⟦b⟧: ⟦>-\n  folded⟧⟧\n\n",
    "⟦⟦a⟧: ⟦plain\n  over lines⟧\n⟦b⟧: ⟦\"quoted\n  too\"⟧⟧\n",
    "⟦⟦a⟧:⟦⟧\n⟦b⟧:⟦⟧⟧\n",
    "⟦⟦a⟧: ⟦[⟦⟦k⟧: ⟦v⟧⟧, ⟦x⟧]⟧⟧\n",
    "---\n⟦⟦a⟧: ⟦b⟧⟧\n...\n",
    "⟦⟦a⟧:\t⟦b⟧⟧\n",
    "⟦⟦a⟧: ⟦b⟧\r⟦c⟧: ⟦d⟧⟧\r",
  ])
  func `is where it is written`(text: String) throws {
    let marked = MarkedText(text)
    let file = yamlFile(marked.text)
    let read = YAMLTree.read(file)
    #expect(read.diagnostics == [])
    let spans = nodes(below: try #require(read.value).root).map(\.span)
    // Nodes come outer first, and so do ranges once those that begin alike are ordered by their end.
    let ranges = marked.ranges.sorted { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) }
    #expect(spans.map(\.range) == ranges)
    for span in spans { #expect(span == file.span(span.range)) }
  }

  @Test func `has the same line and column for the file and for the node, however long the line`() throws {
    let text = "é: [" + (0..<2000).map { $0 % 7 == 0 ? "ß\($0)" : "{k\($0): v}" }.joined(separator: ", ") + "]\n"
    let file = yamlFile(text)
    let root = try #require(YAMLTree.read(file).value).root
    for node in nodes(below: root) {
      #expect(node.span == file.span(node.span.range))
      if node.isScalar { #expect(node.string == file.text(node.span)) }
    }
  }
}

/// A node and all nodes in it, in the order of the source.
func nodes(below node: YAMLNode) -> [YAMLNode] {
  switch node.kind {
  case .scalar: [node]
  case .mapping: [node] + node.entries.flatMap { [$0.key] + nodes(below: $0.value) }
  case .sequence: [node] + node.elements.flatMap { nodes(below: $0) }
  }
}
