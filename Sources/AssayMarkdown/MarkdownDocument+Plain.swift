/// Recognising, without parsing, the texts that need no parser.
extension MarkdownDocument {
  /// Whether a text means what it says: one paragraph without a single Markdown construct.
  ///
  /// Never true when parsing would give anything but that paragraph; may be false when it would.
  package static func isPlain(_ text: String) -> Bool { isPlain(text.utf8.span) }

  /// Whether UTF-8 bytes mean what they say; see ``isPlain(_:)-(String)``.
  package static func isPlain(_ bytes: Span<UInt8>) -> Bool {
    var end = bytes.count
    while end > 0, bytes[end - 1].isBlank || bytes[end - 1].isLineEnd { end -= 1 }
    guard end > 0 else { return true }
    guard end <= maximumByteCount, !canOpenBlock(bytes, end) else { return false }
    for index in 0..<end {
      switch bytes[index] {
      case 0..<0x20 where bytes[index] != .tab: return false
      case .star, .underscore, .backtick, .backslash, .less, UInt8(ascii: "&"), .openBracket, .dollar: return false
      case .openBrace where index + 1 < end && bytes[index + 1] == .openBrace: return false
      default: continue
      }
    }
    return true
  }

  /// Whether the first bytes of a paragraph could make it another block, or indented code.
  private static func canOpenBlock(_ bytes: Span<UInt8>, _ end: Int) -> Bool {
    switch bytes[0] {
    // UTF-8's byte order mark begins with 0xEF, and is left out by the parser.
    case 0xef: return true
    case .space, .tab, .hash, .greater, .hyphen, .plus, .tilde, .equals, .pipe, .colon: return true
    case let digit where digit.isDigit:
      var index = 1
      while index < end, index < 10, bytes[index].isDigit { index += 1 }
      return index < end && (bytes[index] == .period || bytes[index] == .closeParenthesis)
    default: return false
    }
  }

  /// Whether a text can be neither wrong nor name a gap or a parameter, whatever Markdown makes of it.
  package static func isHarmless(_ text: String) -> Bool { isHarmless(text.utf8.span) }

  /// Whether UTF-8 bytes can be neither wrong nor name anything; see ``isHarmless(_:)-(String)``.
  ///
  /// HTML and automatic links need `<`; links, images and gaps need `[`; formulas need `$`; parameters need `{{`. Depth
  /// needs a line that begins with as many marks and blanks, or two marks of emphasis for each level.
  package static func isHarmless(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count <= maximumByteCount else { return false }
    var (emphasis, opening, pipes, lines) = (0, 0, 0, 1)
    var isOpening = true
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case .less, .openBracket, .dollar: return false
      case .openBrace where index + 1 < bytes.count && bytes[index + 1] == .openBrace: return false
      case .star, .underscore: emphasis += 1
      case .pipe: pipes += 1
      default: break
      }
      if byte.isLineEnd {
        lines += 1
        opening = 0
        isOpening = true
      } else if isOpening {
        isOpening = byte.isBlank || byte.isPunctuation || byte.isDigit
        opening += 1
        if opening > maximumDepth { return false }
      }
    }
    return emphasis <= 2 * maximumDepth && (pipes == 0 || (pipes + 1) * lines <= maximumCellCount)
  }
}
