/// One node at a time.
extension MathSpeaker {
  mutating func speak(_ node: MathNode) {
    switch node {
    case .number(let digits, let font): speakNumber(digits, font)
    case .letter(let letter, let font): self.letter(letter, font)
    case .word(let word): say(word)
    case .function(let function): say(vocabulary.functions[function.name] ?? function.name)
    case .symbol(let symbol): speak(symbol)
    case .text(let words, _): say(words.split { $0.isWhitespace }.joined(separator: " "))
    case .unknown(let source): literally(source)
    case .space, .style, .phantom: break
    case .row(let nodes): speak(nodes)
    case .fenced(let fence): speak(fence, content: .itself)
    case .fraction(let fraction): self.fraction(fraction)
    case .root(let radicand, let index): root(radicand, index)
    case .scripts(let scripts): self.scripts(scripts)
    case .accented(let base, let accent): self.accent(base, accent)
    case .table(let table): self.table(table)
    }
  }

  private mutating func speakNumber(_ digits: String, _ font: MathFont) {
    let digits = digits.spokenDigits
    if digits.utf8.last == .period {
      say(.point, .words(String(digits.dropLast())))
    } else if let phrase = vocabulary.fonts[font] {
      say(phrase, [.words(digits)])
    } else {
      say(digits)
    }
  }

  private mutating func letter(_ letter: Unicode.Scalar, _ font: MathFont) {
    if font == .doubleStruck, let set = vocabulary.numberSets[letter] { return say(set) }
    let name = vocabulary.letters[letter] ?? String(letter)
    if let phrase = vocabulary.fonts[font] {
      say(phrase, [.words(name)])
    } else if ("A"..."Z").contains(letter), lettersInBothCases >> (letter.value - 0x41) & 1 == 1 {
      say(.capital, .words(name))
    } else {
      say(name)
    }
  }

  mutating func speak(_ symbol: MathSymbol) {
    switch (symbol.scalar, symbol.role) {
    case ("−", .prefix): say(.negative)
    case ("+", .prefix): say(.positive)
    case ("|", _) where bar == .given, ("∣", _) where bar == .given: say(.given)
    case ("|", _) where bar == .suchThat, ("∣", _) where bar == .suchThat, (":", _) where bar == .suchThat:
      say(.suchThat)
    case ("→", _) where isInLimit, ("⟶", _) where isInLimit: say(.approaches)
    case (_, .large): say(.large, .words(name(of: symbol.scalar)))
    default: say(name(of: symbol.scalar))
    }
  }

  func name(of sign: Unicode.Scalar) -> String { vocabulary.signs[sign] ?? vocabulary.letters[sign] ?? String(sign) }

  /// What is not understood, sign by sign.
  private mutating func literally(_ source: String) {
    var word = ""
    for scalar in source.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word.unicodeScalars.append(scalar)
      } else {
        say(word)
        word = ""
        if scalar == "-" { say(name(of: "−")) } else if !scalar.properties.isWhitespace { say(name(of: scalar)) }
      }
    }
    say(word)
  }

  // MARK: - Fractions and roots

  /// The name of a fraction such as one half.
  func commonName(_ fraction: MathFraction) -> String? {
    fraction.commonParts.flatMap { vocabulary.fractions.name($0.0, $0.1) }
  }

  private mutating func fraction(_ fraction: MathFraction) {
    let (numerator, denominator) = (MathPart.node(fraction.numerator), MathPart.node(fraction.denominator))
    if let name = commonName(fraction) { return say(name) }
    switch (fraction.hasLine, fraction.isShort) {
    case (true, true): say(.over, numerator, denominator)
    case (true, false): say(.fraction, numerator, denominator)
    case (false, true): say(.choose, numerator, denominator)
    case (false, false): say(.binomial, numerator, denominator)
    }
  }

  private mutating func root(_ radicand: MathNode, _ index: MathNode?) {
    guard let index else { return say(.squareRoot, .node(radicand)) }
    let degree: String? =
      switch index {
      case .number(let digits, _): digits
      case .letter(let letter, _): String(letter)
      default: nil
      }
    if degree == "3" {
      say(.cubeRoot, .node(radicand))
    } else if let ordinal = degree.flatMap({ vocabulary.ordinals[$0] }) {
      say(.ordinalRoot, .node(radicand), .words(ordinal))
    } else {
      say(.root, .node(radicand), .node(index))
    }
  }

  private mutating func accent(_ base: MathNode, _ accent: MathAccent) {
    guard let words = vocabulary.accents[accent] else { return speak(base) }
    say(base.takesShortMark ? words.short : words.long, [.node(base)])
  }
}
