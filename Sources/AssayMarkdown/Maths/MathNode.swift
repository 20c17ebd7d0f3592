/// A part of a formula: what is written, free of how TeX spells it.
///
/// The tree is at most ``MathFormula/maximumDepth`` levels deep, so that walking it may recurse.
indirect enum MathNode: Hashable, Sendable {
  /// Digits with the signs that point or group them: `0.75`, `1,000`.
  case number(String, MathFont)
  case letter(Unicode.Scalar, MathFont)
  /// Upright letters that belong together: `kg`.
  case word(String)
  /// The name of a function or an operator: `sin`, `lim`.
  case function(MathFunction)
  case symbol(MathSymbol)
  /// Words between formulas, with their blanks.
  case text(String, MathFont)
  /// A blank of so many eighteenths of an em.
  case space(Int)
  case row([MathNode])
  case fenced(MathFence)
  case fraction(MathFraction)
  case root(MathNode, index: MathNode?)
  case scripts(MathScripts)
  case accented(MathNode, MathAccent)
  case table(MathTable)
  /// Room for what is not shown.
  case phantom(MathNode, MathPhantom)
  /// A change of style, which lasts up to the end of the list that it stands in.
  case style(MathStyle)
  /// Source that is not understood, shown as it was typed.
  case unknown(String)
}

/// Something between two delimiters; either may be missing, as in `\left. x \right|`.
struct MathFence: Hashable, Sendable {
  var open: MathSymbol?
  var content: [MathNode]
  var close: MathSymbol?
}

/// One thing above another.
struct MathFraction: Hashable, Sendable {
  var numerator: MathNode
  var denominator: MathNode
  /// `\frac` leaves the size to the place, `\dfrac` and `\tfrac` set it.
  var style: MathStyle?
  /// False for a binomial coefficient, which has parentheses and no line.
  var hasLine = true
}

/// What stands to the right of something, above it or below it.
struct MathScripts: Hashable, Sendable {
  enum Placement: Hashable, Sendable {
    /// At the corners, as exponents and indices.
    case corner
    /// Above and below, as the limits of a sum; in running text they may move to the corners.
    case limits
    /// Above and below for good: `\overset`, a label at a brace.
    case stacked
  }

  /// Nil for a script that stands before what it belongs to.
  var base: MathNode?
  var lower: MathNode?
  var upper: MathNode?
  var primes = 0
  var placement = Placement.corner
}

/// The name of a function, which is set upright.
struct MathFunction: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case plain
    /// Takes what is above and below it as limits: `lim`, `max`.
    case limits
    /// Stands between two things: `mod`.
    case binary
  }

  var name: String
  var kind = Kind.plain
}

/// Rows of cells.
struct MathTable: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case matrix, cases
    /// Lines that are aligned at their relations.
    case lines
  }

  var kind: Kind
  /// What encloses it.
  var open: Unicode.Scalar?
  var close: Unicode.Scalar?
  /// One for each column, as far as the author says; further columns are as the last, or centred.
  var alignments: [MarkdownTable.Alignment] = []
  /// The columns that have a line on their left.
  var ruledColumns: Set<Int> = []
  var rows: [[[MathNode]]] = []
  var isSmall = false
}

/// Which of its dimensions something invisible keeps.
enum MathPhantom: Hashable, Sendable {
  case both, width, height
}

/// The size of what is shown.
enum MathStyle: Hashable, Sendable {
  case display, text, script
}
