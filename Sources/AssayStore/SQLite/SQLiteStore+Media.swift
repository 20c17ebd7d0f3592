import AssayDigest
package import AssayModel
import FoundationEssentials
import GRDB

extension SQLiteStore {
  @discardableResult
  package func putMedium(_ bytes: [UInt8], at time: Instant) throws(StoreError) -> ContentDigest {
    let digest = ContentDigest(of: bytes)
    guard try mediumSize(digest) == nil else { return digest }
    let parts = stride(from: 0, to: bytes.count, by: MediumRow.partSize).map {
      bytes[$0..<min($0 + MediumRow.partSize, bytes.count)]
    }
    let digests = parts.map { Digest(of: Array($0)) }
    let row = RowDigest.medium(digest, size: bytes.count, parts: digests)
    try write { transaction in
      let db = transaction.db
      try db.execute(
        sql: """
          INSERT INTO medium (digest, size, parts, at, row) VALUES (?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING
          """,
        arguments: [digest.text, bytes.count, Data(digests.flatMap(\.bytes)), time.milliseconds, row.data])
      // Another process may have been first.
      guard db.changesCount > 0 else { return }
      let number = Int(db.lastInsertedRowID)
      for (place, part) in parts.enumerated() {
        try db.execute(
          sql: "INSERT INTO medium_part (medium, place, bytes) VALUES (?, ?, ?)",
          arguments: [number, place, Data(part)])
      }
      try transaction.note(.medium, number, row)
    }
    return digest
  }

  package func mediumSize(_ digest: ContentDigest) throws(StoreError) -> Int? {
    try read { try MediumRow(of: digest, $0.db)?.size }
  }

  package func medium(_ digest: ContentDigest, _ range: Range<Int>) throws(StoreError) -> [UInt8]? {
    try read { reading in
      guard let row = try MediumRow(of: digest, reading.db) else { return nil }
      return try row.bytes(range.clamped(to: 0..<row.size), reading.db)
    }
  }
}

/// The row of a medium: how large it is, and the digest of each of its parts.
struct MediumRow {
  /// How many bytes each part has, but for the last.
  static let partSize = 128 * 1024

  var number: Int
  var digest: ContentDigest
  var size: Int
  var parts: [Digest]

  init?(of digest: ContentDigest, _ db: Database) throws {
    let sql = "SELECT number, size, parts, row FROM medium WHERE digest = ?"
    guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [digest.text]) else { return nil }
    let place = StoreError.Place.medium(digest)
    self.digest = digest
    number = try row.value(0, place)
    size = try row.value(1, place)
    let digests = Array(try row.value(2, place) as Data)
    parts = stride(from: 0, to: digests.count, by: Digest.byteCount).compactMap {
      Digest(bytes: digests[$0..<min($0 + Digest.byteCount, digests.count)])
    }
    guard RowDigest.medium(digest, size: size, parts: parts).isKept(in: try row.value(3, place)) else {
      throw StoreError.damaged(place, detail: "its row has another digest")
    }
  }

  /// Bytes within the medium.
  func bytes(_ range: Range<Int>, _ db: Database) throws -> [UInt8] {
    guard !range.isEmpty else { return [] }
    let statement = try db.cachedStatement(sql: "SELECT bytes FROM medium_part WHERE medium = ? AND place = ?")
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for place in range.lowerBound / Self.partSize...(range.upperBound - 1) / Self.partSize {
      guard let data = try Data.fetchOne(statement, arguments: [number, place]), place < parts.count,
        Digest(of: Array(data)) == parts[place]
      else { throw StoreError.damaged(.medium(digest), detail: "part \(place + 1) is not what was put") }
      let start = place * Self.partSize
      let own = range.clamped(to: start..<start + data.count)
      bytes += data.dropFirst(own.lowerBound - start).prefix(own.count)
    }
    guard bytes.count == range.count else {
      throw StoreError.damaged(.medium(digest), detail: "it is shorter than its row says")
    }
    return bytes
  }
}
