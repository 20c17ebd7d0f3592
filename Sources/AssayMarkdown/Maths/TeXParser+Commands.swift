/// Commands.
extension TeXParser {
  /// Reads a command with its arguments.
  mutating func command() -> Piece {
    let start = index
    let name = commandName()
    if let symbol = TeXSymbols.commands[name] { return .symbol(symbol) }
    if let letter = TeXSymbols.letters[name] {
      let isPlain = font == .italic || (font == .upright && letter.font == .upright)
      return .node(.letter(letter.letter, isPlain ? letter.font : font))
    }
    guard let command = TeXCommand.all[name] else {
      reportUnknown(start..<index, name)
      return .node(.unknown(source(start..<index)))
    }
    switch command {
    case .function(let function): return .node(.function(function))
    case .space(let width): return .node(.space(width))
    case .style(let style): return .node(.style(style))
    case .fraction(let style): return fraction(style, from: start)
    case .binomial(let style): return binomial(style, from: start)
    case .root: return root(from: start)
    case .accent(let accent): return one(start) { .accented($0, accent) }
    case .phantom(let phantom): return one(start) { .phantom($0, phantom) }
    case .font(let font): return alphabet(font, from: start)
    case .text(let font): return text(start) { .text($0, font) }
    case .name: return functionName(from: start)
    case .set(let isAbove): return set(isAbove, from: start)
    case .arrow(let arrow): return longArrow(arrow, from: start)
    case .modulus: return modulus(from: start)
    case .big(let tenths, let role): return big(tenths, role, from: start)
    case .left: return .node(fence(from: start))
    case .middle: return middle(from: start)
    case .begin: return .node(environment(from: start))
    case .not: return negation(from: start)
    case .right, .end, .newLine, .limits, .noLimits: return .node(misplaced(start, name))
    }
  }

  /// What a command is when an argument is missing: as it was typed.
  private mutating func missing(_ start: Int, _ arguments: String = "{…}") -> Piece {
    var end = start + 1
    while byte(end)?.isLetter == true { end += 1 }
    let name = source(start..<end)
    report(start..<end, "an argument of `\(name)` is missing", help: "write `\(name)\(arguments)`")
    return .node(.unknown(source(start..<index)))
  }

  private mutating func one(_ start: Int, _ node: (MathNode) -> MathNode) -> Piece {
    guard let argument = argument() else { return missing(start) }
    return .node(node(argument))
  }

  private mutating func text(_ start: Int, _ node: (String) -> MathNode) -> Piece {
    guard let words = words() else { return missing(start) }
    return .node(node(words))
  }

  // MARK: - Fractions and roots

  private mutating func fraction(_ style: MathStyle?, from start: Int) -> Piece {
    guard let numerator = argument(), let denominator = argument() else {
      return missing(start, "{a}{b}")
    }
    return .node(.fraction(MathFraction(numerator: numerator, denominator: denominator, style: style)))
  }

  private mutating func binomial(_ style: MathStyle?, from start: Int) -> Piece {
    guard let top = argument(), let bottom = argument() else { return missing(start, "{n}{k}") }
    return .node(.fraction(MathFraction(numerator: top, denominator: bottom, style: style, hasLine: false)))
  }

  private mutating func root(from start: Int) -> Piece {
    let degree = optionalArgument()
    guard let radicand = argument() else { return missing(start) }
    return .node(.root(radicand, index: degree))
  }

  // MARK: - Letters and names

  private mutating func alphabet(_ new: MathFont, from start: Int) -> Piece {
    let outer = font
    font = new
    defer { font = outer }
    guard let argument = argument() else { return missing(start) }
    return .nodes(argument.nodes)
  }

  private mutating func functionName(from start: Int) -> Piece {
    let takesLimits = byte(index) == .star
    if takesLimits { index += 1 }
    return text(start) { words in
      let name = words.filter { $0 != " " }
      if case .function(let known)? = TeXCommand.all[name], known.kind == .plain, !takesLimits {
        return .function(known)
      }
      return .function(MathFunction(name: name, kind: takesLimits ? .limits : .plain))
    }
  }

  /// `\not=`.
  private mutating func negation(from start: Int) -> Piece {
    skipBlanks()
    let before = index
    let isCommand = byte(index) == .backslash
    let symbol = isCommand ? TeXSymbols.commands[commandName()] : TeXSymbols.typed[scalar()]
    if let symbol, let negated = TeXSymbols.negated[symbol.scalar] {
      return .symbol(MathSymbol(negated, symbol.role == .bar ? .relation : symbol.role))
    }
    index = before
    report(start..<start + 4, #"`\not` does not know how to negate what follows"#, help: "write it in words")
    return .node(.unknown(source(start..<start + 4)))
  }

  // MARK: - One above another

  private mutating func set(_ isAbove: Bool, from start: Int) -> Piece {
    guard let mark = argument(), var base = argument() else { return missing(start, "{a}{b}") }
    // Its braces do not take from a relation what it is.
    if case .symbol(let symbol) = base, let natural = TeXSymbols.typed[symbol.scalar] { base = .symbol(natural) }
    var scripts = MathScripts(base: base, placement: .stacked)
    if isAbove { scripts.upper = mark } else { scripts.lower = mark }
    return .node(.scripts(scripts))
  }

  private mutating func longArrow(_ arrow: Unicode.Scalar, from start: Int) -> Piece {
    let below = optionalArgument()
    guard let above = argument() else { return missing(start) }
    let base = MathNode.symbol(MathSymbol(arrow, .relation, .stretched))
    return .node(.scripts(MathScripts(base: base, lower: below, upper: above, placement: .stacked)))
  }

  private mutating func modulus(from start: Int) -> Piece {
    guard let modulus = argument() else { return missing(start) }
    let content = [.function(MathFunction(name: "mod", kind: .binary)), modulus]
    let fence = MathFence(open: MathSymbol("(", .open), content: content, close: MathSymbol(")", .close))
    return .nodes([.space(8), .fenced(fence)])
  }

  /// What stands where it ends nothing.
  private mutating func misplaced(_ start: Int, _ name: String) -> MathNode {
    if name == "end" { _ = environmentName() }
    let typed = source(start..<index)
    let help =
      switch name {
      case "right": #"write `\left` and a delimiter where it begins"#
      case "end": #"write `\begin{…}` where it begins"#
      case "limits", "nolimits": "it belongs behind a sum or an integral"
      default: #"write the lines between `\begin{aligned}` and `\end{aligned}`"#
      }
    report(start..<index, "`\(typed)` has no place here", help: help)
    return .unknown(typed)
  }
}
