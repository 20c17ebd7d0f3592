import AssayDigest
package import AssayModel
import FoundationEssentials
import GRDB

extension SQLiteStore {
  package func put(
    _ registration: Registration, requestKey: String, at time: Instant
  ) throws(StoreError) -> RegistrationOutcome {
    let content = Array(registration.storedText.utf8)
    return try write { transaction in
      if let row = try transaction.reading.registrations("request_key = ?", [requestKey]).first {
        let record = try row.record(transaction.reading)
        return Array(record.registration.storedText.utf8) == content ? .repeated(record) : .conflict(record)
      }
      let record = RegistrationRecord(
        number: try transaction.nextRegistration(), requestKey: requestKey, at: time, registration: registration)
      try transaction.insert(record, content)
      return .recorded(record)
    }
  }

  package func registration(
    of candidate: CandidateID, for assessment: AssessmentID
  ) throws(StoreError) -> RegistrationRecord? {
    try read { reading in
      let row = try reading.registrations(
        "registration.number = (SELECT max(number) FROM registration WHERE assessment = ? AND candidate = ?)",
        [assessment.text, candidate.text]
      ).first
      guard let row, !row.isErased else { return nil }
      return try row.record(reading)
    }
  }

  package func registrations(for assessment: AssessmentID) throws(StoreError) -> [RegistrationRecord] {
    try read { reading in
      let rows = try reading.registrations(
        "registration.number IN (SELECT max(number) FROM registration WHERE assessment = ? GROUP BY candidate)",
        [assessment.text])
      return try rows.filter { !$0.isErased }.map { try $0.record(reading) }
    }
  }
}

extension SQLiteStore {
  package func registrations(of candidate: CandidateID) throws(StoreError) -> [RegistrationRecord] {
    try read { reading in
      try reading.registrations("candidate = ?", [candidate.text]).filter { !$0.isErased }.map {
        try $0.record(reading)
      }
    }
  }
}

extension WriteTransaction {
  fileprivate func nextRegistration() throws -> Int {
    try Int.fetchOne(db, sql: "SELECT coalesce(max(number), 0) + 1 FROM registration") ?? 1
  }

  fileprivate mutating func insert(_ record: RegistrationRecord, _ content: [UInt8]) throws {
    let registration = record.registration
    let key = try key(for: registration.candidate)
    var sealed: [UInt8] = []
    key.key.seal(content, boundTo: SealingContext.registration(record.number), using: keys.nonces, into: &sealed)
    let digest = RowDigest.registration(
      number: record.number, requestKey: record.requestKey, at: record.at.milliseconds, key: key.id, sealed: sealed.span
    )
    try db.cachedStatement(
      sql: """
        INSERT INTO registration (number, request_key, candidate, assessment, at, content, digest, sealed, key)
        VALUES (?, ?, ?, ?, ?, '', ?, ?, ?)
        """
    ).execute(
      arguments: [
        record.number, record.requestKey, registration.candidate.text, registration.assessment.text,
        record.at.milliseconds, digest.data, Data(sealed), key.id.data,
      ])
    try note(.registration, record.number, digest)
  }
}
