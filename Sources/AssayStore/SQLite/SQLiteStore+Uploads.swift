import AssayDigest
package import AssayModel
import FoundationEssentials
import GRDB

extension SQLiteStore {
  package func putUpload(
    _ bytes: [UInt8], at offset: Int, of file: FileID, in session: SessionID
  ) throws(StoreError) -> UploadOutcome {
    try write { transaction in
      guard let (own, head) = try transaction.find(session), head.erasure == nil, let key = own.key else {
        return .unknownSession
      }
      let row = UploadRow(session: own.place, file: file)
      let count = try row.count(transaction.db)
      guard offset <= count else { return .gap(count: count) }
      guard offset == count else {
        let isSame = try row.part(at: offset, openedWith: key.key, transaction.db) == bytes
        return isSame ? .repeated(count: count) : .conflict(count: count)
      }
      var sealed: [UInt8] = []
      key.key.seal(bytes, boundTo: row.context(at: offset), using: transaction.keys.nonces, into: &sealed)
      let digest = row.digest(at: offset, sealed: sealed)
      try transaction.db.cachedStatement(
        sql: "INSERT INTO upload (session, file, place, size, sealed, digest) VALUES (?, ?, ?, ?, ?, ?)"
      )
      .execute(arguments: [own.place.number, file.text, offset, bytes.count, Data(sealed), digest.data])
      try transaction.note(.upload, Int(transaction.db.lastInsertedRowID), digest)
      return .kept(count: count + bytes.count)
    }
  }

  package func uploadSize(of file: FileID, in session: SessionID) throws(StoreError) -> Int {
    try read { reading in
      guard let row = try reading.row(of: session) else { return 0 }
      return try UploadRow(session: SessionPlace(number: row.summary.number, id: session), file: file).count(reading.db)
    }
  }

  package func upload(
    _ file: FileID, in session: SessionID, _ range: Range<Int>
  ) throws(StoreError) -> [UInt8]? {
    try read { reading in
      guard let row = try reading.row(of: session), row.head.erasure == nil, let id = row.key else { return nil }
      let key = try reading.key(id, of: row.summary.candidate).key
      let upload = UploadRow(session: SessionPlace(number: row.summary.number, id: session), file: file)
      return try upload.bytes(range, openedWith: key, reading.db)
    }
  }
}

/// The rows of one file: its parts, each sealed by itself.
struct UploadRow {
  var session: SessionPlace
  var file: FileID

  /// What a part is bound to when it is sealed.
  func context(at offset: Int) -> [UInt8] { SealingContext.upload(file, at: offset, of: session.id) }

  func digest(at offset: Int, sealed: [UInt8]) -> Digest {
    RowDigest.upload(file, at: offset, session: session.id, sealed: sealed.span)
  }

  /// How many bytes are there.
  func count(_ db: Database) throws -> Int {
    let statement = try db.cachedStatement(
      sql: "SELECT coalesce(max(place + size), 0) FROM upload WHERE session = ? AND file = ?")
    return try Int.fetchOne(statement, arguments: [session.number, file.text]) ?? 0
  }

  /// The bytes of the part that begins at an offset; nil where none does.
  func part(at offset: Int, openedWith key: SealingKey, _ db: Database) throws -> [UInt8]? {
    let statement = try db.cachedStatement(
      sql: "SELECT place, size, sealed, digest FROM upload WHERE session = ? AND file = ? AND place = ?")
    return try Row.fetchOne(statement, arguments: [session.number, file.text, offset]).map { try open($0, key).bytes }
  }

  func bytes(_ range: Range<Int>, openedWith key: SealingKey, _ db: Database) throws -> [UInt8] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT place, size, sealed, digest FROM upload
        WHERE session = ? AND file = ? AND place + size > ? AND place < ? ORDER BY place
        """)
    var bytes: [UInt8] = []
    var next: Int?
    let rows = try Row.fetchCursor(
      statement, arguments: [session.number, file.text, range.lowerBound, range.upperBound])
    while let row = try rows.next() {
      let (offset, part) = try open(row, key)
      guard next == nil ? offset <= range.lowerBound : offset == next else {
        throw StoreError.damaged(place, detail: "bytes \(next ?? 0) to \(offset) of file `\(file)` are not there")
      }
      next = offset + part.count
      let own = range.clamped(to: offset..<offset + part.count)
      bytes += part[(own.lowerBound - offset)..<(own.upperBound - offset)]
    }
    return bytes
  }

  private var place: StoreError.Place { .session(session.id, row: nil) }

  /// Opens a row of `place, size, sealed, digest`.
  func open(_ row: Row, _ key: SealingKey) throws -> (offset: Int, bytes: [UInt8]) {
    let (offset, size): (Int, Int) = (try row.value(0, place), try row.value(1, place))
    let sealed = Array(try row.value(2, place) as Data)
    guard digest(at: offset, sealed: sealed).isKept(in: try row.value(3, place)),
      let bytes = key.open(sealed[...], boundTo: context(at: offset)), bytes.count == size
    else { throw StoreError.damaged(place, detail: "file `\(file)`, byte \(offset) on, is not what was put") }
    return (offset, bytes)
  }
}
