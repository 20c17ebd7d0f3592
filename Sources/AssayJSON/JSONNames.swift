/// The names of the open objects, kept to refuse a name that comes twice.
///
/// Up to 32 names are compared one by one as they come. In a larger object the rest is sorted when it closes, so that a
/// hostile text costs n log n and needs no hash that it could aim at.
struct JSONNames: Sendable {
  /// The bytes of one name: in the text, or in `unescaped` where it has escapes.
  struct Record: Sendable {
    var start: Int
    /// How many bytes; the complement of that for a name in `unescaped`.
    var length: Int
    /// The first eight bytes, since most names differ in them.
    var word: UInt64

    var count: Int { length < 0 ? ~length : length }
    var isUnescaped: Bool { length < 0 }
  }

  /// The names of each open object after a record that holds where its parent's start; then what is free again.
  private var records: [Record] = []
  /// How many records are in use.
  private var count = 0
  /// Where the names of the innermost object start.
  private var frame = 0
  /// Names with escapes, one after the other, without them.
  var unescaped: [UInt8] = []
  /// Where each of those names starts in `unescaped`, and where in the text, from its quote.
  var places: [(start: Int, place: Int)] = []

  static let comparedOneByOne = 32

  /// The name that was read last in the innermost object, or nil in its beginning.
  var last: Record? { count > frame ? records[count &- 1] : nil }

  mutating func open() {
    if records.isEmpty { records.reserveCapacity(15) }
    append(Record(start: frame, length: 0, word: 0))
    frame = count
  }

  mutating func close() {
    count = frame &- 1
    frame = records[count].start
  }

  @inline(__always)
  mutating func append(_ record: Record) {
    if count < records.count { records[count] = record } else { records.append(record) }
    count &+= 1
  }

  /// Where a name stands in the text, from its quote.
  func place(of record: Record) -> Int {
    guard record.isUnescaped else { return record.start - 1 }
    return places.last { $0.start == record.start }?.place ?? 0
  }

  /// Whether an earlier name of the innermost object, among the first 32, equals a new one.
  @inline(__always)
  func contains(_ record: Record, in text: [UInt8]) -> Bool {
    guard count - frame <= Self.comparedOneByOne else { return false }
    var index = frame
    while index < count {
      if records[index].word == record.word, equal(records[index], record, in: text) { return true }
      index &+= 1
    }
    return false
  }

  /// The second of two equal names in the innermost object, where it has more than are compared one by one.
  func duplicate(in text: [UInt8]) -> Record? {
    guard count - frame > Self.comparedOneByOne else { return nil }
    let sorted = (frame..<count).sorted { first, second in
      let order = compare(records[first], records[second], in: text)
      return order == 0 ? first < second : order < 0
    }
    let duplicates = sorted.indices.dropFirst().filter { equal(records[sorted[$0 - 1]], records[sorted[$0]], in: text) }
    return duplicates.map { sorted[$0] }.min().map { records[$0] }
  }

  private func equal(_ first: Record, _ second: Record, in text: [UInt8]) -> Bool {
    first.count == second.count && compare(first, second, in: text) == 0
  }

  /// Negative, zero or positive as the first name's bytes come before, equal or follow the second's.
  private func compare(_ first: Record, _ second: Record, in text: [UInt8]) -> Int {
    let left = first.isUnescaped ? unescaped.span : text.span
    let right = second.isUnescaped ? unescaped.span : text.span
    var index = 0
    let common = min(first.count, second.count)
    while index < common {
      let a = left[first.start + index]
      let b = right[second.start + index]
      if a != b { return a < b ? -1 : 1 }
      index += 1
    }
    return first.count - second.count
  }
}

extension JSONReader {
  /// The name of the member that was read last.
  ///
  /// For objects whose names are data; a name that is known beforehand is matched as ``JSONName`` without making a string.
  package var memberName: String {
    guard let record = names.last else { return "" }
    let range = record.start..<record.start + record.count
    return String(decoding: record.isUnescaped ? names.unescaped[range] : bytes[range], as: UTF8.self)
  }

  /// The index of the opening quote of the name that was read last.
  var nameStart: Int { names.last.map { names.place(of: $0) } ?? position }

  /// The name that was read last, as a value.
  @inline(__always)
  var lastName: JSONName {
    guard let record = names.last else { preconditionFailure("no name was read") }
    guard record.count > 8 else { return JSONName(count: record.count, word: record.word) }
    let range = record.start..<record.start + record.count
    return JSONName(record.isUnescaped ? names.unescaped.span : bytes.span, range)
  }

  /// Reads the quoted name at the position and refuses it where it comes twice.
  mutating func readName() throws(JSONError) {
    let place = position
    let scanned = try scanString()
    var record = JSONNames.Record(
      start: scanned.content.lowerBound, length: scanned.content.count,
      word: JSONByte.word(in: bytes.span, scanned.content))
    if scanned.hasEscapes { record = keepUnescaped(scanned.content) }
    let isDuplicate = names.contains(record, in: bytes)
    names.append(record)
    if isDuplicate { throw error(.duplicateName(memberName), at: place) }
  }

  private mutating func keepUnescaped(_ content: Range<Int>) -> JSONNames.Record {
    var unescaped: [UInt8] = []
    JSONEscapes.appendUnescaped(bytes.span, content, to: &unescaped)
    let start = names.unescaped.count
    names.unescaped.append(contentsOf: unescaped)
    names.places.append((start, content.lowerBound - 1))
    return JSONNames.Record(
      start: start, length: ~unescaped.count, word: JSONByte.word(in: unescaped.span, 0..<unescaped.count))
  }

  /// Looks for names that come twice in a large object, and forgets the names of the innermost object.
  mutating func closeNames() throws(JSONError) {
    if let duplicate = names.duplicate(in: bytes) {
      names.append(duplicate)
      throw error(.duplicateName(memberName), at: names.place(of: duplicate))
    }
    names.close()
  }
}
