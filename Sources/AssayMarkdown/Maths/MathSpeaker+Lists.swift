/// Nodes one behind the other, where the words for one may depend on the next.
extension MathSpeaker {
  mutating func speak(_ nodes: [MathNode]) {
    var index = 0
    while index < nodes.count {
      index = speak(nodes, at: index)
    }
  }

  /// Speaks the node at an index, perhaps with some that follow, and says where to go on.
  private mutating func speak(_ nodes: [MathNode], at index: Int) -> Int {
    let node = nodes[index]
    if node.isSilent {
      if case .space(let width) = node, width >= 18 { mark(",") }
      return index + 1
    }
    if node.isQuantity { return quantity(nodes, at: index) }
    let next = nodes.nextSpoken(after: index)
    if case .symbol(let symbol) = node, !symbol.isLarge { return speak(symbol, nodes, at: index, next: next) }
    speak(node)
    guard let next else { return index + 1 }
    if node.isFunctionName { return argument(of: node, nodes, at: next) }
    if node.isLarge {
      if nodes[next].isTaken { say(.of) }
    } else if let fence = nodes[next].fence, node.isHead(of: fence) {
      say(.of)
      return argument(fence, isAlways: true, nodes, at: next)
    }
    return index + 1
  }

  private mutating func speak(_ symbol: MathSymbol, _ nodes: [MathNode], at index: Int, next: Int?) -> Int {
    let follower = next.map { nodes[$0] }
    if let next, let follower, let amount = amount(symbol, follower) {
      say(amount)
      return next + 1
    }
    let previous = nodes.previousSpoken(before: index).map { nodes[$0] }
    if previous?.isVector == true || follower?.isVector == true, "×⋅·".unicodeScalars.contains(symbol.scalar) {
      say(symbol.scalar == "×" ? .cross : .dot)
    } else {
      speak(symbol)
    }
    return index + 1
  }

  /// A sign of a currency goes together with its amount: `$5`.
  private func amount(_ symbol: MathSymbol, _ node: MathNode) -> String? {
    guard "$£€¥".unicodeScalars.contains(symbol.scalar), case .number(let digits, _) = node else { return nil }
    return String(symbol.scalar) + digits.spokenDigits
  }

  // MARK: - Functions

  /// Speaks what a function is taken of, as far as it is one with it.
  private mutating func argument(of function: MathNode, _ nodes: [MathNode], at index: Int) -> Int {
    guard nodes[index].isTaken else { return index }
    if !function.isBinaryName { say(.of) }
    guard let fence = nodes[index].fence, !function.isBinaryName else { return index }
    return argument(fence, isAlways: false, nodes, at: index)
  }

  /// Speaks a function's argument, without its parentheses where nothing is lost.
  private mutating func argument(_ fence: MathFence, isAlways: Bool, _ nodes: [MathNode], at index: Int) -> Int {
    let follower = nodes.nextSpoken(after: index).map { nodes[$0] }
    guard case .fenced = nodes[index] else {
      speak(nodes[index])
      return index + 1
    }
    let isAlone = fence.content.count == 1 && fence.content[0].isAtomic && fence.isParenthesis
    if isAlone, isAlways || follower?.isTaken != true {
      speak(fence.content, bar: .given)
    } else {
      speak(fence, content: .given)
    }
    return index + 1
  }

  // MARK: - Quantities

  /// A number with what belongs to it: a fraction that has a name, a unit.
  private mutating func quantity(_ nodes: [MathNode], at index: Int) -> Int {
    speak(nodes[index])
    var index = index
    var isOne = nodes[index].isOne
    if case .number(let digits, _) = nodes[index], digits.utf8.allSatisfy(\.isDigit), index + 1 < nodes.count,
      case .fraction(let fraction) = nodes[index + 1], let name = commonName(fraction)
    {
      say(.mixed, .words(name))
      index += 1
      isOne = false
    }
    guard let unit = unit(nodes, after: index, isOne: isOne) else { return index + 1 }
    say(unit.words)
    return unit.end
  }
}

extension [MathNode] {
  /// The index of the next node that says something.
  func nextSpoken(after index: Int) -> Int? {
    var next = index + 1
    while next < count, self[next].isSilent { next += 1 }
    return next < count ? next : nil
  }

  fileprivate func previousSpoken(before index: Int) -> Int? {
    var previous = index - 1
    while previous >= 0, self[previous].isSilent { previous -= 1 }
    return previous >= 0 ? previous : nil
  }
}
