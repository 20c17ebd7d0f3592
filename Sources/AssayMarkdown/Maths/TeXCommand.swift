/// What a command does that is more than a sign or a letter.
enum TeXCommand {
  case function(MathFunction)
  case space(Int)
  case fraction(MathStyle?)
  /// `\binom`.
  case binomial(MathStyle?)
  case root
  case accent(MathAccent)
  /// The letters of the argument in another alphabet.
  case font(MathFont)
  /// The argument is words.
  case text(MathFont)
  /// The argument is the name of a function.
  case name
  case style(MathStyle)
  case phantom(MathPhantom)
  /// `\overset{a}{b}` and `\underset{a}{b}`.
  case set(isAbove: Bool)
  /// An arrow that is as long as what stands above it.
  case arrow(Unicode.Scalar)
  /// The delimiter that follows is as high as said, in tenths of an em.
  case big(Int, MathSymbol.Role?)
  case left, right, middle, begin, end, newLine, not
  /// `\pmod{n}`.
  case modulus
  /// Says where the scripts of a sum stand; see ``TeXParser/scripts(of:)``.
  case limits, noLimits

  /// The commands by name, without the backslash.
  static let all: [String: TeXCommand] = {
    var all = fixed
    for name in plainNames.split(separator: " ") { all[String(name)] = .function(MathFunction(name: String(name))) }
    for name in limitNames.split(separator: " ") {
      all[String(name)] = .function(MathFunction(name: String(name), kind: .limits))
    }
    for (name, tenths) in [("big", 12), ("Big", 18), ("bigg", 24), ("Bigg", 30)] {
      all[name] = .big(tenths, nil)
      all[name + "l"] = .big(tenths, .open)
      all[name + "r"] = .big(tenths, .close)
      all[name + "m"] = .big(tenths, .relation)
    }
    return all
  }()

  private static let plainNames =
    "sin cos tan cot sec csc arcsin arccos arctan arccot sinh cosh tanh coth sech csch log ln lg exp dim ker deg arg hom"
  private static let limitNames = "lim limsup liminf max min sup inf det gcd Pr argmax argmin"

  private static let fixed: [String: TeXCommand] = [
    "bmod": .function(MathFunction(name: "mod", kind: .binary)),
    "mod": .function(MathFunction(name: "mod", kind: .binary)),
    "pmod": .modulus,
    ",": .space(3), "thinspace": .space(3), ":": .space(4), ">": .space(4), "medspace": .space(4), ";": .space(5),
    "thickspace": .space(5), "!": .space(-3), "negthinspace": .space(-3), " ": .space(6), "\n": .space(6),
    "space": .space(6), "nobreakspace": .space(6), "enspace": .space(9), "quad": .space(18), "qquad": .space(36),
    "frac": .fraction(nil), "dfrac": .fraction(.display), "cfrac": .fraction(.display), "tfrac": .fraction(.text),
    "binom": .binomial(nil), "dbinom": .binomial(.display), "tbinom": .binomial(.text), "sqrt": .root,
    "hat": .accent(.hat), "widehat": .accent(.wideHat), "tilde": .accent(.tilde), "widetilde": .accent(.wideTilde),
    "bar": .accent(.bar), "overline": .accent(.overline), "vec": .accent(.vector),
    "overrightarrow": .accent(.overRightArrow), "overleftarrow": .accent(.overLeftArrow), "dot": .accent(.dot),
    "ddot": .accent(.twoDots), "dddot": .accent(.threeDots), "check": .accent(.check), "breve": .accent(.breve),
    "acute": .accent(.acute), "grave": .accent(.grave), "mathring": .accent(.ring), "underline": .accent(.underline),
    "overbrace": .accent(.overbrace), "underbrace": .accent(.underbrace),
    "mathrm": .font(.upright), "mathup": .font(.upright), "mathnormal": .font(.italic), "mathit": .font(.italic),
    "mathbf": .font(.bold), "boldsymbol": .font(.boldItalic), "bm": .font(.boldItalic), "mathcal": .font(.script),
    "mathscr": .font(.script), "mathfrak": .font(.fraktur), "mathbb": .font(.doubleStruck), "mathsf": .font(.sansSerif),
    "mathtt": .font(.monospace),
    "text": .text(.upright), "textrm": .text(.upright), "textnormal": .text(.upright), "mbox": .text(.upright),
    "textup": .text(.upright), "textit": .text(.italic), "textbf": .text(.bold), "textsf": .text(.sansSerif),
    "texttt": .text(.monospace), "operatorname": .name,
    "displaystyle": .style(.display), "textstyle": .style(.text), "scriptstyle": .style(.script),
    "phantom": .phantom(.both), "hphantom": .phantom(.width), "vphantom": .phantom(.height),
    "overset": .set(isAbove: true), "stackrel": .set(isAbove: true), "underset": .set(isAbove: false),
    "xrightarrow": .arrow("→"), "xleftarrow": .arrow("←"), "xRightarrow": .arrow("⇒"), "xLeftarrow": .arrow("⇐"),
    "left": .left, "right": .right, "middle": .middle, "begin": .begin, "end": .end, "\\": .newLine, "cr": .newLine,
    "not": .not, "limits": .limits, "nolimits": .noLimits,
  ]
}

/// The environments by name.
enum TeXEnvironment {
  /// An empty table of the kind that an environment makes, if it is known.
  static func table(_ name: String) -> MathTable? {
    switch name {
    case "matrix", "array": MathTable(kind: .matrix)
    case "smallmatrix": MathTable(kind: .matrix, isSmall: true)
    case "pmatrix": MathTable(kind: .matrix, open: "(", close: ")")
    case "bmatrix": MathTable(kind: .matrix, open: "[", close: "]")
    case "Bmatrix": MathTable(kind: .matrix, open: "{", close: "}")
    case "vmatrix": MathTable(kind: .matrix, open: "|", close: "|")
    case "Vmatrix": MathTable(kind: .matrix, open: "‖", close: "‖")
    case "cases": MathTable(kind: .cases, open: "{", alignments: [.left, .left])
    case "aligned", "align", "align*", "split", "alignedat", "eqnarray", "eqnarray*":
      MathTable(kind: .lines, alignments: [.right, .left])
    case "gathered", "gather", "gather*", "equation", "equation*", "multline", "multline*": MathTable(kind: .lines)
    default: nil
    }
  }

  static let names = [
    "matrix", "array", "smallmatrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "cases", "aligned",
    "align",
    "split", "gathered", "gather", "equation",
  ]
}
