import AssayTestSupport

/// A small seeded generator (SplitMix64; Steele, Lea and Flood 2014), so that a failing case can be had again.
struct Generator {
  private var source: SeededSource
  init(seed: UInt64) { source = SeededSource(seed: seed) }

  mutating func next() -> UInt64 { source.next() }

  /// A number below a bound.
  mutating func below(_ bound: Int) -> Int { bound == 0 ? 0 : Int(next() % UInt64(bound)) }
}
