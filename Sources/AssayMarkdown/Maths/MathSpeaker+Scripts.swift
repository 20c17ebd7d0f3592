/// Exponents, indices and limits.
extension MathSpeaker {
  mutating func scripts(_ scripts: MathScripts) {
    guard let base = scripts.base else { return before(scripts) }
    if scripts.placement == .stacked { return stacked(base, scripts) }
    switch base {
    case .symbol(let symbol) where symbol.isLarge: large(symbol, scripts)
    case .fenced(let fence) where fence.isEvaluation && scripts.lower != nil: evaluated(fence, scripts)
    default: corner(base, scripts)
    }
  }

  /// Scripts that stand before what they belong to, as those of an isotope do.
  private mutating func before(_ scripts: MathScripts) {
    if let lower = scripts.lower { say(.subscriptBefore, .node(lower)) }
    for _ in 0..<scripts.primes { say(name(of: "′")) }
    guard let upper = scripts.upper else { return }
    if upper.isRing { say(name(of: "°")) } else { say(.superscriptBefore, .node(upper)) }
  }

  private mutating func stacked(_ base: MathNode, _ scripts: MathScripts) {
    if case .accented(_, let accent) = base, accent.takesLabel, let label = scripts.lower ?? scripts.upper {
      return say(.labelled, .node(base), .node(label))
    }
    guard let lower = scripts.lower else {
      return say(.above, .node(base), .node(scripts.upper ?? .row([])))
    }
    guard let upper = scripts.upper else { return say(.below, .node(base), .node(lower)) }
    var inner = scripts
    inner.upper = nil
    say(.above, .node(.scripts(inner)), .node(upper))
  }

  // MARK: - At the corners

  private mutating func corner(_ base: MathNode, _ scripts: MathScripts) {
    guard let upper = scripts.upper else { return lower(base, scripts) }
    var inner = scripts
    inner.upper = nil
    let whole = inner.lower == nil && inner.primes == 0 ? base : .scripts(inner)
    say(raised(whole, upper), .node(whole), .node(upper))
  }

  private mutating func lower(_ base: MathNode, _ scripts: MathScripts) {
    var inner = scripts
    inner.lower = nil
    guard let lower = scripts.lower else { return primes(base, scripts) }
    let whole = scripts.primes == 0 ? base : .scripts(inner)
    switch base {
    case .function(let function) where function.kind == .limits: range(function, lower)
    case .function(MathFunction(name: "log")): say(.logBase, .node(whole), .node(lower))
    default: say(subscripted(lower), .node(whole), .node(lower))
    }
  }

  private func subscripted(_ lower: MathNode) -> MathPhraseName { lower.isIndex ? .subscripted : .longSubscripted }

  private mutating func primes(_ base: MathNode, _ scripts: MathScripts) {
    guard scripts.primes > 0 else { return speak(base) }
    var inner = scripts
    inner.primes = max(scripts.primes - 3, 0)
    let phrase: MathPhraseName = [.prime, .doublePrime, .triplePrime][min(scripts.primes, 3) - 1]
    say(phrase, .node(inner.primes == 0 ? base : .scripts(inner)))
  }

  /// What an exponent is called: a power, unless it is known to be none.
  private func raised(_ base: MathNode, _ upper: MathNode) -> MathPhraseName {
    switch upper {
    case .number("2", _): return .squared
    case .number("3", _): return .cubed
    case .symbol where upper.isRing: return base.isOne ? .degree : .degrees
    case .symbol(let symbol) where symbol.scalar == "⊤" || symbol.scalar == "⊺": return .transpose
    case .symbol(let symbol) where symbol.scalar == "′": return .prime
    case .symbol(let symbol): return symbol.scalar == "∞" ? .power : .superscript
    case .letter("T", let font) where font == .upright || font == .sansSerif: return .transpose
    case .letter(let letter, _) where (letter == "T" || letter == "c") && base.isCapitalOrBold:
      return .superscript
    case .fenced, .text, .word: return .superscript
    case .row(let nodes) where nodes.last?.isSignAlone == true: return .superscript
    case .row where upper.isMinusOne && base.isFunction: return .functionInverse
    case .row where upper.isMinusOne && base.isFunctionLetter: return .inverse
    default: return .power
    }
  }

  // MARK: - Limits

  /// What a maximum is taken over, or where something goes.
  private mutating func range(_ function: MathFunction, _ range: MathNode) {
    let wasInLimit = isInLimit
    defer { isInLimit = wasInLimit }
    isInLimit = function.name.hasPrefix("lim")
    if function.name == "lim" {
      say(.limit, .node(range))
    } else {
      say(.functionOver, .node(.function(function)), .node(range))
    }
  }

  private mutating func large(_ symbol: MathSymbol, _ scripts: MathScripts) {
    let name = MathPart.words(name(of: symbol.scalar))
    switch (scripts.lower, scripts.upper) {
    case (let lower?, let upper?): say(.largeFromTo, name, .node(lower), .node(upper))
    case (let lower?, nil): say(.largeOver, name, .node(lower))
    case (nil, let upper?): say(.largeUpTo, name, .node(upper))
    case (nil, nil): say(.large, name)
    }
    for _ in 0..<scripts.primes { say(self.name(of: "′")) }
  }

  /// `\left. F \right|_a^b`.
  private mutating func evaluated(_ fence: MathFence, _ scripts: MathScripts) {
    let lower = MathPart.node(scripts.lower ?? .row([]))
    if let upper = scripts.upper {
      say(.evaluatedFromTo, .nodes(fence.content), lower, .node(upper))
    } else {
      say(.evaluatedAt, .nodes(fence.content), lower)
    }
  }
}

extension MathNode {
  /// The sign of degrees, however it is written.
  fileprivate var isRing: Bool {
    if case .symbol(let symbol) = self { symbol.scalar == "∘" || symbol.scalar == "°" } else { false }
  }

  /// Whether it is a sign that nothing follows, as that of the charge of an ion.
  fileprivate var isSignAlone: Bool {
    if case .symbol(let symbol) = self { "+−±∗".unicodeScalars.contains(symbol.scalar) } else { false }
  }

  fileprivate var isFunction: Bool {
    if case .function = self { true } else { false }
  }

  fileprivate var isFunctionLetter: Bool {
    if case .letter(let letter, _) = self { letter == "f" || letter == "g" || letter == "h" } else { false }
  }

  fileprivate var isCapitalOrBold: Bool {
    if case .letter(let letter, let font) = self { ("A"..."Z").contains(letter) || font == .bold } else { false }
  }

  fileprivate var isMinusOne: Bool {
    guard case .row(let nodes) = self, nodes.count == 2, nodes[1].isOne, case .symbol(let sign) = nodes[0] else {
      return false
    }
    return sign.role == .prefix && sign.scalar == "−"
  }
}

extension MathFence {
  /// Whether it is what is evaluated somewhere: something with a bar behind it alone.
  fileprivate var isEvaluation: Bool { open == nil && close?.scalar == "|" }
}
