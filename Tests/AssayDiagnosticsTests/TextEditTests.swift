import AssayDiagnostics
import AssayTestSupport
import Testing

struct `Text edits` {
  @Test func `are applied in any order against the text as it was`() throws {
    let marked = MarkedText("id: ⟦a⟧\nstem: ⟦⟧text ⟦é⟧⟦!⟧\n")
    let file = file(marked.text)
    let new = ["bb", "\"", "e", ""]
    let edits = zip(marked.ranges, new).map { TextEdit(file.span($0), $1) }
    for order in [edits, edits.reversed(), [edits[2], edits[0], edits[3], edits[1]]] {
      #expect(String(decoding: try file.applying(order), as: UTF8.self) == "id: bb\nstem: \"text e\n")
    }
    #expect(try file.applying([]) == file.bytes)
  }

  @Test func `may insert at one place, in the order given, also beside a change`() throws {
    let file = file("abc")
    let edits = [
      TextEdit(file.span(1..<1), "1"), TextEdit(file.span(1..<1), "2"), TextEdit(file.span(1..<2), "B"),
      TextEdit(file.span(2..<2), "3"),
    ]
    #expect(String(decoding: try file.applying(edits), as: UTF8.self) == "a12B3c")
  }

  @Test(arguments: [(0..<2, 1..<3), (0..<3, 1..<2), (1..<2, 1..<2), (0..<3, 1..<1)])
  func `are refused when they overlap`(first: Range<Int>, second: Range<Int>) {
    let file = file("abc")
    let (a, b) = (TextEdit(file.span(first), "x"), TextEdit(file.span(second), "y"))
    #expect(throws: TextEditError.overlap(a.span, b.span)) { try file.applying([b, a].reversed()) }
  }

  @Test func `are refused when they belong to another text`() {
    let file = file("abc")
    let outside = SourceSpan(file: file.id, lower: 2, upper: 9, line: 1, column: 3)
    let other = SourceSpan(file: .init(rawValue: 7), lower: 0, upper: 1, line: 1, column: 1)
    #expect(throws: TextEditError.outside(outside)) { try file.applying([TextEdit(outside, "")]) }
    #expect(throws: TextEditError.otherFile(other)) { try file.applying([TextEdit(other, "")]) }
  }
}
