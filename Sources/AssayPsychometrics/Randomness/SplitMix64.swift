/// A counter put through a mixing function: the generator that seeds the others.
///
/// Steele, Lea and Flood (2014), *Fast splittable pseudorandom number generators*, with the constants of Vigna's
/// reference `splitmix64.c`. Period 2⁶⁴; every 64-bit value comes up once.
package struct SplitMix64: Hashable, Sendable {
  private var counter: UInt64

  package init(seed: UInt64) { counter = seed }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    counter &+= SplitMix64.increment
    return SplitMix64.mix(counter)
  }

  /// The odd number nearest 2⁶⁴ divided by the golden ratio.
  static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Stirs 64 bits so that each bit of the result depends on every bit of the argument; a bijection.
  static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
