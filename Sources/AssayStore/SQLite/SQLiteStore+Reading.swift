import AssayDigest
import AssayJSON
package import AssayModel
import FoundationEssentials
import GRDB

extension SQLiteStore {
  package func session(_ id: SessionID) throws(StoreError) -> StoredSession? {
    try read { db in
      let sql = "SELECT \(SessionSummary.columns) FROM session WHERE id = ?"
      guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id.text]) else { return nil }
      return try Self.session(SessionSummary(row: row), db)
    }
  }

  package func summary(of id: SessionID) throws(StoreError) -> SessionSummary? {
    try read { db in
      let sql = "SELECT \(SessionSummary.columns) FROM session WHERE id = ?"
      return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id.text]).map(SessionSummary.init(row:))
    }
  }

  package func summaries(
    of assessment: AssessmentID?, by candidate: CandidateID?
  ) throws(StoreError) -> [SessionSummary] {
    var conditions: [String] = []
    var arguments: [String] = []
    if let assessment {
      conditions.append("assessment = ?")
      arguments.append(assessment.text)
    }
    if let candidate {
      conditions.append("candidate = ?")
      arguments.append(candidate.text)
    }
    let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT \(SessionSummary.columns) FROM session \(filter) ORDER BY number")
      return try Row.fetchAll(statement, arguments: StatementArguments(arguments)).map(SessionSummary.init(row:))
    }
  }

  package func sessions(
    of assessment: AssessmentID, after number: Int, limit: Int
  ) throws(StoreError) -> [StoredSession] {
    try read { db in
      let sql =
        "SELECT \(SessionSummary.columns) FROM session WHERE assessment = ? AND number > ? ORDER BY number LIMIT ?"
      let statement = try db.cachedStatement(sql: sql)
      let summaries = try Row.fetchAll(statement, arguments: [assessment.text, number, limit])
        .map(SessionSummary.init(row:))
      return try summaries.map { try Self.session($0, db) }
    }
  }

  /// A session with its events, each held against its digest and the whole against its summary.
  private static func session(_ summary: SessionSummary, _ db: Database) throws -> StoredSession {
    let statement = try db.cachedStatement(
      sql: "SELECT number, content, digest FROM event WHERE session = ? ORDER BY number")
    let rows = try Row.fetchCursor(statement, arguments: [summary.number])
    var events: [SessionEvent] = []
    // The count is what a damaged row says.
    events.reserveCapacity(min(max(summary.count, 0), 1024))
    var previous: Digest?
    while let row = try rows.next() {
      let number = events.count + 1
      let place = StoreError.Place.session(summary.session, row: number)
      let content: String = try row.value(1, place)
      let digest = RowDigest.event(after: previous, session: summary.session, number: number, content: content)
      guard try row.value(0, place) == number, digest.isKept(in: try row.value(2, place)) else {
        throw StoreError.damaged(place, detail: "its row has another digest")
      }
      previous = digest
      do throws(JSONError) {
        events.append(try SessionEvent(journalText: content))
      } catch {
        throw StoreError.unreadable(place, detail: error.description)
      }
    }
    try check(summary, events)
    return StoredSession(summary: summary, events: events)
  }

  /// Refuses a session whose row says other than its events, as when the last of them are gone.
  private static func check(_ summary: SessionSummary, _ events: [SessionEvent]) throws {
    let place = StoreError.Place.session(summary.session, row: nil)
    guard events.count == summary.count else {
      throw StoreError.damaged(place, detail: "it has \(events.count) of \(summary.count) events")
    }
    guard SessionSummary(number: summary.number, events: events) == summary else {
      throw StoreError.damaged(place, detail: "its row says other than its events")
    }
  }
}

extension SessionSummary {
  fileprivate static let columns =
    "number, id, candidate, assessment, attempt, request_key, package, started, latest, last, state"

  /// Reads a row of these columns.
  fileprivate init(row: Row) throws {
    let number: Int = try row.value(0, .numberedSession(0))
    guard let session = SessionID(try row.value(1, .numberedSession(number))) else {
      throw StoreError.damaged(.numberedSession(number), detail: "its id is none")
    }
    let place = StoreError.Place.session(session, row: nil)
    guard let candidate = CandidateID(try row.value(2, place)), let assessment = AssessmentID(try row.value(3, place)),
      let package = ContentDigest(try row.value(6, place)), let state = State(rawValue: try row.value(10, place))
    else { throw StoreError.damaged(place, detail: "its row holds what is no id") }
    self.init(
      number: number, session: session, candidate: candidate, assessment: assessment, attempt: try row.value(4, place),
      requestKey: try row.value(5, place), package: package, started: Instant(milliseconds: try row.value(7, place)),
      latest: Instant(milliseconds: try row.value(8, place)), count: try row.value(9, place), state: state)
  }
}
