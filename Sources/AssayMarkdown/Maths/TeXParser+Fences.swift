/// Delimiters that are as high as what they enclose, or as an author says.
extension TeXParser {
  /// `\left( … \right)`.
  mutating func fence(from start: Int) -> MathNode {
    guard depth < MathFormula.maximumDepth else { return rest(from: start) }
    guard let open = delimiter(.open) else { return noDelimiter(start) }
    depth += 1
    openLefts += 1
    let content = row(until: .right)
    openLefts -= 1
    depth -= 1
    var close: MathSymbol?
    let end = index
    if isAt("right") {
      index += 6
      if let found = delimiter(.close) { close = found } else { _ = noDelimiter(end) }
    } else {
      report(
        start..<start + 5, #"this `\left` has no `\right`"#, help: #"write `\right` and a delimiter where it ends"#)
    }
    return .fenced(
      MathFence(open: open.isNone ? nil : open, content: content, close: close?.isNone == true ? nil : close))
  }

  mutating func middle(from start: Int) -> Piece {
    guard let delimiter = delimiter(.relation) else { return .node(noDelimiter(start)) }
    return delimiter.isNone ? .nothing : .node(.symbol(delimiter))
  }

  /// `\bigl(`, `\big|`.
  mutating func big(_ tenths: Int, _ role: MathSymbol.Role?, from start: Int) -> Piece {
    guard var delimiter = delimiter(role) else { return .node(noDelimiter(start)) }
    if delimiter.isNone { return .nothing }
    delimiter.height = .fixed(tenths)
    return .symbol(delimiter)
  }

  private mutating func noDelimiter(_ start: Int) -> MathNode {
    report(
      start..<max(index, start + 1), "no delimiter follows `\(source(start..<index))`",
      help: #"write one, such as `(`, `[`, `\{` or `|`, or `.` for none"#)
    return .unknown(source(start..<index))
  }

  /// The delimiter here, in the role that its place gives it, or else its own; a point stands for none.
  private mutating func delimiter(_ role: MathSymbol.Role?) -> MathSymbol? {
    let start = index
    skipBlanks()
    var symbol: MathSymbol?
    switch byte(index) {
    case .backslash: symbol = TeXSymbols.commands[commandName()]
    case .period, .less, .greater:
      let angle: Unicode.Scalar = tex[index] == .less ? "⟨" : tex[index] == .greater ? "⟩" : "."
      symbol = MathSymbol(angle, angle == "⟨" ? .open : .close)
      index += 1
    case nil, .openBrace, .closeBrace: break
    default: symbol = TeXSymbols.typed[scalar()]
    }
    guard var symbol, symbol.isDelimiter else {
      index = start
      return nil
    }
    symbol.role = role ?? symbol.role
    symbol.height = .stretched
    return symbol
  }
}

extension MathSymbol {
  fileprivate var isNone: Bool { scalar == "." }

  fileprivate var isDelimiter: Bool {
    switch role {
    case .open, .close, .bar: true
    default: "./\\↑↓↕⇑⇓⇕".unicodeScalars.contains(scalar)
    }
  }
}
