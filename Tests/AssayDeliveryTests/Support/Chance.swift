import AssayTestSupport

/// SplitMix64 (Steele, Lea, Flood 2014): chance from a seed, for tests alone.
struct Chance {
  private var source: SeededSource

  init(_ seed: Int) { source = SeededSource(seed: UInt64(truncatingIfNeeded: seed)) }

  mutating func next() -> UInt64 { source.next() }

  /// A number from 0 up to, not including, `bound`.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  mutating func happens(_ percent: Int) -> Bool { below(100) < percent }

  mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

  mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for place in order.indices.dropFirst().reversed() { order.swapAt(place, below(place + 1)) }
    return order
  }

  mutating func sample(_ size: Int, of count: Int) -> [Int] { Array(permutation(count).prefix(size)) }
}
