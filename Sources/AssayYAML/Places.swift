import AssayDiagnostics

/// Turns libyaml's places, counted in code points, into byte offsets.
///
/// On a plain line that is an addition. On any other it walks from the last place asked for, so a file costs one walk
/// however long its lines are.
struct Places {
  let bytes: [UInt8]
  private let lines: LineTable
  /// The number of lines.
  let lineCount: Int
  /// The plain line that was asked for last, and its first byte.
  private var plainLine = -1
  private var plainStart = 0
  /// The last place in a line that is not plain.
  private var line = -1
  private var column = 0
  private var byte = 0

  init(_ file: SourceFile) {
    bytes = file.bytes
    lines = file.lines
    lineCount = file.lines.count
  }

  /// The byte at a mark, or the end of the text for one beyond it.
  mutating func offset(of mark: EventParser.Mark) -> Int {
    if mark.line != plainLine {
      guard mark.line < lineCount else { return bytes.count }
      guard lines.isPlain(mark.line) else { return walk(to: mark) }
      plainLine = mark.line
      plainStart = lines.start(of: mark.line)
    }
    return min(plainStart + mark.column, bytes.count)
  }

  /// The byte at a mark, code point by code point.
  private mutating func walk(to mark: EventParser.Mark) -> Int {
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
