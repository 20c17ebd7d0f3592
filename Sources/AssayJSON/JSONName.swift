/// The name of a member, small enough to pass by value, to be matched against literals.
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

  /// Packs the bytes of a range.
  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    count = range.count
    let limit = min(range.upperBound, range.lowerBound + 32)
    var next = range.lowerBound
    words = (
      Self.word(bytes, &next, limit), Self.word(bytes, &next, limit), Self.word(bytes, &next, limit),
      Self.word(bytes, &next, limit)
    )
  }

  @inline(__always)
  private static func word(_ bytes: Span<UInt8>, _ next: inout Int, _ limit: Int) -> UInt64 {
    var word: UInt64 = 0
    var shift: UInt64 = 0
    while next < limit, shift < 64 {
      word |= UInt64(bytes[next]) &<< shift
      shift &+= 8
      next &+= 1
    }
    return word
  }

  /// Whether the name is, byte for byte, a literal of at most 32 bytes.
  @inlinable
  package static func ~= (literal: StaticString, name: JSONName) -> Bool {
    let count = literal.utf8CodeUnitCount
    precondition(count <= 32, "a name to match has at most 32 bytes")
    guard name.count == count else { return false }
    let bytes = unsafe UnsafeBufferPointer(start: literal.utf8Start, count: count)
    var index = 0
    while index < count {
      let word =
        switch index &>> 3 {
        case 0: name.words.0
        case 1: name.words.1
        case 2: name.words.2
        default: name.words.3
        }
      let byte = unsafe bytes[index]
      guard UInt8(truncatingIfNeeded: word &>> UInt64(index & 7 &* 8)) == byte else { return false }
      index &+= 1
    }
    return true
  }
}
