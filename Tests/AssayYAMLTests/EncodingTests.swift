import AssayDiagnostics
import AssayTestSupport
import AssayYAML
import Testing

struct `The encoding of a file` {
  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0x00], "encoding-utf16"), ([0xFE, 0xFF, 0x00, 0x61], "encoding-utf16"),
      ([0x61, 0x00, 0x3A, 0x00], "encoding-utf16"), ([0x00, 0x61, 0x00, 0x3A], "encoding-utf16"),
    ] as [([UInt8], RuleID)])
  func `is UTF-8, never UTF-16`(bytes: [UInt8], rule: RuleID) {
    #expect(YAMLTree.read(yamlFile(bytes)).diagnostics.map(\.rule) == [rule])
  }

  /// What follows `a: é` on its line, the bytes that are refused, and why.
  @Test(
    arguments: [
      ([0xFF], 1, "encoding-utf8"), ([0xC3], 1, "encoding-utf8"), ([0xC3, 0x28], 1, "encoding-utf8"),
      ([0x80], 1, "encoding-utf8"), ([0xC0, 0x80], 1, "encoding-utf8"), ([0xE2, 0x82], 2, "encoding-utf8"),
      ([0xED, 0xA0, 0x80], 1, "encoding-utf8"), ([0xF4, 0x90, 0x80, 0x80], 1, "encoding-utf8"),
      ([0xF0, 0x9F, 0x8E], 3, "encoding-utf8"), ([0x00], 1, "character-not-allowed"),
      ([0x1B], 1, "character-not-allowed"),
      ([0x7F], 1, "character-not-allowed"), ([0xC2, 0x85], 2, "character-not-allowed"),
      ([0xE2, 0x80, 0xA8], 3, "character-not-allowed"), ([0xEF, 0xBB, 0xBF], 3, "character-not-allowed"),
      ([0xEF, 0xBF, 0xBE], 3, "character-not-allowed"),
    ] as [([UInt8], Int, RuleID)])
  func `is checked byte by byte`(bytes: [UInt8], length: Int, rule: RuleID) throws {
    let file = yamlFile(Array("x: y\na: é".utf8) + bytes + Array("\nb: c\n".utf8))
    let first = try #require(YAMLTree.read(file).diagnostics.first)
    #expect(first.rule == rule)
    #expect(first.span?.range == 10..<10 + length)
    #expect(first.span.map { [$0.line, $0.column] } == [2, 5])
  }

  @Test func `allows every character that is text`() throws {
    let text = "a: \"é ß \u{A0} \u{FFFD} \u{200B} 日本 👩‍🏫 \u{10FFFF}\"\n"
    let read = YAMLTree.read(yamlFile(text))
    #expect(read.diagnostics == [])
    #expect(read.value?.root["a"]?.string == "é ß \u{A0} \u{FFFD} \u{200B} 日本 👩‍🏫 \u{10FFFF}")
  }

  @Test func `shows every bad place at once`() {
    let file = yamlFile([0x61, 0x3A, 0x20, 0xFF, 0x0A, 0x62, 0x3A, 0x20, 0x01, 0x0A])
    #expect(YAMLTree.read(file).diagnostics.map { $0.span?.line } == [1, 2])
  }
}
