/// A file as it was read: the path shown to people, its bytes, and where its lines begin.
///
/// Lines end in LF, CRLF or a lone CR. Columns are Unicode code points counted from 1; a byte order mark at the start
/// has none. Making one costs a pass over the bytes, eight at a time.
package struct SourceFile: Sendable {
  /// The number of a file within one run, given by ``SourceFiles``.
  package struct ID: RawRepresentable, Hashable, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }
  }

  package let id: ID
  /// The path as it is shown, such as `items/phishing.yaml`.
  package let path: String
  package let bytes: [UInt8]
  package let lines: LineTable

  /// Takes the bytes of a file and finds its lines.
  ///
  /// - Parameters:
  ///   - id: Its number in this run; spans carry it.
  ///   - path: The path as people are to see it.
  ///   - bytes: The whole content. Places beyond 2 GiB are not told apart.
  package init(id: ID, path: String, bytes: [UInt8]) {
    self.id = id
    self.path = path
    self.bytes = bytes
    lines = LineTable(bytes)
  }
}

extension SourceFile {
  /// The span of a range of bytes, cut to the file, with its line and column.
  ///
  /// Costs a binary search, and the length of the line before the place.
  package func span(_ range: Range<Int>) -> SourceSpan {
    let lower = min(max(range.lowerBound, 0), bytes.count)
    let upper = min(max(range.upperBound, lower), bytes.count)
    let (line, column) = position(at: lower)
    return SourceSpan(
      file: id, lower: UInt32(clamping: lower), upper: UInt32(clamping: upper), line: UInt32(clamping: line),
      column: UInt32(clamping: column))
  }

  /// The line and column, both from 1, of a byte.
  package func position(at offset: Int) -> (line: Int, column: Int) {
    let index = lines.index(containing: offset)
    let start = lines.start(of: index)
    guard offset > start else { return (index + 1, 1) }
    let end = min(offset, bytes.count)
    if lines.isPlain(index) { return (index + 1, end - start + 1) }
    var column = 1
    for byte in bytes[start..<max(start, end)] where byte & 0xC0 != 0x80 { column += 1 }
    return (index + 1, column)
  }

  /// The bytes of a line, counted from 1, without its end of line; empty for a line that is not there.
  package func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= lines.count else { return bytes.count..<bytes.count }
    let start = lines.start(of: line - 1)
    var end = line < lines.count ? lines.start(of: line) : bytes.count
    if end > start, bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// The text of a range of bytes, with `U+FFFD` for what is not UTF-8.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The text of a span, with `U+FFFD` for what is not UTF-8.
  package func text(_ span: SourceSpan) -> String { text(span.range) }
}
