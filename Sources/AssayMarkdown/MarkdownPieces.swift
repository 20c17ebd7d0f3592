/// The parts of a text that Markdown must not look into, and the text with a stand-in for each.
///
/// A formula may hold `_`, `*` and `|`, which are Markdown to a Markdown parser. So before it sees the text, each formula,
/// gap and parameter is taken out, and one character of the supplementary private use area B (U+F0000 + its number)
/// stands in its place. Markdown takes that for a letter. Where the parser then reports the stand-in in running text, the
/// piece is put in; where it turns out to stand in code or in an address, the source text is.
struct MarkdownPieces {
  struct Piece {
    enum Content {
      case math(MarkdownTeX, isDisplayed: Bool)
      case gap(String)
      case parameter(String)
      /// Shown as it was typed, and reported when it turns out to be running text.
      case wrong(MarkdownProblem)
      /// A character of the private use area that the author typed.
      case literal
    }

    let content: Content
    /// Its place in the source.
    let source: Range<Int>
    /// The place of its stand-in, which has ``standInLength`` bytes.
    let start: Int
  }

  static let maximumCount = 10_000
  static let standInLength = 4

  let source: [UInt8]
  /// The text for the Markdown parser.
  private(set) var bytes: [UInt8] = []
  private(set) var pieces: [Piece] = []

  init(source: [UInt8]) {
    self.source = source
    bytes.reserveCapacity(source.count)
  }

  mutating func copy(_ range: Range<Int>) { bytes.append(contentsOf: source[range]) }

  mutating func take(_ range: Range<Int>, as content: Piece.Content) {
    let number = UInt32(pieces.count)
    pieces.append(Piece(content: content, source: range, start: bytes.count))
    // UTF-8 of U+F0000 + number: 11110011 10110000+ 10xxxxxx 10xxxxxx.
    bytes.append(0xf3)
    bytes.append(0xb0 + UInt8(truncatingIfNeeded: number >> 12 & 0x0f))
    bytes.append(0x80 + UInt8(truncatingIfNeeded: number >> 6 & 0x3f))
    bytes.append(0x80 + UInt8(truncatingIfNeeded: number & 0x3f))
  }

  /// The piece that a character stands for, if it is a stand-in.
  func piece(for scalar: Unicode.Scalar) -> Piece? {
    guard scalar.value >= 0xf0000 else { return nil }
    let number = Int(scalar.value - 0xf0000)
    return number < pieces.count ? pieces[number] : nil
  }

  /// A text in which every stand-in has given way to what the author typed.
  func restored(_ text: String) -> String {
    guard text.utf8.contains(0xf3) else { return text }
    var restored = ""
    for scalar in text.unicodeScalars {
      if let piece = piece(for: scalar) {
        restored += typed(piece)
      } else {
        restored.unicodeScalars.append(scalar)
      }
    }
    return restored
  }

  func typed(_ piece: Piece) -> String { String(decoding: source[piece.source], as: UTF8.self) }

  /// The place in the source of a place in ``bytes``.
  func sourceOffset(_ offset: Int) -> Int {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start < offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset }
    let before = pieces[low - 1]
    return max(before.source.upperBound, before.source.upperBound + offset - before.start - Self.standInLength)
  }
}
