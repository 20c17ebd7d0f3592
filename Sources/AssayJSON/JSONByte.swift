/// The bytes that JSON's grammar speaks of, and scans for them.
enum JSONByte {
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let comma = UInt8(ascii: ",")
  static let colon = UInt8(ascii: ":")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let minus = UInt8(ascii: "-")
  static let plus = UInt8(ascii: "+")
  static let point = UInt8(ascii: ".")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")

  /// The byte in words for an error; letters and digits are not told apart, since they may be somebody's answer.
  static func name(of byte: UInt8) -> String {
    switch byte {
    case quote: "the start of a string"
    case minus, zero...nine: "a number"
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): "a letter"
    case 0x21..<0x7F: "`\(Character(Unicode.Scalar(byte)))`"
    case 0..<0x21, 0x7F: "a control character"
    default: "a byte that is not ASCII"
    }
  }

  /// The first eight bytes of a range in little-endian order, zero after its end.
  @inline(__always)
  static func word(in bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    let start = range.lowerBound
    let count = range.count
    if bytes.count - start >= 8 {
      let word = unsafe UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
      return count >= 8 ? word : word & ((1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1)
    }
    var word: UInt64 = 0
    for index in 0..<min(count, 8) { word |= UInt64(bytes[start + index]) &<< UInt64(truncatingIfNeeded: index &* 8) }
    return word
  }

  /// How many bytes of plain ASCII stand before the closing quote, or -1 where something else stands before it.
  ///
  /// Most strings are such. Looks at eight bytes at a time: subtracting one from each byte of `word ^ pattern` borrows
  /// into the top bit where the byte was zero, and the lowest such bit is exact.
  @inline(__always)
  static func plainLength(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    let raw = unsafe bytes.bytes
    var index = start
    while end &- index >= 8 {
      let word = unsafe UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found = interruptions(word) | word & tops
      if found != 0 {
        index &+= found.trailingZeroBitCount &>> 3
        return bytes[index] == quote ? index &- start : -1
      }
      index &+= 8
    }
    return -1
  }

  /// The index of the first byte that ends or interrupts a plain string: a quote, a backslash, a control character.
  ///
  /// - Parameters:
  ///   - bytes: Where to look.
  ///   - start: The first index to look at.
  ///   - end: The index after the last.
  ///   - high: Set where a byte before the one found is not ASCII, else left alone.
  /// - Returns: The index, or `end`.
  static func interruption(in bytes: Span<UInt8>, from start: Int, to end: Int, high: inout Bool) -> Int {
    var index = start
    let raw = unsafe bytes.bytes
    while end &- index >= 8 {
      let word = unsafe UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found = interruptions(word)
      guard found == 0 else {
        let offset = found.trailingZeroBitCount & ~7
        high = high || word & tops & ((1 &<< UInt64(truncatingIfNeeded: offset)) &- 1) != 0
        return index &+ offset &>> 3
      }
      high = high || word & tops != 0
      index &+= 8
    }
    while index < end {
      let byte = bytes[index]
      if byte == quote || byte == backslash || byte < 0x20 { return index }
      high = high || byte >= 0x80
      index &+= 1
    }
    return end
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// A word whose lowest bit set is the top bit of its first byte that is a quote, a backslash or below 0x20.
  @inline(__always)
  private static func interruptions(_ word: UInt64) -> UInt64 {
    let quotes = word ^ (ones &* UInt64(quote))
    let slashes = word ^ (ones &* UInt64(backslash))
    return ((quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes | (word &- ones &* 0x20) & ~word) & tops
  }
}
