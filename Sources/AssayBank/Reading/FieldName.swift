/// A key of the format, such as `stem`, with its hash worked out once.
///
/// Keys of a file are compared by hash and then by their bytes; no string is made of a key unless it is wrong. A key
/// that is read in one place only may be written as a literal there; what many readers share stands in the vocabulary.
package struct FieldName: Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  package let text: String
  let hash: UInt32

  package init(stringLiteral text: String) {
    self.text = text
    hash = fieldHash(text.utf8)
  }

  package var description: String { text }
}

/// FNV-1a over the bytes of a key (Fowler, Noll & Vo 1991), 32 bits.
@inline(__always)
func fieldHash(_ bytes: some Sequence<UInt8>) -> UInt32 {
  var hash: UInt32 = 0x811C_9DC5
  for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
  return hash
}
