import AssayDiagnostics
import AssayYAML

/// Leaves one blank line between two items, before the comments that introduce the second.
struct ItemGapPass: FormatPass {
  func edits(_ source: FormatSource) -> [TextEdit] {
    guard let items = source.items else { return [] }
    let (file, lines) = (source.file, source.lines)
    let dashes = lines.dashes(of: items)
    var edits: [TextEdit] = []
    for (index, item) in items.elements.enumerated().dropLast() {
      guard let dash = dashes[index + 1], !endsInKeptBlanks(item, lines) else { continue }
      let column = Int(items.span.column) - 1
      var first = lines.lines(of: item).upperBound + 1
      while first < dash, lines.kinds[first] == .blockText { first += 1 }
      for line in first..<max(first, dash) where lines.kinds[line] == .comment && lines.indent(line) > column {
        first = line + 1
      }
      guard first <= dash else { continue }
      if lines.kinds[first] != .blank { edits.append(TextEdit(file.span(first: lines.range(first)), "\n")) }
      for line in first..<dash where lines.kinds[line] == .blank && line > first && lines.kinds[line - 1] == .blank {
        edits.append(TextEdit(file.span(lines.whole(line)), ""))
      }
    }
    return edits
  }

  private func endsInKeptBlanks(_ node: YAMLNode, _ lines: FormatLines) -> Bool {
    var last = node
    while true {
      switch last.kind {
      case .scalar: return lines.keepsBlanks(last)
      case .mapping:
        guard let value = Array(last.entries).last?.value else { return false }
        last = value
      case .sequence:
        guard let element = Array(last.elements).last else { return false }
        last = element
      }
    }
  }
}

extension SourceFile {
  /// The empty span before a range.
  func span(first range: Range<Int>) -> SourceSpan { span(range.lowerBound..<range.lowerBound) }
}

extension FormatLines {
  /// The line of the dash of each element of a block sequence; nil where it is not found.
  func dashes(of sequence: YAMLNode) -> [Int?] {
    let column = Int(sequence.span.column) - 1
    var next = line(Int(sequence.span.lower))
    var dashes: [Int?] = []
    var isFirst = true
    for element in sequence.elements {
      if isFirst {
        dashes.append(next)
      } else {
        var found = next
        while found < kinds.count, !isDash(found, column) { found += 1 }
        dashes.append(found < kinds.count ? found : nil)
        next = min(found, kinds.count)
      }
      isFirst = false
      next = max(next + 1, element.isAbsent ? 0 : lines(of: element).upperBound + 1)
    }
    return dashes
  }

  private func isDash(_ line: Int, _ column: Int) -> Bool {
    kinds[line] == .content && indent(line) == column && byte(line, column) == UInt8(ascii: "-")
  }

  private func byte(_ line: Int, _ column: Int) -> UInt8? {
    let range = range(line)
    return column < range.count ? file.bytes[range.lowerBound + column] : nil
  }
}
