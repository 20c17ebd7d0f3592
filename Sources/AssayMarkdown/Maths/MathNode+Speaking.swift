/// What decides how a part of a formula is spoken.
extension MathNode {
  /// Whether it is spoken as one word: `x`, `25`, `kg`, `alpha`.
  private var isWord: Bool {
    switch self {
    case .number, .letter, .word: true
    case .text(let words, _): !words.isEmpty && !words.utf8.contains { $0.isBlank || $0.isLineEnd }
    case .symbol(let symbol): symbol.role == .ordinary
    case .row(let nodes): nodes.count == 1 && nodes[0].isWord
    default: false
    }
  }

  /// Whether a mark on it can be named behind it: `x bar`.
  var takesShortMark: Bool { isWord }

  /// Whether it can be named behind a `sub`: a word, perhaps with a mark.
  var isIndex: Bool {
    switch self {
    case .accented(let base, let accent): base.isWord && !accent.takesLabel
    case .row(let nodes): nodes.count == 1 && nodes[0].isIndex
    default: isWord
    }
  }

  /// Whether it is spoken as one thing: `x`, `x sub 1`, `x bar`, `one half`.
  var isAtomic: Bool {
    switch self {
    case .fraction(let fraction): fraction.commonParts != nil
    case .scripts(let scripts):
      scripts.placement == .corner && scripts.upper == nil && scripts.base?.isIndex == true
        && scripts.lower?.isIndex ?? true
    case .row(let nodes): nodes.count == 1 && nodes[0].isAtomic
    default: isIndex
    }
  }

  /// Whether it is a number with its sign, which says by itself where it ends, and not how far back it reaches.
  var isSignedNumber: Bool {
    if case .row(let nodes) = self { nodes.count == 2 && nodes[0].isSign && nodes[1].isNumber } else { false }
  }

  /// Whether a listener hears by itself where it begins and ends.
  var isClosed: Bool {
    switch self {
    case .fraction(let fraction): fraction.commonParts != nil || (fraction.hasLine && !fraction.isShort)
    case .fenced(let fence): fence.isSpokenLiterally
    case .table, .function: true
    case .symbol(let symbol): !symbol.isLarge
    case .accented(_, let accent): !accent.takesLabel
    case .row(let nodes) where nodes.count == 1: nodes[0].isClosed
    case .scripts(let scripts):
      isAtomic || (scripts.placement == .corner && scripts.upper == nil && scripts.base?.isClosed == true)
        || (scripts.upper == nil && scripts.base?.isFunctionName == true)
    default: isAtomic
    }
  }

  var isNumber: Bool {
    if case .number = self { true } else { false }
  }

  var isOne: Bool {
    if case .number("1", _) = self { true } else { false }
  }

  /// Whether it may have a unit: a number, a fraction that has a name.
  var isQuantity: Bool {
    switch self {
    case .number: true
    case .fraction(let fraction): fraction.commonParts != nil
    default: false
    }
  }

  private var isSign: Bool {
    if case .symbol(let symbol) = self {
      symbol.role == .prefix && "+−".unicodeScalars.contains(symbol.scalar)
    } else {
      false
    }
  }

  /// Whether it is the name of a function, with or without scripts.
  var isFunctionName: Bool {
    switch self {
    case .function: true
    case .scripts(let scripts): scripts.base?.isFunctionName ?? false
    default: false
    }
  }

  var isBinaryName: Bool {
    if case .function(let function) = self { function.kind == .binary } else { false }
  }

  /// Whether it is a sum or the like, with or without limits.
  var isLarge: Bool {
    switch self {
    case .symbol(let symbol): symbol.isLarge
    case .scripts(let scripts): scripts.base?.isLarge ?? false
    default: false
    }
  }

  /// Whether a function or a sum can be taken of it.
  var isTaken: Bool {
    switch self {
    case .symbol(let symbol):
      switch symbol.role {
      case .ordinary, .prefix, .large, .open: true
      case .postfix, .binary, .relation, .punctuation, .close, .bar: false
      }
    case .scripts(let scripts): scripts.base?.isTaken ?? true
    case .function(let function): function.kind != .binary
    default: true
    }
  }

  var isVector: Bool {
    switch self {
    case .accented(_, let accent): accent == .vector || accent == .overRightArrow
    case .letter(_, let font): font == .bold || font == .boldItalic
    case .scripts(let scripts): scripts.base?.isVector ?? false
    default: false
    }
  }

  /// What it encloses, exponents left aside.
  var fence: MathFence? {
    switch self {
    case .fenced(let fence): fence
    case .scripts(let scripts): scripts.base?.fence
    default: nil
    }
  }

  /// Whether it is a letter that parentheses make a function, as `f(x)` and `P(A)` are read.
  ///
  /// `P(1 + r)` is a product: `P`, `E` and `H` are functions of events and random variables alone, which have capital
  /// letters.
  func isHead(of fence: MathFence) -> Bool {
    switch self {
    case .letter(let letter, _):
      switch letter {
      case "f", "g", "h", "F": fence.isParenthesis
      case "P", "E", "H": (fence.isParenthesis || fence.isBracket) && fence.content.first?.isCapital == true
      default: false
      }
    case .scripts(let scripts): scripts.placement == .corner && scripts.base?.isHead(of: fence) == true
    default: false
    }
  }

  private var isCapital: Bool {
    switch self {
    case .letter(let letter, _): ("A"..."Z").contains(letter)
    case .text, .word: true
    case .scripts(let scripts): scripts.base?.isCapital ?? false
    case .accented(let base, _): base.isCapital
    default: false
    }
  }
}

extension MathFence {
  var isParenthesis: Bool { open?.scalar == "(" && close?.scalar == ")" }
  var isBracket: Bool { open?.scalar == "[" && close?.scalar == "]" }

  /// Whether it is spoken from its opening to its closing sign.
  var isSpokenLiterally: Bool {
    guard let open, let close else { return false }
    return !"|‖⌊⌈".unicodeScalars.contains(open.scalar) && !"|‖".unicodeScalars.contains(close.scalar)
  }
}

extension MathFraction {
  /// Numerator and denominator, where both are whole numbers.
  var commonParts: (String, String)? {
    guard hasLine, case .number(let upper, _) = numerator, case .number(let lower, _) = denominator else { return nil }
    let digits = upper.utf8.count == 1 && lower.utf8.count <= 2 && (upper + lower).utf8.allSatisfy(\.isDigit)
    return digits && upper != "0" && lower != "0" && lower != "1" && (Int(lower) ?? 99) <= 10 ? (upper, lower) : nil
  }

  /// Whether it is spoken as one thing over another.
  var isShort: Bool { numerator.isAtomic && (denominator.isAtomic || denominator.isSignedNumber) }
}

extension MathPart {
  /// Whether a listener hears by itself where it begins, unless it comes last, and where it ends.
  func isClosed(asLast isLast: Bool) -> Bool {
    switch self {
    case .node(let node): node.isClosed || (isLast && node.isSignedNumber)
    case .nodes(let nodes): nodes.count == 1 && nodes[0].isClosed || (isLast && MathNode(nodes).isSignedNumber)
    case .words: true
    }
  }
}

extension String {
  /// A number as it is spoken: without the blanks that group its digits.
  var spokenDigits: String {
    utf8.contains(0xe2) ? String(String.UnicodeScalarView(unicodeScalars.filter { $0 != "\u{2009}" })) : self
  }
}
