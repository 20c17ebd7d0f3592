import AssayModel
import AssayTestSupport

/// SplitMix64, for events and operations that follow from a seed.
struct Dice {
  private var source: SeededSource

  init(seed: Int) { source = SeededSource(seed: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15) }

  mutating func next() -> UInt64 { source.next() }

  /// A number from 0 to one below the bound.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func bool() -> Bool { next() & 1 == 1 }

  mutating func one<Value>(of values: [Value]) -> Value { values[below(values.count)] }

  mutating func list<Value>(_ most: Int, _ make: (inout Dice) -> Value) -> [Value] {
    (0..<below(most + 1)).map { _ in make(&self) }
  }

  /// A text with everything that a JSON string can have trouble with.
  mutating func text() -> String {
    let pieces = [
      "", "a", "é", "e\u{301}", "\"", "\\", "/", "\n", "\u{0}", "\u{1F}", "😀", "\u{2028}", "{\"v\":2}", "60",
    ]
    return (0..<below(6)).map { _ in one(of: pieces) }.joined()
  }

  mutating func id<Kind>() -> Identifier<Kind> {
    Identifier(one(of: ["o1", "A.b-c_9", "x", String(repeating: "z", count: 64)])) ?? "o1"
  }

  /// Ids that differ from each other.
  mutating func ids<Kind>() -> [Identifier<Kind>] { (0..<below(5)).map { Identifier("o", $0 + 1) } }

  mutating func instant() -> Instant {
    Instant(milliseconds: one(of: [0, -1, .max, .min, 1_700_000_000_000, Int64(below(1_000_000))]))
  }

  mutating func fraction() -> Rational {
    let powers = Rational(Int.max) * Rational(Int.max)
    return one(of: [
      0, 1, Rational(1, 3), Rational(-5, 7), Rational(Int.max), Rational(Int.min), powers, Rational(7) / powers,
      Rational(below(1000), below(999) + 1),
    ])
  }
}
