/// The project's one source of random numbers: xoshiro256**, seeded by SplitMix64.
///
/// Blackman and Vigna (2021), *Scrambled linear pseudorandom number generators*, ACM TOMS 47(4). Period 2²⁵⁶ − 1.
/// Not for secrets. Every draw is written out here and frozen by test vectors, because a form must come out the
/// same from its seed in ten years; the standard library's `shuffled` and `random(in:)` promise no such thing.
///
/// Use one stream for each purpose, so that a new kind of draw never moves an old one:
///
///     var draw = Generator(seed: seed, purpose: "form.draw")
///     var order = Generator(seed: seed, purpose: "option.order")
package struct Generator: RandomNumberGenerator, Hashable, Sendable {
  /// Names generator, seeding and draws together; kept with whatever was drawn.
  ///
  /// It changes if any frozen vector ever has to.
  package static let algorithm = "xoshiro256**/splitmix64/1"

  @usableFromInline var s0: UInt64
  @usableFromInline var s1: UInt64
  @usableFromInline var s2: UInt64
  @usableFromInline var s3: UInt64

  /// The generator in a state given in full; not all four words may be 0.
  package init(state: (UInt64, UInt64, UInt64, UInt64)) {
    precondition(state.0 | state.1 | state.2 | state.3 != 0, "xoshiro256** never leaves the state of zeros")
    (s0, s1, s2, s3) = state
  }

  /// The generator whose state is the next four outputs of SplitMix64, as its authors advise.
  package init(seed: UInt64) {
    var words = SplitMix64(seed: seed)
    // The words come of a bijection at four different counters, so at most one of them is zero.
    s0 = words.next()
    s1 = words.next()
    s2 = words.next()
    s3 = words.next()
  }

  /// The stream of a seed for one purpose, and within it for one index, such as a chunk of parallel work.
  ///
  /// The seed of the stream is `mix(mix(seed ^ mix(FNV-1a(purpose))) + index · 0x9E3779B97F4A7C15)`, `mix` being
  /// SplitMix64's. Purposes are compared as UTF-8 bytes.
  package init(seed: UInt64, purpose: String, index: UInt64 = 0) {
    let stream = SplitMix64.mix(seed ^ SplitMix64.mix(fnv1a(purpose.utf8)))
    self.init(seed: SplitMix64.mix(stream &+ index &* SplitMix64.increment))
  }

  /// The stream of a seed made from bytes, for one purpose and index.
  package init(seed: Seed, purpose: String, index: UInt64 = 0) {
    self.init(seed: seed.value, purpose: purpose, index: index)
  }

  /// The next 64 bits.
  @inlinable
  package mutating func next() -> UInt64 {
    let product = s1 &* 5
    let result = (product << 7 | product >> 57) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = s3 << 45 | s3 >> 19
    return result
  }
}
