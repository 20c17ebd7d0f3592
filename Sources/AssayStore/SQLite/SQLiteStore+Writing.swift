import AssayDigest
package import AssayModel
import FoundationEssentials
import GRDB

extension SQLiteStore {
  package func start(_ events: [SessionEvent]) throws(StoreError) -> StartOutcome {
    let summary = SessionSummary(starting: events, number: 0)
    let events = events.map { JournalEvent($0) }
    return try write { transaction in
      if let obstacle = try Self.obstacle(to: summary, transaction.db) { return obstacle }
      try transaction.begin(summary, events)
      return .started
    }
  }

  package func append(_ batch: [SessionAppend]) throws(StoreError) -> [AppendOutcome] {
    for append in batch { append.check() }
    guard !batch.isEmpty else { return [] }
    return try write { transaction in
      var outcomes: [AppendOutcome] = []
      outcomes.reserveCapacity(batch.count)
      for append in batch { outcomes.append(try transaction.append(append)) }
      return outcomes
    }
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
}

extension WriteTransaction {
  /// Begins a session.
  fileprivate mutating func begin(_ summary: SessionSummary, _ events: [JournalEvent]) throws {
    let number = try Int.fetchOne(db.cachedStatement(sql: "SELECT coalesce(max(number), 0) + 1 FROM session")) ?? 1
    let session = JournalSession(
      place: SessionPlace(number: number, id: summary.session), candidate: summary.candidate,
      key: try key(for: summary.candidate))
    let head = try append(events, to: session, after: .beginning)
    try db.cachedStatement(
      sql: """
        INSERT INTO session
          (number, id, candidate, assessment, attempt, request_key, package, started, latest, last, state, place, digest, key)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        number, summary.session.text, summary.candidate.text, summary.assessment.text, summary.attempt,
        summary.requestKey, summary.package.text, summary.started.milliseconds, head.latest, head.count,
        head.state.rawValue, head.place, head.digest?.data, session.key?.id.data,
      ])
  }

  /// Appends to a session, where it is as the append takes it to be.
  fileprivate mutating func append(_ append: SessionAppend) throws -> AppendOutcome {
    guard let (session, head) = try find(append.session) else { return .unknownSession }
    guard head.erasure == nil else { return .erased(count: head.count) }
    guard head.count == append.count else { return .conflict(count: head.count) }
    guard !head.isSubmitted || !append.needsOpenSession else { return .closed(count: head.count) }
    let next = try self.append(append.events.map { JournalEvent($0) }, to: session, after: head)
    return .appended(count: next.count)
  }
}
