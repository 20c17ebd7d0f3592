/// The name of a member, or a word of a vocabulary, small enough to pass by value, to be matched against literals.
///
/// ```swift
/// switch name {
/// case "slot": …
/// ```
///
/// Names are compared as bytes. Up to 32 bytes of UTF-8 are held, which is more than any name of ours has: a longer name
/// equals no literal, and a longer literal traps. ``JSONReader/memberName`` gives the text of any name.
package struct JSONName: Sendable {
  /// How many bytes the unescaped name has.
  package let count: Int
  /// The first 32 bytes in little-endian order, zero after the end.
  package let words: (UInt64, UInt64, UInt64, UInt64)

  /// A name of at most eight bytes.
  @inline(__always)
  init(count: Int, word: UInt64) {
    self.count = count
    words = (word, 0, 0, 0)
  }

  /// Packs the bytes of a range.
  @inline(__always)
  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    count = range.count
    let start = range.lowerBound
    words = (
      JSONByte.word(in: bytes, start..<range.upperBound),
      count > 8 ? JSONByte.word(in: bytes, start + 8..<range.upperBound) : 0,
      count > 16 ? JSONByte.word(in: bytes, start + 16..<range.upperBound) : 0,
      count > 24 ? JSONByte.word(in: bytes, start + 24..<range.upperBound) : 0
    )
  }

  /// Whether the name is, byte for byte, a literal of at most 32 bytes.
  @inlinable
  @inline(__always)
  package static func ~= (literal: StaticString, name: JSONName) -> Bool {
    name.count == literal.utf8CodeUnitCount && name.matches(literal)
  }

  /// Whether the name's bytes are those of a literal of the same length.
  package func matches(_ literal: StaticString) -> Bool {
    precondition(count <= 32, "a name to match has at most 32 bytes")
    let bytes = unsafe UnsafeBufferPointer(start: literal.utf8Start, count: count)
    let span = unsafe bytes.span
    let other = JSONName(span, 0..<count)
    return other.words == words
  }
}
