/// Formulas as presentation MathML, of the elements and attributes of MathML Core (W3C 2025) alone.
///
/// There is one attribute that Core has not, and that a browser may leave aside: `columnalign`, for those that know no
/// class. Letters of an alphabet are Unicode's, so that no font has to be asked for.
extension MarkupBuffer {
  /// What goes along with a formula in a page.
  struct MathCompanions {
    var speech: String
    var tex: String
  }

  /// Writes a formula as one `math` element.
  ///
  /// - Parameters:
  ///   - formula: The formula.
  ///   - isDisplayed: Whether it stands on a line of its own.
  ///   - companions: Its spoken text, which becomes `alttext`, and its TeX, which becomes an annotation.
  mutating func math(_ formula: MathFormula, isDisplayed: Bool, with companions: MathCompanions? = nil) {
    markup(#"<math xmlns="http://www.w3.org/1998/Math/MathML""#)
    if isDisplayed { markup(#" display="block""#) }
    attribute("alttext", companions?.speech)
    markup(">")
    if let companions {
      markup("<semantics>")
      one(formula.nodes)
      markup(#"<annotation encoding="application/x-tex">"#)
      text(companions.tex)
      markup("</annotation></semantics>")
    } else {
      list(formula.nodes)
    }
    markup("</math>")
  }

  // MARK: - Lists

  /// Nodes as exactly one element.
  mutating func one(_ nodes: [MathNode]) {
    if nodes.count == 1, case .row(let inner) = nodes[0] { return one(inner) }
    if nodes.count == 1 { return list(nodes) }
    element("mrow") { $0.list(nodes) }
  }

  mutating func one(_ node: MathNode) { one(node.nodes) }

  /// Nodes one behind the other, with the blanks that TeX sets around the names of functions.
  mutating func list(_ nodes: [MathNode]) {
    var isStyled = false
    for (index, node) in nodes.enumerated() {
      if case .style(let style) = node {
        if isStyled { markup("</mstyle>") }
        markup("<mstyle\(style.attributes)>")
        isStyled = true
        continue
      }
      if node.isFunction, index > 0, nodes[index - 1].isOperand, !nodes[index - 1].isSilent { space(3) }
      write(node, isFirst: index == 0)
      if node.isFunction, let next = nodes[(index + 1)...].first(where: { !$0.isSilent }), next.isArgument {
        markup("<mo>\u{2061}</mo>")
        if !next.isFence, index + 1 < nodes.count, !nodes[index + 1].isSilent { space(3) }
      }
    }
    if isStyled { markup("</mstyle>") }
  }

  mutating func element(_ name: String, _ attributes: String = "", _ content: (inout MarkupBuffer) -> Void) {
    markup("<")
    markup(name)
    markup(attributes)
    markup(">")
    content(&self)
    markup("</")
    markup(name)
    markup(">")
  }

  // MARK: - Nodes

  private mutating func write(_ node: MathNode, isFirst: Bool) {
    switch node {
    case .number(let digits, let font): element("mn") { $0.text(font.styled(digits)) }
    case .letter(let letter, let font): self.letter(letter, font)
    case .word(let word): element("mi") { $0.text(word) }
    case .function(let function): self.function(function, isFirst: isFirst)
    case .symbol(let symbol): self.symbol(symbol)
    case .text(let words, let font): element("mtext") { $0.text(font.styled(words.withHardBlanks)) }
    case .unknown(let source): element("mtext") { $0.text(source.withHardBlanks) }
    case .space(let width): space(width)
    case .style: break
    case .row(let nodes): one(nodes)
    case .fenced(let fence): self.fence(fence)
    case .fraction(let fraction): self.fraction(fraction)
    case .root(let radicand, let index): root(radicand, index)
    case .scripts(let scripts): self.scripts(scripts)
    case .accented(let base, let accent): self.accent(base, accent)
    case .table(let table): self.table(table)
    case .phantom(let node, let phantom): self.phantom(node, phantom)
    }
  }

  private mutating func letter(_ letter: Unicode.Scalar, _ font: MathFont) {
    // A browser slants a letter that stands alone.
    let isSlantable = letter.isASCII || (0x370...0x3ff).contains(letter.value) || letter == "∇"
    let attributes = font == .upright && isSlantable ? #" mathvariant="normal""# : ""
    element("mi", attributes) { $0.text(font.styled(letter)) }
  }

  private mutating func function(_ function: MathFunction, isFirst: Bool) {
    guard function.kind == .binary else { return element("mi") { $0.text(function.shownName) } }
    let attributes = isFirst ? #" lspace="0" rspace="0.3333em""# : #" lspace="0.2222em" rspace="0.2222em""#
    element("mo", attributes) { $0.text(function.shownName) }
  }

  private mutating func space(_ width: Int) { markup("<mspace width=\"\(Self.em(width))\"/>") }

  /// Eighteenths of an em, written in ems.
  private static func em(_ eighteenths: Int) -> String {
    let size = (abs(eighteenths) * 10_000 + 9) / 18
    let (whole, rest) = size.quotientAndRemainder(dividingBy: 10_000)
    var digits = rest == 0 ? "" : "." + String(String(10_000 + rest).dropFirst())
    while digits.last == "0" { digits.removeLast() }
    return (eighteenths < 0 ? "-" : "") + "\(whole)\(digits)em"
  }

  private mutating func fraction(_ fraction: MathFraction) {
    if !fraction.hasLine { markup("<mrow><mo>(</mo>") }
    let line = fraction.hasLine ? "" : #" linethickness="0""#
    element("mfrac", line + (fraction.style?.attributes ?? "")) {
      $0.one(fraction.numerator)
      $0.one(fraction.denominator)
    }
    if !fraction.hasLine { markup("<mo>)</mo></mrow>") }
  }

  private mutating func root(_ radicand: MathNode, _ index: MathNode?) {
    guard let index else { return element("msqrt") { $0.list(radicand.nodes) } }
    element("mroot") {
      $0.one(radicand)
      $0.one(index)
    }
  }

  private mutating func accent(_ base: MathNode, _ accent: MathAccent) {
    // A line above one letter need not grow.
    let accent = accent == .overline && base.isOneCharacter ? .bar : accent
    let attributes = accent.takesLabel ? "" : accent.isBelow ? #" accentunder="true""# : #" accent="true""#
    var size = accent.isStretched ? #" stretchy="true""# : #" stretchy="false""#
    if accent == .vector { size += #" mathsize="70%""# }
    element(accent.isBelow ? "munder" : "mover", attributes) {
      $0.one(base)
      // A mark that combines with what stands before it would do so with the tag.
      let mark = accent.mark
      let isCombining = mark.properties.generalCategory == .nonspacingMark
      $0.element("mo", size) {
        if isCombining { $0.markup("&#x\(String(mark.value, radix: 16));") } else { $0.text(mark) }
      }
    }
  }

  private mutating func phantom(_ node: MathNode, _ phantom: MathPhantom) {
    switch phantom {
    case .both: element("mphantom") { $0.list(node.nodes) }
    case .width:
      element("mpadded", #" height="0" depth="0""#) { $0.element("mphantom") { $0.list(node.nodes) } }
    case .height: element("mpadded", #" width="0""#) { $0.element("mphantom") { $0.list(node.nodes) } }
    }
  }
}

extension MathStyle {
  fileprivate var attributes: String {
    switch self {
    case .display: #" displaystyle="true" scriptlevel="0""#
    case .text: #" displaystyle="false" scriptlevel="0""#
    case .script: #" displaystyle="false" scriptlevel="1""#
    }
  }
}

extension MathNode {
  /// Whether a function can be taken of it.
  fileprivate var isArgument: Bool {
    switch self {
    case .symbol(let symbol): symbol.role == .ordinary || symbol.role == .prefix || symbol.isLarge
    case .function(let function): function.kind != .binary
    default: true
    }
  }

  fileprivate var isOneCharacter: Bool {
    switch self {
    case .letter: true
    case .number(let digits, _): digits.utf8.count == 1
    default: false
    }
  }

  fileprivate var isFence: Bool {
    switch self {
    case .fenced: true
    case .scripts(let scripts): scripts.base?.isFence ?? false
    default: false
    }
  }

  /// Whether it is the name of a function, with or without scripts.
  fileprivate var isFunction: Bool {
    switch self {
    case .function(let function): function.kind != .binary
    case .scripts(let scripts): scripts.base?.isFunction ?? false
    default: false
    }
  }
}

extension String {
  /// The text with blanks that a browser does not leave out.
  fileprivate var withHardBlanks: String {
    guard utf8.contains(where: { $0.isBlank || $0.isLineEnd }) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.isWhitespace ? "\u{A0}" : $0 }))
  }
}
