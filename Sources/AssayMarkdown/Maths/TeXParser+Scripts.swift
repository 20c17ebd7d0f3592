/// Exponents, indices, limits and primes.
extension TeXParser {
  var isAtScript: Bool {
    switch byte(index) {
    case UInt8(ascii: "^"), .underscore, UInt8(ascii: "'"): true
    default: false
    }
  }

  /// What stands here above and below a base, with the base; the base alone when nothing does.
  mutating func scripts(of base: MathNode?) -> MathNode {
    // `{}^{14}` has no base.
    var scripts = MathScripts(base: base == .row([]) ? nil : base)
    scripts.placement = base?.scriptPlacement ?? .corner
    reading: while true {
      skipBlanks()
      switch byte(index) {
      case UInt8(ascii: "'"):
        scripts.primes += 1
        index += 1
      case UInt8(ascii: "^"):
        if scripts.upper != nil {
          reportSecond("exponents", #"`{x^a}^b` or `x^{a^b}`"#)
          break reading
        }
        scripts.upper = script("raises")
      case .underscore:
        if scripts.lower != nil {
          reportSecond("indices", #"`{x_a}_b` or `x_{a_b}`"#)
          break reading
        }
        scripts.lower = script("lowers")
      case .backslash where base?.takesLimits == true && isAt("limits"):
        scripts.placement = .limits
        index += 7
      case .backslash where base?.takesLimits == true && isAt("nolimits"):
        scripts.placement = .corner
        index += 9
      case 0xc2, 0xe2:
        guard base != nil, scripts.upper == nil, let digits = raisedDigits() else { break reading }
        scripts.upper = .number(digits, .italic)
      default: break reading
      }
    }
    if scripts.lower == nil, scripts.upper == nil, scripts.primes == 0 { return base ?? .row([]) }
    return .scripts(scripts)
  }

  /// The argument behind `^` or `_`.
  private mutating func script(_ verb: String) -> MathNode {
    let start = index
    let sign = source(start..<start + 1)
    index += 1
    guard let script = argument() else {
      report(start..<start + 1, "nothing follows this `\(sign)`", help: "write `\(sign){…}`")
      return .row([])
    }
    // `x^10` is read as `x^1 0`, and no author means that.
    let isWhole = tex[index - 1].isDigit && source(start + 1..<index).utf8.allSatisfy { $0.isDigit || $0.isBlank }
    let isSign = index == start + 2 && tex[index - 1] == .hyphen
    if isWhole || isSign, byte(index)?.isDigit == true {
      var end = index
      while byte(end)?.isDigit == true { end += 1 }
      let rest = source(start + 1..<end).filter { !$0.isWhitespace }
      report(
        start..<end, "this `\(sign)` \(verb) the `\(source(index - 1..<index))` alone", help: "write `\(sign){\(rest)}`"
      )
    }
    return script
  }

  private mutating func reportSecond(_ what: String, _ help: String) {
    report(index..<index + 1, "something has two \(what)", help: "write \(help)")
  }

  /// Digits that are typed raised: `²`.
  private mutating func raisedDigits() -> String? {
    var digits = ""
    while true {
      let before = index
      guard byte(index) ?? 0 >= 0xc2, let digit = Self.raised[scalar()] else {
        index = before
        return digits.isEmpty ? nil : digits
      }
      digits.unicodeScalars.append(digit)
    }
  }

  private static let raised: [Unicode.Scalar: Unicode.Scalar] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
  ]
}

extension MathNode {
  /// Where scripts stand, unless the author says otherwise.
  fileprivate var scriptPlacement: MathScripts.Placement {
    switch self {
    case .symbol(let symbol): symbol.role == .large(takesLimits: true) ? .limits : .corner
    case .function(let function): function.kind == .limits ? .limits : .corner
    case .accented(_, let accent): accent.takesLabel ? .stacked : .corner
    default: .corner
    }
  }

  /// Whether `\limits` may follow.
  fileprivate var takesLimits: Bool {
    switch self {
    case .symbol(let symbol): symbol.isLarge
    case .function: true
    default: false
    }
  }
}
