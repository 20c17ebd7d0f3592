/// Cuts a stream of bytes, which comes in chunks, into lines.
///
/// ```swift
/// splitter.append(chunk[..<count])
/// while let line = splitter.next() { … }
/// ```
///
/// A line ends with a line feed; a carriage return before it is dropped; empty lines are passed over. A line of more than
/// ``limit`` bytes is counted and not kept, so memory stays below the limit and one chunk. Lines are given as ranges of
/// ``bytes``, which hold until the next `append`: several lines can be read before one of them is answered.
package struct LineSplitter: Sendable {
  /// One line, or what is wrong with it.
  package enum Line: Hashable, Sendable {
    /// A line without its end, as a range of ``LineSplitter/bytes``.
    case line(Range<Int>)
    /// A line that is too long, with its number of bytes; its content is gone.
    case tooLong(count: Int)
    /// What stands after the last line feed when the input has ended; whole only by chance.
    case unterminated(Range<Int>)
  }

  /// The longest line, in bytes, without its end: 1 MiB.
  package static let standardLimit = 1_048_576

  /// The longest line that is kept, in bytes, without its end.
  package let limit: Int
  /// The buffer that lines are ranges of.
  package private(set) var bytes: [UInt8] = []
  /// Where the line starts that is not given yet.
  private var start = 0
  /// How far line feeds have been looked for.
  private var scanned = 0
  /// How many bytes of the current line were dropped because it is too long.
  private var dropped = 0

  package init(limit: Int = Self.standardLimit) {
    precondition(limit > 0, "a line has at least one byte")
    self.limit = limit
  }

  /// Takes the next bytes of the stream; ranges given before are void.
  package mutating func append(_ chunk: ArraySlice<UInt8>) {
    if start > 0 {
      bytes.removeSubrange(..<start)
      scanned -= start
      start = 0
    }
    bytes.append(contentsOf: chunk)
  }

  /// The next line that is complete, or nil until more bytes come.
  package mutating func next() -> Line? {
    while true {
      let end = LineSplitter.lineFeed(in: bytes.span, from: scanned)
      scanned = end
      // One byte beyond the limit may be a carriage return that the line feed is still to follow.
      guard end < bytes.count else {
        if dropped > 0 || end - start > limit + 1 { drop() }
        return nil
      }
      var range = start..<end
      start = end + 1
      scanned = start
      if dropped > 0 {
        let count = dropped + range.count
        dropped = 0
        return .tooLong(count: count)
      }
      if let last = range.last, bytes[last] == 0x0D { range = range.lowerBound..<last }
      if range.count > limit { return .tooLong(count: range.count) }
      if !range.isEmpty { return .line(range) }
    }
  }

  /// What stands after the last line feed, once the input has ended and ``next()`` has given nil.
  package mutating func finish() -> Line? {
    let range = start..<bytes.count
    let count = dropped + range.count
    start = bytes.count
    scanned = start
    defer { dropped = 0 }
    if dropped > 0 || count > limit { return .tooLong(count: count) }
    return range.isEmpty ? nil : .unterminated(range)
  }

  private mutating func drop() {
    dropped += bytes.count - start
    bytes.removeSubrange(start...)
    scanned = start
  }
}

extension LineSplitter {
  /// The index of the first line feed from an index on, or the count where there is none; eight bytes at a time.
  private static func lineFeed(in bytes: Span<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = start
    let raw = unsafe bytes.bytes
    while bytes.count - index >= 8 {
      let word = unsafe UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let feeds = word ^ (ones &* 0x0A)
      let found = (feeds &- ones) & ~feeds & (ones &* 0x80)
      if found != 0 { return index + found.trailingZeroBitCount &>> 3 }
      index += 8
    }
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return index
  }
}
