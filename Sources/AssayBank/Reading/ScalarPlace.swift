import AssayDiagnostics
import AssayYAML

extension Reading {
  /// Where a part of a scalar's text stands in the source.
  ///
  /// Walks the source and the text side by side, past indentation, folded lines and escapes. Where the two cannot be
  /// brought together, the place is that of the whole scalar.
  ///
  /// - Parameters:
  ///   - range: Bytes of the scalar's text.
  ///   - node: The scalar.
  /// - Returns: The bytes of the source that stand for them.
  func place(of range: Range<Int>, in node: YAMLNode) -> SourceSpan {
    var walk = ScalarWalk(node, in: file)
    guard let lower = walk.advance(to: range.lowerBound) else { return node.span }
    let upper = walk.advance(to: range.upperBound) ?? lower
    return file.span(lower..<max(lower, upper))
  }
}

/// A walk along a scalar as it was written and as it reads.
private struct ScalarWalk {
  private let source: ArraySlice<UInt8>
  private let text: [UInt8]
  private let style: YAMLNode.Style
  private var place: Int
  private var offset = 0
  private var isAtLineStart = false
  /// How far the lines of a block scalar are indented.
  private var indent = 0

  init(_ node: YAMLNode, in file: SourceFile) {
    source = file.bytes[node.span.range.clamped(to: 0..<file.bytes.count)]
    text = Array(node.utf8)
    style = node.style
    place = source.startIndex
    switch style {
    case .singleQuoted, .doubleQuoted: place += 1
    case .literal, .folded:
      while place < source.endIndex, source[place] != 0x0A { place += 1 }
      place += 1
      isAtLineStart = true
      indent = Self.indentation(source, from: place)
    default: break
    }
  }

  /// Goes on to an offset in the text; nil when the way is lost.
  mutating func advance(to target: Int) -> Int? {
    while true {
      if isAtLineStart { skipIndentation() }
      if offset >= target || offset >= text.count { return place }
      guard place < source.endIndex else { return nil }
      guard step() else { return nil }
    }
  }

  private mutating func skipIndentation() {
    isAtLineStart = false
    var skipped = 0
    let isBlock = style == .literal || style == .folded
    while place < source.endIndex, source[place] == 0x20 || (!isBlock && source[place] == 0x09) {
      if isBlock, skipped == indent { return }
      skipped += 1
      place += 1
    }
  }

  /// Takes one character of the source, and of the text where it stands for one.
  private mutating func step() -> Bool {
    let byte = source[place]
    let wanted = text[offset]
    if style == .doubleQuoted, byte == UInt8(ascii: "\\") { return stepOverEscape() }
    if byte == wanted {
      place += 1
      offset += 1
      if byte == 0x0A { isAtLineStart = true }
      if style == .singleQuoted, byte == UInt8(ascii: "'") { place += 1 }
      return true
    }
    switch byte {
    case 0x0D: place += 1
    case 0x0A:
      place += 1
      isAtLineStart = true
      if wanted == 0x20 { offset += 1 }
    case 0x20, 0x09: place += 1
    default: return false
    }
    return true
  }

  private mutating func stepOverEscape() -> Bool {
    guard place + 1 < source.endIndex else { return false }
    let sign = source[place + 1]
    if sign == 0x0A || sign == 0x0D {
      place += 2
      isAtLineStart = true
      return true
    }
    let digits =
      switch sign {
      case UInt8(ascii: "x"): 2
      case UInt8(ascii: "u"): 4
      case UInt8(ascii: "U"): 8
      default: 0
      }
    place = min(place + 2 + digits, source.endIndex)
    offset += 1
    while offset < text.count, text[offset] & 0xC0 == 0x80 { offset += 1 }
    return true
  }

  private static func indentation(_ source: ArraySlice<UInt8>, from start: Int) -> Int {
    var (place, line) = (start, start)
    while place < source.endIndex {
      if source[place] == 0x0A {
        line = place + 1
      } else if source[place] != 0x20, source[place] != 0x0D {
        return place - line
      }
      place += 1
    }
    return 0
  }
}
