/// A list of nodes that is still growing, and what has been opened in it and not yet closed.
///
/// TeX's parentheses need not match, and often do not: `[0, 1)`. So any sign that closes is paired with the last that
/// opens, and one without the other stands for itself.
struct TeXRow {
  private struct Open {
    let outer: [MathNode]
    let symbol: MathSymbol
  }

  private var nodes: [MathNode] = []
  private var opened: [Open] = []

  var hasOpen: Bool { !opened.isEmpty }

  /// Whether what comes next follows something that can be added to, multiplied or raised.
  var endsInOperand: Bool { nodes.last { !$0.isBlank }?.isOperand ?? false }

  mutating func append(_ node: MathNode) { nodes.append(node) }

  /// A sign in its place: a `-` that stands between nothing is the sign of what follows.
  func placed(_ symbol: MathSymbol) -> MathSymbol {
    guard symbol.role == .binary, !endsInOperand, "+−±∓".unicodeScalars.contains(symbol.scalar) else { return symbol }
    return MathSymbol(symbol.scalar, .prefix, symbol.height)
  }

  mutating func open(_ symbol: MathSymbol) {
    opened.append(Open(outer: nodes, symbol: symbol))
    nodes = []
  }

  /// Whether a bar closes the one that was opened last.
  func closes(_ bar: MathSymbol) -> Bool {
    guard let last = opened.last, last.symbol.role == .bar else { return false }
    return last.symbol.scalar == bar.scalar && endsInOperand
  }

  /// What was opened last and is closed here; the sign alone when nothing was.
  mutating func close(_ symbol: MathSymbol) -> MathNode {
    guard let last = opened.popLast() else { return .symbol(symbol) }
    let fence = MathFence(open: last.symbol, content: nodes, close: symbol)
    nodes = last.outer
    return .fenced(fence)
  }

  /// The whole list; what was opened and not closed stands for itself.
  func finish() -> [MathNode] {
    guard !opened.isEmpty else { return nodes }
    var all: [MathNode] = []
    for open in opened { all += open.outer + [.symbol(open.symbol)] }
    return all + nodes
  }
}
