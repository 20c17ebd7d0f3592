import AssayDiagnostics
import AssayYAML

/// What each line of a file is, as far as editing it is concerned; lines are counted from 0 here.
struct FormatLines {
  enum Kind: UInt8 {
    case blank
    /// Nothing but a comment.
    case comment
    /// Where a key, a dash or a value begins.
    case content
    /// Text of a `|` or `>` scalar, where white space is content.
    case blockText
    /// A later line of a plain or quoted scalar.
    case scalarRest
    /// A later line of a collection in brackets.
    case flowRest
  }

  private(set) var kinds: [Kind]
  /// Whether white space at the end of a line is, or may be, content.
  private(set) var keepsTrailingSpace: [Bool]
  let file: SourceFile

  init(_ file: SourceFile, _ root: YAMLNode) {
    self.file = file
    let count = file.lines.count
    kinds = Array(repeating: .content, count: count)
    keepsTrailingSpace = Array(repeating: false, count: count)
    for line in 0..<count {
      let range = file.range(ofLine: line + 1)
      let first = file.bytes[range].first { !Self.isBlank($0) }
      if first == nil { kinds[line] = .blank }
      if first == UInt8(ascii: "#") { kinds[line] = .comment }
    }
    mark(root)
  }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The line that holds a byte.
  func line(_ offset: Int) -> Int { file.lines.index(containing: offset) }

  /// The lines from the first to the last of a node.
  func lines(of node: YAMLNode) -> ClosedRange<Int> {
    let range = node.span.range
    let first = line(range.lowerBound)
    return first...max(first, line(max(range.lowerBound, range.upperBound - 1)))
  }

  /// The bytes of a line without its end.
  func range(_ line: Int) -> Range<Int> { file.range(ofLine: line + 1) }

  /// The bytes of a line with its end.
  func whole(_ line: Int) -> Range<Int> {
    let start = file.lines.start(of: line)
    return start..<(line + 1 < file.lines.count ? file.lines.start(of: line + 1) : file.bytes.count)
  }

  /// How many blanks a line begins with.
  func indent(_ line: Int) -> Int {
    file.bytes[range(line)].prefix { Self.isBlank($0) }.count
  }

  /// Whether a node is the first thing on its line.
  func isFirst(_ node: YAMLNode) -> Bool {
    let lower = Int(node.span.lower)
    let line = line(lower)
    return range(line).lowerBound + indent(line) == lower
  }

  /// Whether a block scalar keeps the blank lines behind it.
  func keepsBlanks(_ node: YAMLNode) -> Bool {
    guard node.style == .literal || node.style == .folded else { return false }
    return header(of: node).contains(UInt8(ascii: "+"))
  }

  /// Whether a block scalar says how far its text is indented.
  func saysIndent(_ node: YAMLNode) -> Bool { header(of: node).contains { (0x31...0x39).contains($0) } }

  private func header(of node: YAMLNode) -> ArraySlice<UInt8> {
    let lower = Int(node.span.lower)
    let line = range(line(lower))
    return file.bytes[lower..<max(lower, line.upperBound)].prefix { !Self.isBlank($0) && $0 != UInt8(ascii: "#") }
  }

  private mutating func mark(_ node: YAMLNode) {
    let lines = lines(of: node)
    switch node.kind {
    case .mapping where node.style != .flow:
      for entry in node.entries {
        mark(entry.key)
        mark(entry.value)
      }
    case .sequence where node.style != .flow: for element in node.elements { mark(element) }
    case .mapping, .sequence:
      set(lines, .flowRest)
      markQuoted(node)
    case .scalar:
      if node.style == .literal || node.style == .folded {
        markBlockText(node, lines)
      } else {
        set(lines, .scalarRest)
        markQuoted(node)
      }
    }
  }

  private mutating func set(_ lines: ClosedRange<Int>, _ kind: Kind) {
    for line in lines.dropFirst() { kinds[line] = kind }
  }

  private mutating func markQuoted(_ node: YAMLNode) {
    for entry in node.entries {
      markQuoted(entry.key)
      markQuoted(entry.value)
    }
    for element in node.elements { markQuoted(element) }
    guard node.style == .doubleQuoted else { return }
    for line in lines(of: node).dropLast() { keepsTrailingSpace[line] = true }
  }

  /// Marks the text, and the blank lines behind it where they belong to it.
  private mutating func markBlockText(_ node: YAMLNode, _ lines: ClosedRange<Int>) {
    let text = lines.dropFirst()
    var last = lines.upperBound
    let indent = text.first { kinds[$0] != .blank }.map { self.indent($0) } ?? 0
    var behind = last + 1
    while behind < kinds.count, kinds[behind] == .blank {
      if keepsBlanks(node) || (indent > 0 && range(behind).count > indent) { last = behind }
      behind += 1
    }
    for line in lines.lowerBound + 1..<max(last + 1, lines.lowerBound + 1) {
      kinds[line] = .blockText
      keepsTrailingSpace[line] = true
    }
  }
}
