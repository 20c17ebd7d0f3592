/// The text of a key as a number, so that keys are told apart without comparing texts.
///
/// Two texts have the same number by chance once in 2⁶⁴ pairs, and never if both are of at most seven bytes.
package struct YAMLName: Hashable, Sendable {
  package let hash: UInt64

  /// What has no name; the empty text has the same number.
  static let none = YAMLName(hash: 0)

  private init(hash: UInt64) { self.hash = hash }

  package init(_ text: String) {
    var words = Words(text.utf8.count)
    for byte in text.utf8 { words.add(byte) }
    hash = words.finish()
  }

  /// The number of a range of bytes.
  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var words = Words(range.count)
    for place in range { words.add(bytes[place]) }
    hash = words.finish()
  }
}

/// Seven bytes at a time, behind the length; mixing is a bijection, so a single word keeps a number of its own.
private struct Words {
  private var hash: UInt64
  private var word: UInt64 = 0
  private var left = 7

  init(_ count: Int) { hash = UInt64(truncatingIfNeeded: count & 0xFF) }

  @inline(__always)
  mutating func add(_ byte: UInt8) {
    if left == 0 {
      hash = Self.mix(hash ^ word << 8)
      word = 0
      left = 7
    }
    word = word << 8 | UInt64(byte)
    left -= 1
  }

  func finish() -> UInt64 { Self.mix(hash ^ word << 8) }

  /// The finisher of MurmurHash3 for 64 bits (Appleby 2011).
  private static func mix(_ value: UInt64) -> UInt64 {
    var mixed = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ mixed >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ mixed >> 33
  }
}
