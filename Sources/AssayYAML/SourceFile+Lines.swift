import AssayDiagnostics

// What a line looks like before anything is parsed. Lines are counted from 0.
extension SourceFile {
  /// The bytes of some lines, ends of lines included; with all lines, a byte order mark too.
  func bytes(of lines: Range<Int>) -> Range<Int> {
    let end = lines.upperBound < self.lines.count ? self.lines.start(of: lines.upperBound) : bytes.count
    let start = lines.lowerBound == 0 ? 0 : self.lines.start(of: lines.lowerBound)
    return start..<max(start, end)
  }

  /// How many spaces a line begins with.
  func indent(of line: Int) -> Int { bytes[range(ofLine: line + 1)].prefix { $0 == 0x20 }.count }

  /// A line without the spaces that it begins with.
  func content(of line: Int) -> ArraySlice<UInt8> { bytes[range(ofLine: line + 1)].drop { $0 == 0x20 } }

  /// Whether a line begins an element of a list whose dashes stand in a column, counted from 0.
  func isElement(_ line: Int, _ column: Int) -> Bool {
    let content = content(of: line)
    return indent(of: line) == column && content.first == UInt8(ascii: "-")
      && (content.count == 1 || content[content.startIndex + 1] == 0x20)
  }
}
