import AssayTestSupport

/// SplitMix64 (Steele, Lea, Flood 2014), so that a failing property can be run again from its seed.
struct Seeded: RandomNumberGenerator {
  private var source: SeededSource

  init(_ seed: UInt64) { source = SeededSource(seed: seed) }

  mutating func next() -> UInt64 { source.next() }
}
