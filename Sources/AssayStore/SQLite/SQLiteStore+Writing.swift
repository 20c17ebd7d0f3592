import AssayDigest
package import AssayModel
import FoundationEssentials
import GRDB

extension SQLiteStore {
  package func start(_ events: [SessionEvent]) throws(StoreError) -> StartOutcome {
    let summary = SessionSummary(starting: events, number: 0)
    return try write { db in
      if let obstacle = try Self.obstacle(to: summary, db) { return obstacle }
      try db.cachedStatement(sql: "INSERT INTO session VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(
        arguments: [
          summary.session.text, summary.candidate.text, summary.assessment.text, summary.attempt, summary.requestKey,
          summary.package.text, summary.started.milliseconds, summary.latest.milliseconds, summary.count,
          summary.state.rawValue,
        ])
      try Self.insert(events, of: summary.session, number: db.lastInsertedRowID, after: 0, nil, db)
      return .started
    }
  }

  package func append(_ batch: [SessionAppend]) throws(StoreError) -> [AppendOutcome] {
    for append in batch { append.check() }
    guard !batch.isEmpty else { return [] }
    return try write { db in try batch.map { try Self.append($0, db) } }
  }

  /// What stands in the way of a session, or nil; within the transaction that starts it.
  private static func obstacle(to summary: SessionSummary, _ db: Database) throws -> StartOutcome? {
    func id(_ sql: String, _ arguments: StatementArguments) throws -> SessionID? {
      guard let text = try String.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) else { return nil }
      guard let id = SessionID(text) else {
        throw StoreError.damaged(.session(summary.session, row: nil), detail: "the id of a like session is none")
      }
      return id
    }
    let sitting = "SELECT id FROM session WHERE candidate = ? AND assessment = ? AND "
    let (candidate, assessment) = (summary.candidate.text, summary.assessment.text)
    if let other = try id(sitting + "request_key = ?", [candidate, assessment, summary.requestKey]) {
      return .repeated(other)
    }
    if let other = try id(sitting + "attempt = ?", [candidate, assessment, summary.attempt]) {
      return .attemptTaken(other)
    }
    return try id("SELECT id FROM session WHERE id = ?", [summary.session.text]).map { _ in .idTaken }
  }

  private static func append(_ append: SessionAppend, _ db: Database) throws -> AppendOutcome {
    // The guard and the count stand in one statement, so that of two writers one finds the session as it thought it was.
    // RETURNING would tell the number at once, but by way of a temporary table, at twice the cost of a second look.
    let guarded = try db.cachedStatement(
      sql: """
        UPDATE session SET last = last + ?, latest = ?, state = coalesce(?, state)
        WHERE id = ? AND last = ? AND (state = 'open' OR NOT ?)
        """)
    let latest = append.events[append.events.count - 1].at.milliseconds
    let arguments: StatementArguments = [
      append.events.count, latest, append.newState?.rawValue, append.session.text, append.count,
      append.needsOpenSession,
    ]
    try guarded.execute(arguments: arguments)
    guard db.changesCount == 1 else { return try refusal(of: append, db) }
    let place = StoreError.Place.session(append.session, row: append.count)
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT session.number, digest FROM session JOIN event ON event.session = session.number
          WHERE id = ? AND event.number = ?
          """), arguments: [append.session.text, append.count])
    guard let row, let previous = Digest(bytes: try row.value(1, place) as Data) else {
      throw StoreError.damaged(place, detail: "its row is not there")
    }
    try insert(append.events, of: append.session, number: row.value(0, place), after: append.count, previous, db)
    return .appended(count: append.count + append.events.count)
  }

  /// Why a guarded append found nothing to follow.
  private static func refusal(of append: SessionAppend, _ db: Database) throws -> AppendOutcome {
    let last = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT last FROM session WHERE id = ?"), arguments: [append.session.text])
    guard let last else { return .unknownSession }
    return last == append.count ? .closed(count: last) : .conflict(count: last)
  }

  private static func insert(
    _ events: [SessionEvent], of session: SessionID, number: Int64, after count: Int, _ previous: Digest?,
    _ db: Database
  ) throws {
    let statement = try db.cachedStatement(sql: "INSERT INTO event VALUES (?, ?, ?, ?)")
    var previous = previous
    for (offset, event) in events.enumerated() {
      let row = count + offset + 1
      let content = event.journalText
      let digest = RowDigest.event(after: previous, session: session, number: row, content: content)
      try statement.execute(arguments: [number, row, content, digest.data])
      previous = digest
    }
  }
}
