import AssayTestSupport

/// SplitMix64 (Steele, Lea, Flood 2014): chance from a seed, for tests alone.
struct Chance {
  private var source: SeededSource

  init(_ seed: Int) { source = SeededSource(seed: UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1) }

  mutating func next() -> UInt64 { source.next() }

  /// A number from 0 up to, not including, `bound`.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func happens(_ percent: Int) -> Bool { below(100) < percent }

  mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

  /// Bytes with a few of them changed, dropped, doubled or swapped; never a line feed.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<(1 + below(3)) where !bytes.isEmpty {
      let place = below(bytes.count)
      switch below(6) {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: next())
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(bytes[place], at: place)
      case 3: bytes.swapAt(place, below(bytes.count))
      case 4: bytes[place] = one(of: Array("\"{}[],:0123456789sotruefalse-.e\\".utf8))
      default: bytes.removeSubrange(place..<min(place + below(12), bytes.count))
      }
    }
    return bytes.map { $0 == 0x0A ? 0x20 : $0 }
  }
}
