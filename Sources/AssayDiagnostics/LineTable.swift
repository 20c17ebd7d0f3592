/// Where the lines of a text begin, and which of them hold nothing but printable ASCII.
///
/// On such a *plain* line bytes, code points and terminal columns are the same thing, which is what makes places cheap.
package struct LineTable: Sendable {
  /// The first byte of each line; the highest bit says that the line is not plain.
  @usableFromInline package let starts: [UInt32]

  @usableFromInline package static var notPlain: UInt32 { 1 << 31 }

  init(_ bytes: [UInt8]) { starts = Self.scan(bytes) }

  /// The number of lines; a text that ends in an end of line has an empty last one, and the empty text has one.
  @inlinable package var count: Int { starts.count }

  /// The first byte of a line, counted from 0; after a byte order mark for the first.
  @inlinable package func start(of index: Int) -> Int { Int(starts[index] & ~Self.notPlain) }

  /// Whether a line, counted from 0, holds only the bytes 0x20 to 0x7E.
  @inlinable package func isPlain(_ index: Int) -> Bool { starts[index] & Self.notPlain == 0 }

  /// The line, counted from 0, that holds a byte.
  package func index(containing offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if start(of: middle) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private static func scan(_ bytes: [UInt8]) -> [UInt32] {
    let count = min(bytes.count, Int(Int32.max))
    let raw = unsafe bytes.span.bytes
    var i = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var starts: [UInt32] = []
    starts.reserveCapacity(count / 32 + 1)
    var start = UInt32(i)
    while i < count {
      if i + 8 <= count, unsafe isPrintable(raw.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self)) {
        i += 8
        continue
      }
      let stop = min(i + 8, count)
      while i < stop {
        let byte = bytes[i]
        i += 1
        if byte == 0x0A {
          starts.append(start)
          start = UInt32(i)
        } else if byte == 0x0D {
          if i < count, bytes[i] == 0x0A { continue }
          starts.append(start)
          start = UInt32(i)
        } else if byte < 0x20 || byte > 0x7E {
          start |= notPlain
        }
      }
    }
    starts.append(start)
    return starts
  }

  /// Whether eight bytes are all printable ASCII; false too for a few words that are.
  private static func isPrintable(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let belowSpace = (word &- ones &* 0x20) & ~word
    let isDelete = (word ^ (ones &* 0x7F)) &- ones
    return (belowSpace | isDelete | word) & (ones &* 0x80) == 0
  }
}
