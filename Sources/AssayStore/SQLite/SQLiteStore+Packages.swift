import AssayDigest
package import AssayModel
import FoundationEssentials
import GRDB

extension SQLiteStore {
  @discardableResult
  package func putPackage(_ bytes: [UInt8], at time: Instant) throws(StoreError) -> ContentDigest {
    let digest = Digest(of: bytes)
    let text = ContentDigest(of: bytes)
    try write { transaction in
      try transaction.db.execute(
        sql: "INSERT INTO package VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING",
        arguments: [text.text, Data(bytes), time.milliseconds])
      if transaction.db.changesCount > 0 { try transaction.note(.package, 0, digest) }
    }
    return text
  }

  package func package(_ digest: ContentDigest) throws(StoreError) -> [UInt8]? {
    let data = try read { reading in
      try Data.fetchOne(reading.db, sql: "SELECT bytes FROM package WHERE digest = ?", arguments: [digest.text])
    }
    guard let data else { return nil }
    let bytes = Array(data)
    guard ContentDigest(of: bytes) == digest else {
      throw .damaged(.package(digest), detail: "its bytes have another digest")
    }
    return bytes
  }

  @discardableResult
  package func publish(
    _ assessment: AssessmentID, package: ContentDigest, at time: Instant, note: String
  ) throws(StoreError) -> Publication {
    try write { transaction in
      let db = transaction.db
      let known = "SELECT 1 FROM package WHERE digest = ?"
      guard try Int.fetchOne(db, sql: known, arguments: [package.text]) != nil else {
        throw StoreError.unknownPackage(package)
      }
      let number = try Int.fetchOne(db, sql: "SELECT coalesce(max(number), 0) + 1 FROM publication") ?? 1
      let publication = Publication(number: number, assessment: assessment, package: package, at: time, note: note)
      let digest = RowDigest.publication(publication)
      try db.execute(
        sql: "INSERT INTO publication VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [number, assessment.text, package.text, time.milliseconds, note, digest.data])
      try transaction.note(.publication, number, digest)
      return publication
    }
  }

  package func publication(of assessment: AssessmentID) throws(StoreError) -> Publication? {
    try read { reading in
      let sql = "SELECT \(Publication.columns) FROM publication WHERE assessment = ? ORDER BY number DESC LIMIT 1"
      return try Row.fetchOne(reading.db, sql: sql, arguments: [assessment.text]).map(Publication.init(row:))
    }
  }

  package func publications() throws(StoreError) -> [Publication] {
    try read { try $0.publications("true", []) }
  }
}

extension ReadTransaction {
  /// Some publications, oldest first.
  func publications(_ condition: String, _ arguments: StatementArguments) throws -> [Publication] {
    let sql = "SELECT \(Publication.columns) FROM publication WHERE \(condition) ORDER BY number"
    return try Row.fetchAll(db, sql: sql, arguments: arguments).map(Publication.init(row:))
  }
}

extension Publication {
  fileprivate static let columns = "number, assessment, package, at, note, digest"

  /// Reads a row of these columns and holds it against its digest.
  fileprivate init(row: Row) throws {
    let place = StoreError.Place.publication(try row.value(0, .publication(0)))
    guard let assessment = AssessmentID(try row.value(1, place)), let package = ContentDigest(try row.value(2, place))
    else { throw StoreError.damaged(place, detail: "an id in it is none") }
    self.init(
      number: try row.value(0, place), assessment: assessment, package: package,
      at: Instant(milliseconds: try row.value(3, place)), note: try row.value(4, place))
    guard RowDigest.publication(self).isKept(in: try row.value(5, place)) else {
      throw StoreError.damaged(place, detail: "its row has another digest")
    }
  }
}
