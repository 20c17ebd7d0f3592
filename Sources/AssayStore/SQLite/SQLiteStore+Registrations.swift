import AssayJSON
package import AssayModel
import FoundationEssentials
import GRDB

extension SQLiteStore {
  package func put(
    _ registration: Registration, requestKey: String, at time: Instant
  ) throws(StoreError) -> RegistrationOutcome {
    let content = registration.storedText
    return try write { db in
      let sql = "SELECT \(RegistrationRecord.columns) FROM registration WHERE request_key = ?"
      if let row = try Row.fetchOne(db, sql: sql, arguments: [requestKey]) {
        let record = try RegistrationRecord(row: row)
        let before = record.registration.storedText
        return before.utf8.elementsEqual(content.utf8) ? .repeated(record) : .conflict(record)
      }
      let number = try Int.fetchOne(db, sql: "SELECT coalesce(max(number), 0) + 1 FROM registration") ?? 1
      let digest = RowDigest.registration(
        number: number, requestKey: requestKey, at: time.milliseconds, content: content)
      try db.cachedStatement(sql: "INSERT INTO registration VALUES (?, ?, ?, ?, ?, ?, ?)").execute(
        arguments: [
          number, requestKey, registration.candidate.text, registration.assessment.text, time.milliseconds, content,
          digest.data,
        ])
      return .recorded(
        RegistrationRecord(number: number, requestKey: requestKey, at: time, registration: registration))
    }
  }

  package func registration(
    of candidate: CandidateID, for assessment: AssessmentID
  ) throws(StoreError) -> RegistrationRecord? {
    try read { db in
      let sql = """
        SELECT \(RegistrationRecord.columns) FROM registration WHERE assessment = ? AND candidate = ?
        ORDER BY number DESC LIMIT 1
        """
      return try Row.fetchOne(db, sql: sql, arguments: [assessment.text, candidate.text])
        .map(RegistrationRecord.init(row:))
    }
  }

  package func registrations(for assessment: AssessmentID) throws(StoreError) -> [RegistrationRecord] {
    try read { db in
      let sql = """
        SELECT \(RegistrationRecord.columns) FROM registration WHERE number IN
          (SELECT max(number) FROM registration WHERE assessment = ? GROUP BY candidate)
        ORDER BY candidate
        """
      return try Row.fetchAll(db, sql: sql, arguments: [assessment.text]).map(RegistrationRecord.init(row:))
    }
  }
}

extension RegistrationRecord {
  fileprivate static let columns = "number, request_key, at, content, digest"

  /// Reads a row of these columns and holds it against its digest.
  fileprivate init(row: Row) throws {
    let number: Int = try row.value(0, .registration(0))
    let requestKey: String = try row.value(1, .registration(number))
    let at: Int64 = try row.value(2, .registration(number))
    let content: String = try row.value(3, .registration(number))
    let digest = RowDigest.registration(number: number, requestKey: requestKey, at: at, content: content)
    guard digest.isKept(in: try row.value(4, .registration(number))) else {
      throw StoreError.damaged(.registration(number), detail: "its row has another digest")
    }
    do throws(JSONError) {
      let registration = try Registration(storedText: content)
      self.init(number: number, requestKey: requestKey, at: Instant(milliseconds: at), registration: registration)
    } catch {
      throw StoreError.unreadable(.registration(number), detail: error.description)
    }
  }
}
