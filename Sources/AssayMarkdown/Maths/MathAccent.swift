/// A mark above or below something.
enum MathAccent: Hashable, Sendable, CaseIterable {
  case hat, wideHat, tilde, wideTilde, bar, overline, vector, overRightArrow, overLeftArrow, dot, twoDots, threeDots
  case check, breve, acute, grave, ring, underline, overbrace, underbrace

  /// The sign that is set above or below.
  ///
  /// Of those that grow, these grow in the fonts that have a table for mathematics; U+0332 is a line above as well.
  var mark: Unicode.Scalar {
    switch self {
    case .hat: "ˆ"
    case .wideHat: "\u{302}"
    case .tilde: "˜"
    case .wideTilde: "~"
    case .bar: "¯"
    case .overline, .underline: "\u{332}"
    case .vector, .overRightArrow: "→"
    case .overLeftArrow: "←"
    case .dot: "˙"
    case .twoDots: "¨"
    case .threeDots: "\u{20DB}"
    case .check: "ˇ"
    case .breve: "˘"
    case .acute: "´"
    case .grave: "`"
    case .ring: "˚"
    case .overbrace: "⏞"
    case .underbrace: "⏟"
    }
  }

  var isBelow: Bool { self == .underline || self == .underbrace }

  /// Whether the mark grows as wide as what it belongs to.
  var isStretched: Bool {
    switch self {
    case .wideHat, .wideTilde, .overline, .overRightArrow, .overLeftArrow, .underline, .overbrace, .underbrace: true
    default: false
    }
  }

  /// Whether a script of it is a label of its own.
  var takesLabel: Bool { self == .overbrace || self == .underbrace }
}
