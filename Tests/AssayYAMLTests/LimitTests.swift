import AssayDiagnostics
import AssayTestSupport
import AssayYAML
import Testing

struct `A limit` {
  @Test func `on depth holds for every style`() {
    for depth in [64, 65] {
      let flow = "a: " + String(repeating: "[", count: depth - 1) + String(repeating: "]", count: depth - 1)
      let block =
        (0..<depth - 1).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        + String(repeating: " ", count: depth - 1) + "a: b"
      let dashes = String(repeating: "- ", count: depth) + "x"
      for text in [flow, block, dashes] {
        #expect(problems(in: text).map(\.rule) == (depth == 64 ? [] : ["yaml-too-deep"]))
      }
      #expect(
        streamed("items: " + String(repeating: "[", count: depth - 1) + String(repeating: "]", count: depth - 1))
          .diagnostics.count == depth - 64)
    }
  }

  @Test func `on depth is reached before the parser becomes slow`() {
    let marked = MarkedText(String(repeating: "[", count: 64) + "⟦[⟧" + String(repeating: "[", count: 100_000))
    let found = problems(in: marked.text)
    #expect(found.map(\.rule) == ["yaml-too-deep"])
    #expect(found.first?.span?.range == marked.ranges[0])
    #expect(problems(in: String(repeating: "[\n", count: 50_000)).map(\.rule) == ["yaml-too-deep"])
    #expect(problems(in: String(repeating: "{a: ", count: 50_000)).map(\.rule) == ["yaml-too-deep"])
    #expect(problems(in: String(repeating: "? ", count: 50_000)).map(\.rule) == ["yaml-too-deep"])
  }

  @Test func `on nodes counts every scalar and collection of a file`() {
    let limits = YAMLLimits(bytes: 1000, nodes: 6)
    #expect(problems(in: "a: [1, 2]\nb:", limits: limits).map(\.rule) == ["yaml-too-many-nodes"])
    #expect(problems(in: "a: [1, 2]", limits: limits) == [])
    var stream = YAMLStream(yamlFile("items:\n- 1\n- 2\n- 3\n- 4\n"), limits: limits)
    while stream.next() != nil {}
    #expect(stream.diagnostics.map(\.rule) == ["yaml-too-many-nodes"])
  }

  @Test func `on bytes is looked at before anything else`() {
    let limits = YAMLLimits(bytes: 10, nodes: 6)
    #expect(problems(in: "a: 1234567", limits: limits) == [])
    #expect(problems(in: "a: 12345678", limits: limits).map(\.rule) == ["file-too-large"])
    #expect(YAMLLimits.imports.bytes == 1 << 20 && YAMLLimits.imports.nodes == 100_000)
    #expect(YAMLLimits.ownFiles.bytes == 64 << 20 && YAMLLimits.ownFiles.nodes == 10_000_000)
  }

  @Test func `on problems ends a file of nothing but mistakes`() {
    let found = problems(in: "a:\n" + String(repeating: "- *x\n", count: 5000))
    #expect(found.count == 101)
    #expect(found.last?.rule == "too-many-problems")
  }

  @Test func `is not needed for a mapping of 100,000 keys`() throws {
    let text = (0..<100_000).map { "k\($0): v\n" }.joined() + "k77: again\n"
    let read = YAMLTree.read(yamlFile(text))
    #expect(read.diagnostics.map(\.rule) == ["duplicate-key"])
    #expect(read.diagnostics.first?.span?.line == 100_001)
    #expect(read.diagnostics.first?.notes.first?.span?.line == 78)
    #expect(try #require(read.value).root.count == 100_000)
  }
}
