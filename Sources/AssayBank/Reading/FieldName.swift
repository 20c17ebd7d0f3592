/// A key of the format, such as `stem`, with its hash worked out once.
///
/// Keys of a file are compared by 64-bit hashes, so no string is made of a key unless it is wrong. A key that is read in
/// one place only may be written as a literal there; what many readers share stands in the vocabulary.
package struct FieldName: Sendable, Equatable, ExpressibleByStringLiteral, CustomStringConvertible {
  package let text: String
  let hash: UInt64

  package init(stringLiteral text: String) {
    self.text = text
    var hash = FieldHash()
    for byte in text.utf8 { hash.add(byte) }
    self.hash = hash.value
  }

  package static func == (a: Self, b: Self) -> Bool { a.hash == b.hash }

  package var description: String { text }
}

/// FNV-1a over the bytes of a key (Fowler, Noll & Vo 1991), 64 bits.
struct FieldHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
