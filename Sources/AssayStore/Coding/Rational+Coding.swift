package import AssayModel

extension Rational {
  /// The exact value as whole numbers, such as `3` or `1/3`.
  package var exactText: String { denominator == 1 ? String(numerator) : "\(numerator)/\(denominator)" }

  /// Reads what ``exactText`` writes.
  init?(exactText text: String) {
    let parts = text.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    guard let first = parts.first, let above = Int128(String(Substring(first))) else { return nil }
    switch parts.count {
    case 1: self = Self.whole(above)
    case 2:
      guard let below = Int128(String(Substring(parts[1]))), below > 0 else { return nil }
      self = Self.whole(above) / Self.whole(below)
    default: return nil
    }
  }

  /// A whole number of 128 bits; no step leaves them.
  private static func whole(_ value: Int128) -> Rational {
    if let small = Int(exactly: value) { return Rational(small) }
    let word = Rational(1 << 32)
    let low = UInt64(truncatingIfNeeded: value)
    let high = Rational(Int(truncatingIfNeeded: value >> 64)) * word * word
    return high + Rational(Int(low >> 32)) * word + Rational(Int(low & 0xFFFF_FFFF))
  }
}
