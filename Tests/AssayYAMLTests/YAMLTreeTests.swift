import AssayDiagnostics
import AssayYAML
import Testing

struct `A YAML tree` {
  @Test func `keeps the text that was written`() throws {
    let file = SourceFile(
      id: .init(rawValue: 0), path: "a.yaml", bytes: Array("a: no\nb: [1.10, '12:30', \"\\u00e9\"]\n".utf8))
    let read = YAMLTree.read(file)
    let root = try #require(read.value).root
    #expect(read.diagnostics == [])
    #expect(root["a"]?.string == "no")
    #expect(root["b"].map { $0.elements.map(\.string) } == ["1.10", "12:30", "é"])
  }
}
