import AssayPsychometrics

/// Bits that follow from a seed, so that a failing case can be had again: what the tests' own dice are made of.
package struct SeededSource: Sendable {
  private var generator: SplitMix64

  package init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// The next 64 bits.
  package mutating func next() -> UInt64 { generator.next() }
}
