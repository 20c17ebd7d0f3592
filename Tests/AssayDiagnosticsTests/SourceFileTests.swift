import AssayDiagnostics
import AssayTestSupport
import Testing

struct `A source file` {
  @Test(arguments: [
    ("a\nbc\n", [0, 2, 5]), ("a\r\nbc", [0, 3]), ("a\rbc\r", [0, 2, 5]), ("", [0]), ("\n\n", [0, 1, 2]),
    ("\u{FEFF}a\nb", [3, 5]), ("\r\r\n\n", [0, 1, 3, 4]), ("é\u{2028}x\n", [0, 7]),
    ("1234567\n12345678\n123456789\n", [0, 8, 17, 27]),
  ])
  func `knows where its lines begin`(text: String, starts: [Int]) {
    let file = file(text)
    #expect((0..<file.lines.count).map { file.lines.start(of: $0) } == starts)
  }

  @Test(arguments: [
    ("⟦a⟧b", 1, 1), ("ab⟦⟧", 1, 3), ("ab\n⟦c⟧", 2, 1), ("é⟦b⟧", 1, 2), ("x\n日本⟦語⟧", 2, 3), ("👩‍🏫⟦b⟧", 1, 4),
    ("e\u{301}⟦x⟧", 1, 3), ("a\r\nb⟦c⟧", 2, 2), ("a\rb⟦c⟧", 2, 2), ("\u{FEFF}⟦a⟧", 1, 1), ("\u{FEFF}é⟦a⟧", 1, 2),
    ("a\tb⟦c⟧", 1, 4), ("a\n⟦⟧", 2, 1),
  ])
  func `counts columns in code points`(text: String, line: Int, column: Int) {
    let marked = MarkedText(text)
    let span = file(marked.text).span(marked.ranges[0])
    #expect([Int(span.line), Int(span.column)] == [line, column])
    #expect(span.range == marked.ranges[0])
  }

  @Test func `gives the same lines whether bytes are looked at one by one or eight at a time`() {
    let pieces = ["a", "bcdefghij", "\n", "\r\n", "\r", "é", "\t", "~", "\u{7F}", "0123456789012345"]
    var state: UInt64 = 1
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<30 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int((state >> 33) % UInt64(pieces.count))]
      }
      let file = file(text)
      #expect((0..<file.lines.count).map { file.lines.start(of: $0) } == lineStarts(Array(text.utf8)))
      for line in 1...file.lines.count {
        let bytes = file.bytes[file.range(ofLine: line)]
        // A CRLF's CR belongs to no line, but a lone LF after a CR would.
        #expect(
          file.lines.isPlain(line - 1) == bytes.allSatisfy { (0x20...0x7E).contains($0) }, "\(text.debugDescription)")
      }
    }
  }

  @Test func `gives a line without its end, and nothing for one that is not there`() {
    let file = file("ab\r\nc\n")
    #expect((0...4).map { file.text(file.range(ofLine: $0)) } == ["", "ab", "c", "", ""])
    #expect(file.span(-5..<99).range == 0..<6)
  }

  /// The plainest way to find lines.
  private func lineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (i, byte) in bytes.enumerated() {
      if byte == 0x0A || (byte == 0x0D && (i + 1 == bytes.count || bytes[i + 1] != 0x0A)) { starts.append(i + 1) }
    }
    return starts
  }
}

/// A file of a text, as `a.yaml`.
func file(_ text: String) -> SourceFile { SourceFile(id: .init(rawValue: 0), path: "a.yaml", bytes: Array(text.utf8)) }
