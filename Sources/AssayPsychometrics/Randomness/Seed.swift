/// A 64-bit seed, made from a number or from any bytes, such as the first 16 of a digest.
///
/// Bytes are hashed by FNV-1a (64 bits; Fowler, Noll and Vo, *The FNV non-cryptographic hash algorithm*) and stirred by
/// SplitMix64's mixing function. The hash is frozen and not cryptographic: equal bytes give equal seeds for ever, and
/// two given inputs share one by accident with probability 2⁻⁶⁴.
package struct Seed: Hashable, Sendable {
  package let value: UInt64

  package init(_ value: UInt64) { self.value = value }

  package init(bytes: some Sequence<UInt8>) { value = SplitMix64.mix(fnv1a(bytes)) }
}

/// FNV-1a over bytes, 64 bits.
func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  return hash
}
