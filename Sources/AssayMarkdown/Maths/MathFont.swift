/// An alphabet of mathematics.
enum MathFont: Hashable, Sendable, CaseIterable {
  /// The usual one: letters are slanted, words and capital Greek letters are not.
  case italic
  case upright, bold, boldItalic, script, fraktur, doubleStruck, sansSerif, monospace

  /// A letter or digit in this alphabet, by Unicode's Mathematical Alphanumeric Symbols (U+1D400…U+1D7FF).
  ///
  /// Browsers slant a single letter by themselves, so that italic letters stay what they are. What an alphabet lacks stays
  /// what it is, too.
  func styled(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard self != .italic, self != .upright else { return scalar }
    if let exception = Self.exceptions[Pair(font: self, scalar: scalar)] { return exception }
    let value = scalar.value
    let offset: UInt32? =
      switch value {
      case 0x41...0x5a: starts.capital + (value - 0x41)
      case 0x61...0x7a: starts.capital + 26 + (value - 0x61)
      case 0x30...0x39: starts.digit.map { $0 + (value - 0x30) }
      case 0x391...0x3a9: starts.greek.map { $0 + (value - 0x391) }
      case 0x3b1...0x3c9: starts.greek.map { $0 + 26 + (value - 0x3b1) }
      default: Self.variants[scalar].flatMap { place in starts.greek.map { $0 + place } }
      }
    return offset.flatMap(Unicode.Scalar.init) ?? scalar
  }

  /// A text in this alphabet.
  func styled(_ text: String) -> String {
    guard self != .italic, self != .upright else { return text }
    var styled = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { styled.append(self.styled(scalar)) }
    return String(styled)
  }

  /// Where the capital letters, the digits and the capital Greek letters of the alphabet begin.
  private var starts: (capital: UInt32, digit: UInt32?, greek: UInt32?) {
    switch self {
    case .italic, .upright: (0x41, nil, nil)
    case .bold: (0x1d400, 0x1d7ce, 0x1d6a8)
    case .boldItalic: (0x1d468, 0x1d7ce, 0x1d71c)
    case .script: (0x1d49c, nil, nil)
    case .fraktur: (0x1d504, nil, nil)
    case .doubleStruck: (0x1d538, 0x1d7d8, nil)
    case .sansSerif: (0x1d5a0, 0x1d7e2, nil)
    case .monospace: (0x1d670, 0x1d7f6, nil)
    }
  }

  private struct Pair: Hashable {
    let font: MathFont
    let scalar: Unicode.Scalar
  }

  /// The letters that Unicode had before it had their alphabet.
  private static let exceptions: [Pair: Unicode.Scalar] = {
    var exceptions: [Pair: Unicode.Scalar] = [:]
    let tables: [(MathFont, String)] = [
      (.script, "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ"), (.fraktur, "CℭHℌIℑRℜZℨ"), (.doubleStruck, "CℂHℍNℕPℙQℚRℝZℤ"),
    ]
    for (font, table) in tables {
      var letters = table.unicodeScalars.makeIterator()
      while let plain = letters.next(), let styled = letters.next() {
        exceptions[Pair(font: font, scalar: plain)] = styled
      }
    }
    return exceptions
  }()

  /// Where the variants of Greek letters stand in an alphabet, counted from capital alpha.
  private static let variants: [Unicode.Scalar: UInt32] = [
    "∇": 25, "∂": 51, "ϵ": 52, "ϑ": 53, "ϰ": 54, "ϕ": 55, "ϱ": 56, "ϖ": 57,
  ]
}
