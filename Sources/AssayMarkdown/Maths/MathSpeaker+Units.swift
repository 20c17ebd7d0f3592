/// Units of measurement behind a number.
extension MathSpeaker {
  /// One unit in a product of units.
  private struct Factor {
    var unit: MathVocabulary.Unit
    var power: MathNode?
    var isPer: Bool
  }

  /// The units that follow a number, in words, and the index behind them; nil when what follows is none.
  ///
  /// A unit is upright, as in `5\,\mathrm{m}/\mathrm{s}^2`. One of a single letter has a blank before it, so that the
  /// `d` of an integral and the `H` of hydrogen are none.
  func unit(_ nodes: [MathNode], after index: Int, isOne: Bool) -> (words: String, end: Int)? {
    guard let first = nodes.nextSpoken(after: index) else { return nil }
    if let words = ratio(nodes[first], isOne: isOne) { return (words, first + 1) }
    guard let factor = factor(nodes, at: first, hasBlank: first > index + 1) else { return nil }
    var factors = [factor.factor]
    var end = factor.end
    while let next = nodes.nextSpoken(after: end - 1) {
      var (place, isPer) = (next, false)
      if case .symbol(let symbol) = nodes[next], "/⋅·".unicodeScalars.contains(symbol.scalar) {
        guard let after = nodes.nextSpoken(after: next) else { break }
        (place, isPer) = (after, symbol.scalar == "/")
      } else if next == end {
        break
      }
      guard var found = self.factor(nodes, at: place, hasBlank: true) else { break }
      found.factor.isPer = found.factor.isPer || isPer
      factors.append(found.factor)
      end = found.end
    }
    return (words(of: factors, isOne: isOne), end)
  }

  private func words(of factors: [Factor], isOne: Bool) -> String {
    var speaker = MathSpeaker(vocabulary: vocabulary, lettersInBothCases: 0)
    let lastCounted = factors.lastIndex { !$0.isPer } ?? -1
    for (index, factor) in factors.enumerated() {
      let word = index == lastCounted && !isOne ? factor.unit.many : factor.unit.one
      if factor.isPer { speaker.say(.per) }
      switch factor.power {
      case nil: speaker.say(word)
      case .number("2", _)?: speaker.say(.squared, .words(word))
      case .number("3", _)?: speaker.say(.cubed, .words(word))
      case let power?: speaker.say(.power, .words(word), .node(power))
      }
    }
    return speaker.text
  }

  /// The unit that begins at an index, and the index behind it.
  private func factor(_ nodes: [MathNode], at index: Int, hasBlank: Bool) -> (factor: Factor, end: Int)? {
    // A prefix or the unit itself may be a Greek letter: `\mu\mathrm{m}`, `\mathrm{k\Omega}`.
    if index + 1 < nodes.count, let prefix = nodes[index].greekOrUpright,
      let factor = factor(nodes[index + 1], behind: prefix, hasBlank: hasBlank)
    {
      return (factor, index + 2)
    }
    return factor(nodes[index], behind: "", hasBlank: hasBlank).map { ($0, index + 1) }
  }

  private func factor(_ node: MathNode, behind prefix: String, hasBlank: Bool) -> Factor? {
    func unit(_ node: MathNode) -> MathVocabulary.Unit? {
      guard let sign = prefix.isEmpty ? node.unitSign(hasBlank: hasBlank) : node.greekOrUpright else { return nil }
      return vocabulary.units[prefix + sign]
    }
    if let unit = unit(node) { return Factor(unit: unit, power: nil, isPer: false) }
    guard case .scripts(let scripts) = node, scripts.lower == nil, scripts.primes == 0, let upper = scripts.upper,
      let unit = scripts.base.flatMap(unit)
    else { return nil }
    if upper.isNumber { return Factor(unit: unit, power: upper, isPer: false) }
    guard case .row(let nodes) = upper, nodes.count == 2, nodes[1].isNumber, case .symbol(let minus) = nodes[0],
      minus.scalar == "−"
    else { return nil }
    return Factor(unit: unit, power: nodes[1].isOne ? nil : nodes[1], isPer: true)
  }

  /// A quotient of two units in one word, `km/h`.
  private func ratio(_ node: MathNode, isOne: Bool) -> String? {
    guard case .text(let words, _) = node, words.last != " " else { return nil }
    let parts = words.drop { $0 == " " }.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = vocabulary.units[String(parts[0])],
      let second = vocabulary.units[String(parts[1])]
    else { return nil }
    return self.words(
      of: [Factor(unit: first, power: nil, isPer: false), Factor(unit: second, power: nil, isPer: true)], isOne: isOne)
  }
}

extension MathNode {
  /// What may be a part of the sign of a unit.
  fileprivate var greekOrUpright: String? {
    switch self {
    case .word(let word): word
    case .letter(let letter, let font): font == .upright || letter == "μ" ? String(letter) : nil
    default: nil
    }
  }

  /// What may be the sign of a unit.
  fileprivate func unitSign(hasBlank: Bool) -> String? {
    switch self {
    case .word(let word): word
    case .letter(let letter, .upright): hasBlank ? String(letter) : nil
    case .text(let words, _): words.last == " " ? nil : String(words.drop { $0 == " " })
    default: nil
    }
  }
}
