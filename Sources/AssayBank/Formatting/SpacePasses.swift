import AssayDiagnostics

/// Drops a byte order mark, and ends lines with LF alone.
struct LineEndingPass: FormatPass {
  func edits(_ source: FormatSource) -> [TextEdit] {
    let (file, bytes) = (source.file, source.file.bytes)
    var edits: [TextEdit] = []
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { edits.append(TextEdit(file.span(0..<3), "")) }
    for (index, byte) in bytes.enumerated() where byte == 0x0D {
      let isPair = index + 1 < bytes.count && bytes[index + 1] == 0x0A
      edits.append(TextEdit(file.span(index..<index + 1), isPair ? "" : "\n"))
    }
    return edits
  }
}

/// Drops white space at the ends of lines, except inside texts where it may be meant.
struct TrailingSpacePass: FormatPass {
  func edits(_ source: FormatSource) -> [TextEdit] {
    let (file, lines) = (source.file, source.lines)
    var edits: [TextEdit] = []
    for line in lines.kinds.indices where !lines.keepsTrailingSpace[line] {
      let range = lines.range(line)
      let kept = file.bytes[range].lastIndex { !FormatLines.isBlank($0) }.map { $0 + 1 } ?? range.lowerBound
      if kept < range.upperBound { edits.append(TextEdit(file.span(kept..<range.upperBound), "")) }
    }
    return edits
  }
}

/// Ends the file with one end of line.
///
/// A text that stands last and keeps the end of the file as it is has its own way; then nothing is changed.
struct FinalNewlinePass: FormatPass {
  func edits(_ source: FormatSource) -> [TextEdit] {
    let (file, bytes) = (source.file, source.file.bytes)
    guard source.lines.kinds.last.map({ $0 != .blockText }) ?? false || bytes.last != 0x0A else { return [] }
    var end = bytes.count
    while end > 0, bytes[end - 1] == 0x0A { end -= 1 }
    guard bytes.count != end + 1 else { return [] }
    return [TextEdit(file.span(end..<bytes.count), "\n")]
  }
}
