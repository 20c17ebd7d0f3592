import AssayDigest

/// Reads the records of an entry; ``EntryRecord`` has the format.
struct EntryReader {
  let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Bytes that are no entry.
  struct Malformed: Error, Equatable {
    var offset: Int
  }

  /// The next record, or nil after the last.
  mutating func next() throws(Malformed) -> EntryRecord? {
    guard position < bytes.count else { return nil }
    switch try byte() {
    case 1: return .events(try events())
    case 2:
      guard let kind = FactKind(rawValue: try number()) else { throw malformed }
      return .fact(EntryRecord.Fact(kind: kind, number: try number(), digest: try digest()))
    case 3: return .erased(session: try number(), erasure: try number())
    case 4: return .adopted(session: try number(), count: try number(), digest: try digest())
    default: throw malformed
    }
  }

  /// All records of an entry.
  static func records(of bytes: [UInt8]) throws(Malformed) -> [EntryRecord] {
    var reader = EntryReader(bytes)
    var records: [EntryRecord] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }

  private mutating func events() throws(Malformed) -> EntryRecord.Events {
    let session = try number()
    let first = try number()
    let previous = try number()
    let latest = try varint()
    let state = try byte()
    let count = try number()
    // Each event has a byte at least, so that a count that damage made large asks for no memory.
    guard state <= 1, count > 0, count <= bytes.count - position, first <= Int.max - count else { throw malformed }
    var places: [Range<Int>] = []
    places.reserveCapacity(count)
    for _ in 0..<count {
      let length = try number()
      guard length <= bytes.count - position else { throw malformed }
      places.append(position..<position + length)
      position += length
    }
    return EntryRecord.Events(
      session: session, first: first, previous: previous,
      latest: Int64(bitPattern: latest >> 1) ^ -Int64(bitPattern: latest & 1), isSubmitted: state == 1,
      places: places, digest: try digest())
  }

  private var malformed: Malformed { Malformed(offset: position) }

  private mutating func byte() throws(Malformed) -> UInt8 {
    guard position < bytes.count else { throw malformed }
    defer { position += 1 }
    return bytes[position]
  }

  private mutating func number() throws(Malformed) -> Int {
    guard let value = Int(exactly: try varint()) else { throw malformed }
    return value
  }

  private mutating func varint() throws(Malformed) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), through: 63, by: 7) {
      let byte = try byte()
      guard shift < 63 || byte <= 1 else { throw malformed }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw malformed
  }

  private mutating func digest() throws(Malformed) -> Digest {
    guard position + Digest.byteCount <= bytes.count, let digest = Digest(bytes: bytes[position..<position + 32]) else {
      throw malformed
    }
    position += Digest.byteCount
    return digest
  }
}
