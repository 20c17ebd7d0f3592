import AssayDiagnostics
import AssayYAML
import Testing

struct `A node` {
  let root = YAMLTree.read(yamlFile("a: one\nbé: [x, 'y']\nc:\n")).value?.root

  @Test func `is compared by the bytes of its text`() throws {
    let root = try #require(root)
    #expect(root["a"]?.isText("one") == true)
    #expect(root["a"]?.isText("on") == false)
    #expect(root["a"]?.isText("two") == false)
    #expect(root["bé"]?.isText("x") == false)
    // Equal to Swift, though not to anybody who reads the bytes.
    #expect(root["be\u{301}"] == nil)
    let name = "one"
    #expect(root["a"]?.isText(name) == true)
    #expect(root["bé"]?.elements.first { $0.isText("y") }?.style == .singleQuoted)
  }

  @Test func `gives children, counts and nothing that it has not`() throws {
    let root = try #require(root)
    #expect(root.count == 3)
    #expect(root.elements.map(\.string) == [])
    #expect(root.string == "")
    #expect(root["a"]?.entries.map { $0.key.string } == [])
    #expect(root["a"]?.count == 0)
    #expect(root["c"]?.isAbsent == true)
    #expect(root["bé"]?.count == 2)
    #expect(root["bé"]?.style == .flow)
    #expect(root.style == .block)
  }

  @Test func `is found among known keys`() throws {
    let root = try #require(root)
    let keys = YAMLKeys(["x", "bé", "a", "distractor", "distracted"])
    #expect(root.entries.map { keys.index(of: $0.key) } == [2, 1, nil])
    let others = try #require(YAMLTree.read(yamlFile("distracted: 1\ndistractor: 2\ndistractos: 3\n")).value).root
    #expect(others.entries.map { keys.index(of: $0.key) } == [4, 3, nil])
  }
}
