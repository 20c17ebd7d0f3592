import AssayDiagnostics
import AssayYAML

/// Indents mappings, lists and texts by 2 blanks, lists below their key, with one blank behind each dash.
struct IndentationPass: FormatPass {
  func edits(_ source: FormatSource) -> [TextEdit] {
    var layout = Layout(source)
    return layout.edits()
  }
}

/// Where each line of a file is to begin.
private struct Layout {
  /// A block mapping or list: the columns, from 0, where it is and where it is to be.
  private struct Block {
    let old: Int
    let new: Int
    let parent: Int
  }

  private let source: FormatSource
  private let file: SourceFile
  private let lines: FormatLines
  /// The blanks that a line is to begin with; nil to leave it.
  private var indents: [Int?]
  /// The innermost block at the end of a line.
  private var blockOfLine: [Int]
  /// The least column of a text that a comment below it must stay left of.
  private var textOwner: [Int: Int] = [:]
  private var blocks: [Block] = []
  private var gaps: [TextEdit] = []

  init(_ source: FormatSource) {
    self.source = source
    file = source.file
    lines = source.lines
    indents = Array(repeating: nil, count: lines.kinds.count)
    blockOfLine = Array(repeating: -1, count: lines.kinds.count)
  }

  mutating func edits() -> [TextEdit] {
    guard source.root.style == .block else { return [] }
    place(source.root, at: 0, in: -1)
    placeComments()
    var edits = gaps
    for (line, indent) in indents.enumerated() {
      guard let indent, lines.kinds[line] != .blank else { continue }
      let range = lines.range(line)
      let end = range.lowerBound + lines.indent(line)
      let isInForm = end - range.lowerBound == indent && !file.bytes[range.lowerBound..<end].contains(0x09)
      if !isInForm {
        edits.append(TextEdit(file.span(range.lowerBound..<end), String(repeating: " ", count: indent)))
      }
    }
    return edits
  }

  private mutating func place(_ node: YAMLNode, at column: Int, in parent: Int) {
    let block = blocks.count
    blocks.append(Block(old: Int(node.span.column) - 1, new: column, parent: parent))
    for line in lines.lines(of: node) { blockOfLine[line] = block }
    if node.isMapping {
      for entry in node.entries {
        if lines.isFirst(entry.key) { indents[lines.line(Int(entry.key.span.lower))] = column }
        placeValue(entry.value, in: block)
      }
    } else {
      for (element, dash) in zip(node.elements, lines.dashes(of: node)) {
        guard let dash else { continue }
        placeDash(dash, before: element, of: block)
        placeValue(element, in: block)
      }
    }
  }

  private mutating func placeDash(_ dash: Int, before element: YAMLNode, of block: Int) {
    let start = lines.range(dash).lowerBound
    if lines.indent(dash) == blocks[block].old, file.bytes[start + blocks[block].old] == UInt8(ascii: "-") {
      indents[dash] = blocks[block].new
    }
    let lower = Int(element.span.lower)
    guard !element.isAbsent, lines.line(lower) == dash else { return }
    var gap = lower
    while gap > start, FormatLines.isBlank(file.bytes[gap - 1]) { gap -= 1 }
    if gap > start, file.bytes[gap - 1] == UInt8(ascii: "-"), lower - gap != 1 {
      gaps.append(TextEdit(file.span(gap..<lower), " "))
    }
  }

  /// Places a value of a mapping or list, below which it stands 2 further right.
  private mutating func placeValue(_ node: YAMLNode, in block: Int) {
    guard !node.isAbsent else { return }
    let inside = blocks[block].new + 2
    guard node.isScalar || node.style == .flow else { return place(node, at: inside, in: block) }
    let range = lines.lines(of: node)
    let shift = isAlone(node) ? inside - lines.indent(range.lowerBound) : blocks[block].new - blocks[block].old
    if isAlone(node) { indents[range.lowerBound] = inside }
    switch node.style {
    case .literal, .folded: placeText(node, range, in: block)
    case .flow:
      for line in range.dropFirst() {
        let first = file.bytes[lines.range(line)].first { !FormatLines.isBlank($0) }
        let isClosing = first == UInt8(ascii: "]") || first == UInt8(ascii: "}")
        indents[line] = max(lines.indent(line) + shift, isClosing ? blocks[block].new : inside)
      }
    default: for line in range.dropFirst() { indents[line] = inside }
    }
  }

  /// Whether a value begins on a line of its own.
  private func isAlone(_ node: YAMLNode) -> Bool { lines.isFirst(node) }

  private mutating func placeText(_ node: YAMLNode, _ range: ClosedRange<Int>, in block: Int) {
    var last = range.lowerBound
    while last + 1 < lines.kinds.count, lines.kinds[last + 1] == .blockText { last += 1 }
    let text = range.lowerBound + 1..<max(last + 1, range.lowerBound + 1)
    guard let first = text.first(where: { !isEmpty($0) }) else { return }
    let old = lines.indent(first)
    // Where the indentation is said (`|2`), the text moves with its key.
    let shift = lines.saysIndent(node) ? blocks[block].new - blocks[block].old : blocks[block].new + 2 - old
    for line in text where lines.range(line).count > 0 {
      let width = isEmpty(line) ? lines.range(line).count : lines.indent(line)
      let leading = file.bytes[lines.range(line)].prefix { $0 == 0x20 }.count
      guard leading == width || leading >= old else { continue }
      placeTextLine(line, max(0, leading + shift), leading)
    }
    textOwner[last] = blocks[block].new
  }

  /// Moves a line of text by its leading blanks alone; tabs behind them are text.
  private mutating func placeTextLine(_ line: Int, _ indent: Int, _ leading: Int) {
    guard indent != leading else { return }
    let start = lines.range(line).lowerBound
    gaps.append(TextEdit(file.span(start..<start + leading), String(repeating: " ", count: indent)))
  }

  private func isEmpty(_ line: Int) -> Bool { file.bytes[lines.range(line)].allSatisfy { FormatLines.isBlank($0) } }
}

// Comments move with what they stand beside.
extension Layout {
  private mutating func placeComments() {
    var next: Int?
    var above = -1
    var nextOf: [Int?] = Array(repeating: nil, count: lines.kinds.count)
    for line in lines.kinds.indices.reversed() {
      nextOf[line] = next
      if lines.kinds[line] == .content, indents[line] != nil { next = line }
    }
    for line in lines.kinds.indices {
      if lines.kinds[line] == .comment {
        indents[line] = commentIndent(line, above: above, below: nextOf[line])
      } else if lines.kinds[line] != .blank {
        above = line
      }
    }
  }

  private func commentIndent(_ line: Int, above: Int, below: Int?) -> Int {
    let column = lines.indent(line)
    var indent = column
    let near = above >= 0 ? blockOfLine[above] : -1
    var block = near
    while block >= 0, blocks[block].old != column { block = blocks[block].parent }
    if let below, let new = indents[below], lines.indent(below) == column {
      indent = new
    } else if block >= 0 {
      indent = blocks[block].new
    } else if near >= 0, column > below.map({ lines.indent($0) }) ?? 0 {
      indent = max(0, column + blocks[near].new - blocks[near].old)
    } else if let below, let new = indents[below] {
      indent = max(0, column + new - lines.indent(below))
    }
    // Further right it would become a part of the text.
    if let owner = textOwner[above] { indent = min(indent, owner) }
    return indent
  }
}
