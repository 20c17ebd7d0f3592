/// The names of the open objects, kept to refuse a name that comes twice.
///
/// Up to 32 names are compared one by one as they come. In a larger object the rest is sorted when it closes, so that a
/// hostile text costs n log n and needs no hash that it could aim at.
struct JSONNames: Sendable {
  /// The bytes of one name: in the text, or in `unescaped` where it has escapes.
  struct Record: Sendable {
    var start: Int
    var count: Int
    /// Where the name stands in the text, from its quote.
    var place: Int
    var isUnescaped: Bool
  }

  /// The names of each open object after a record that holds where its parent's names start.
  var records: [Record] = []
  /// Where the names of the innermost object start.
  var frame = 0
  /// Names with escapes, one after the other, without them.
  var unescaped: [UInt8] = []

  static let comparedOneByOne = 32

  mutating func open() {
    if records.isEmpty { records.reserveCapacity(16) }
    records.append(Record(start: frame, count: -1, place: 0, isUnescaped: false))
    frame = records.count
  }

  mutating func close() {
    let parent = records[frame - 1].start
    records.removeSubrange((frame - 1)...)
    frame = parent
  }

  /// Whether an earlier name of the innermost object, among the first 32, equals a new one.
  func contains(_ record: Record, in text: [UInt8]) -> Bool {
    guard records.count - frame <= Self.comparedOneByOne else { return false }
    var index = frame
    while index < records.count {
      if records[index].count == record.count, equal(records[index], record, in: text) { return true }
      index += 1
    }
    return false
  }

  /// The second of two equal names in the innermost object, where it has more than are compared one by one.
  func duplicate(in text: [UInt8]) -> Record? {
    guard records.count - frame > Self.comparedOneByOne else { return nil }
    let sorted = records[frame...].sorted { first, second in
      let order = compare(first, second, in: text)
      return order == 0 ? first.place < second.place : order < 0
    }
    var earliest: Record?
    for index in sorted.indices.dropFirst() where equal(sorted[index - 1], sorted[index], in: text) {
      if sorted[index].place < earliest?.place ?? .max { earliest = sorted[index] }
    }
    return earliest
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
    guard let record = names.records.last, record.count >= 0 else { return "" }
    let range = record.start..<record.start + record.count
    return String(decoding: record.isUnescaped ? names.unescaped[range] : bytes[range], as: UTF8.self)
  }

  /// The index of the opening quote of the name that was read last.
  var nameStart: Int { names.records.last?.place ?? position }

  /// Reads the quoted name at the position and refuses it where it comes twice.
  mutating func readName() throws(JSONError) -> JSONName {
    let place = position
    let scanned = try scanString()
    var record = JSONNames.Record(
      start: scanned.content.lowerBound, count: scanned.content.count, place: place, isUnescaped: false)
    let name: JSONName
    if scanned.hasEscapes {
      var unescaped: [UInt8] = []
      JSONEscapes.appendUnescaped(bytes.span, scanned.content, to: &unescaped)
      record = JSONNames.Record(
        start: names.unescaped.count, count: unescaped.count, place: place, isUnescaped: true)
      names.unescaped.append(contentsOf: unescaped)
      name = JSONName(unescaped.span, 0..<unescaped.count)
    } else {
      name = JSONName(bytes.span, scanned.content)
    }
    let isDuplicate = names.contains(record, in: bytes)
    names.records.append(record)
    if isDuplicate { throw error(.duplicateName(memberName), at: place) }
    return name
  }

  /// Looks for names that come twice in a large object, and forgets the names of the innermost object.
  mutating func closeNames() throws(JSONError) {
    if let duplicate = names.duplicate(in: bytes) {
      names.records.append(duplicate)
      throw error(.duplicateName(memberName), at: duplicate.place)
    }
    names.close()
  }
}
