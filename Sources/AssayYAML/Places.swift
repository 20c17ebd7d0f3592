import AssayDiagnostics

/// Turns libyaml's places, counted in code points, into byte offsets.
///
/// On a plain line that is an addition. On any other it walks from the last place asked for, so a file costs one walk
/// however long its lines are.
struct Places {
  let bytes: [UInt8]
  private let lines: LineTable
  private var line = -1
  private var column = 0
  private var byte = 0

  init(_ file: SourceFile) {
    bytes = file.bytes
    lines = file.lines
  }

  /// The byte at a mark, reckoned from one before it where both stand on a plain line.
  mutating func offset(of mark: EventParser.Mark, from start: EventParser.Mark, at byte: Int) -> Int {
    guard mark.line == start.line, mark.line < lines.count, lines.isPlain(mark.line) else { return offset(of: mark) }
    return min(byte + mark.column - start.column, bytes.count)
  }

  /// The byte at a mark, or the end of the text for one beyond it.
  mutating func offset(of mark: EventParser.Mark) -> Int {
    guard mark.line < lines.count else { return bytes.count }
    if lines.isPlain(mark.line) { return min(lines.start(of: mark.line) + mark.column, bytes.count) }
    if mark.line != line || mark.column < column / 2 {
      line = mark.line
      column = 0
      byte = lines.start(of: line)
    }
    while column < mark.column, byte < bytes.count {
      byte += 1
      while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
      column += 1
    }
    while column > mark.column, byte > 0 {
      byte -= 1
      while byte > 0, bytes[byte] & 0xC0 == 0x80 { byte -= 1 }
      column -= 1
    }
    return byte
  }
}
