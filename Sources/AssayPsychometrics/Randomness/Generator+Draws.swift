extension Generator {
  /// A whole number from 0 up to, not including, `bound`; each equally likely, exactly.
  ///
  /// Lemire (2019), *Fast random integer generation in an interval*, ACM TOMACS 29(1): the high word of 64 bits
  /// times the bound; a low word below 2⁶⁴ mod `bound` is rejected and drawn again, which takes the bias away.
  ///
  /// - Parameter bound: At least 1. A bound of 1 still uses one draw, so that streams stay in step.
  /// - Returns: The number drawn.
  @inlinable
  package mutating func below(_ bound: UInt64) -> UInt64 {
    precondition(bound > 0, "nothing can be drawn from an empty range")
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let rejected = (0 &- bound) % bound
      while product.low < rejected { product = next().multipliedFullWidth(by: bound) }
    }
    return product.high
  }

  /// An index from 0 up to, not including, `count`; each equally likely, exactly.
  @inlinable
  package mutating func index(below count: Int) -> Int {
    precondition(count > 0, "nothing can be drawn from an empty range")
    return Int(truncatingIfNeeded: below(UInt64(truncatingIfNeeded: count)))
  }

  /// A number in [0, 1): the upper 53 bits of a draw, times 2⁻⁵³.
  @inlinable
  package mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A draw from the standard normal law, for simulation: one draw of the stream, put through ``normalQuantile(_:)``.
  ///
  /// The 52 upper bits, plus one half, times 2⁻⁵², so neither tail is infinite (|z| < 8.3). Nothing here calls the
  /// system's mathematics library, whose last bits change from processor to processor.
  package mutating func normal() -> Double { normalQuantile((Double(next() >> 12) + 0.5) * 0x1p-52) }
}
