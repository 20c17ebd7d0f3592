/// A sign that is neither a letter nor a number.
struct MathSymbol: Hashable, Sendable {
  /// What a sign does among its neighbours, after the classes of TeX (Knuth 1984, *The TeXbook*, chapter 17).
  enum Role: Hashable, Sendable {
    /// Stands for itself, as a letter does: `∞`.
    case ordinary
    /// Stands before what it changes: the sign of `-x`, `¬`.
    case prefix
    /// Stands behind what it changes: `!`, `%`.
    case postfix
    case binary, relation, punctuation, open, close
    /// Opens, closes, or stands between: `|`.
    case bar
    /// A sum, an integral; `takesLimits` says whether its limits stand above and below.
    case large(takesLimits: Bool)
  }

  /// How a delimiter finds its height.
  enum Height: Hashable, Sendable {
    case natural
    /// As high as what it encloses.
    case stretched
    /// So many tenths of an em.
    case fixed(Int)
  }

  var scalar: Unicode.Scalar
  var role: Role
  var height = Height.natural

  init(_ scalar: Unicode.Scalar, _ role: Role, _ height: Height = .natural) {
    self.scalar = scalar
    self.role = role
    self.height = height
  }

  var isLarge: Bool {
    if case .large = role { true } else { false }
  }
}

extension MathNode {
  /// Whether a sign after this may stand between two things, as the `-` of `x - 1` does and that of `(-1` does not.
  ///
  /// TeX's rule for binary operations: *The TeXbook*, appendix G, rules 5 and 6.
  var isOperand: Bool {
    switch self {
    case .symbol(let symbol):
      switch symbol.role {
      case .ordinary, .postfix, .close: true
      case .prefix, .binary, .relation, .punctuation, .open, .bar, .large: false
      }
    case .function: false
    case .scripts(let scripts): scripts.base?.isOperand ?? true
    case .space, .style: false
    default: true
    }
  }

  /// Whether it is nothing but a blank or a change of style.
  var isBlank: Bool {
    switch self {
    case .space, .style: true
    default: false
    }
  }

  /// Whether it says nothing.
  var isSilent: Bool {
    if case .phantom = self { true } else { isBlank }
  }

  /// Nodes as one: itself when there is one alone.
  init(_ nodes: [MathNode]) { self = nodes.count == 1 ? nodes[0] : .row(nodes) }

  /// One as many.
  var nodes: [MathNode] {
    if case .row(let nodes) = self { nodes } else { [self] }
  }
}
