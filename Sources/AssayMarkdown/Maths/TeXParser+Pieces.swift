/// Single characters, numbers, groups and arguments.
extension TeXParser {
  /// Reads what stands here; an argument without braces is one character or command.
  mutating func piece(_ byte: UInt8, isArgument: Bool) -> Piece {
    let start = index
    switch byte {
    case .backslash: return command()
    case .openBrace: return .node(group())
    case .space, .newline, .carriageReturn, .tab:
      skipBlanks()
      return .nothing
    case .tilde:
      index += 1
      return .node(.space(6))
    case UInt8(ascii: "^"), .underscore, UInt8(ascii: "'"): return .node(scripts(of: nil))
    case .period:
      if self.byte(index + 1)?.isDigit == true { return .node(number(isArgument: isArgument)) }
      if self.byte(index + 1) == .period, self.byte(index + 2) == .period {
        index += 3
        return .symbol(MathSymbol("…", .ordinary))
      }
      return typed()
    case _ where byte.isDigit: return .node(number(isArgument: isArgument))
    case _ where byte.isLetter: return .node(letters(isArgument: isArgument))
    case UInt8(ascii: "%"):
      index += 1
      report(start..<index, "to TeX, `%` begins a remark", help: #"write `\%` for the sign"#)
      return .symbol(MathSymbol("%", .postfix))
    case UInt8(ascii: "&"), .closeBrace, .hash, .dollar:
      index += 1
      let sign = source(start..<index)
      let help =
        byte == UInt8(ascii: "&")
        ? #"it parts the columns of `\begin{aligned} … \end{aligned}` and the like; write `\&` for the sign"#
        : #"write `\\#(sign)` for the sign"#
      report(start..<index, "`\(sign)` has no place here", help: help)
      return .node(.unknown(sign))
    case 0..<0x20, 0x7f: return .node(control())
    default: return typed()
    }
  }

  mutating func skipBlanks() {
    while let byte = byte(index), byte.isBlank || byte.isLineEnd {
      if byte == .tab { checkTab() }
      index += 1
    }
  }

  /// Letters: one alone, or, upright, all that belong together.
  private mutating func letters(isArgument: Bool) -> MathNode {
    var end = index + 1
    if font == .upright, !isArgument {
      while let byte = byte(end), byte.isLetter { end += 1 }
    }
    defer { index = end }
    guard end == index + 1 else { return .word(source(index..<end)) }
    return letter(Unicode.Scalar(tex[index]))
  }

  mutating func letter(_ scalar: Unicode.Scalar) -> MathNode {
    if font == .italic || font == .upright {
      switch scalar {
      case "a"..."z": smallLetters |= 1 << (scalar.value - 0x61)
      case "A"..."Z": capitalLetters |= 1 << (scalar.value - 0x41)
      default: break
      }
    }
    return .letter(scalar, font)
  }

  /// A sign or a letter beyond ASCII; others keep together as they were typed.
  private mutating func typed() -> Piece {
    let start = index
    let scalar = scalar()
    if let symbol = TeXSymbols.typed[scalar] { return .symbol(symbol) }
    if let natural = TeXSymbols.typedLetters[scalar] { return .node(.letter(scalar, font == .italic ? natural : font)) }
    while let byte = byte(index), byte >= 0x80 {
      let before = index
      let next = self.scalar()
      if TeXSymbols.typed[next] != nil || TeXSymbols.typedLetters[next] != nil {
        index = before
        break
      }
    }
    return .node(.text(source(start..<index), .upright))
  }

  /// The character here, which is behind us then.
  mutating func scalar() -> Unicode.Scalar {
    let length = byte(index).map { $0 < 0x80 ? 1 : $0 < 0xe0 ? 2 : $0 < 0xf0 ? 3 : 4 } ?? 0
    let end = min(index + length, tex.count)
    defer { index = max(end, min(index + 1, tex.count)) }
    return source(index..<end).unicodeScalars.first ?? "\u{FFFD}"
  }

  // MARK: - Groups and arguments

  /// `{…}`.
  mutating func group() -> MathNode {
    let start = index
    guard depth < MathFormula.maximumDepth else { return rest(from: start) }
    index += 1
    depth += 1
    openGroups += 1
    let nodes = row(until: .group)
    openGroups -= 1
    depth -= 1
    if byte(index) == .closeBrace {
      index += 1
    } else {
      report(start..<start + 1, "this `{` is not closed", help: "write `}` where it ends")
    }
    // Between braces, a sign is only itself: `{+}`, `{,}`.
    if nodes.count == 1, case .symbol(let symbol) = nodes[0], !symbol.isLarge {
      return .symbol(MathSymbol(symbol.scalar, .ordinary, symbol.height))
    }
    return MathNode(nodes)
  }

  /// A group, or the one character or command that stands in its place; nil when there is none.
  mutating func argument() -> MathNode? {
    skipBlanks()
    guard let byte = byte(index) else { return nil }
    switch byte {
    case .openBrace: return group()
    case .closeBrace, UInt8(ascii: "&"), UInt8(ascii: "^"), .underscore, UInt8(ascii: "'"): return nil
    case .backslash where isAt("right") || isAt("end") || isAt("cr") || self.byte(index + 1) == .backslash: return nil
    default: break
    }
    guard depth < MathFormula.maximumDepth else { return rest(from: index) }
    depth += 1
    defer { depth -= 1 }
    switch piece(byte, isArgument: true) {
    case .node(let node): return node
    case .nodes(let nodes): return MathNode(nodes)
    case .symbol(let symbol): return .symbol(symbol)
    case .nothing: return .row([])
    }
  }

  /// `[…]`, where it stands.
  mutating func optionalArgument() -> MathNode? {
    skipBlanks()
    let start = index
    guard byte(index) == .openBracket else { return nil }
    guard depth < MathFormula.maximumDepth else { return rest(from: start) }
    index += 1
    depth += 1
    let nodes = row(until: .bracket)
    depth -= 1
    if byte(index) == .closeBracket {
      index += 1
    } else {
      report(start..<start + 1, "this `[` is not closed", help: "write `]` where it ends")
    }
    return MathNode(nodes)
  }

  // MARK: - Control characters

  /// A character that no author types: YAML makes it of `"\f"` and the like.
  private mutating func control() -> MathNode {
    let start = index
    let byte = tex[index]
    index += 1
    let letter: Unicode.Scalar? =
      switch byte {
      case 0x07: "a"
      case 0x08: "b"
      case 0x0b: "v"
      case 0x0c: "f"
      case 0x1b: "e"
      default: nil
      }
    report(
      start..<index, "a formula holds a control character",
      help: letter.map(Self.quotesHelp) ?? "leave it out")
    return .unknown(source(start..<index))
  }

  /// Within double quotes, YAML makes a tab of the beginning of `\theta`.
  private mutating func checkTab() {
    var end = index + 1
    while let byte = byte(end), byte.isLetter { end += 1 }
    guard end > index + 1, Self.isKnown("t" + source(index + 1..<end)) else { return }
    report(index..<end, "a formula holds a tab where a command could begin", help: Self.quotesHelp("t"))
  }

  private static func quotesHelp(_ letter: Unicode.Scalar) -> String {
    #"YAML takes `\\#(letter)` for a character within double quotes; write the text in single quotes, or behind `|`"#
  }
}
