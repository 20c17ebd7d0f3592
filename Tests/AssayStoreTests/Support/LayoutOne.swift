import AssayDigest
import AssayModel
import FoundationEssentials
import GRDB

@testable import AssayStore

/// A store as the first release wrote it: events and registrations in the clear.
enum LayoutOne {
  /// Makes one with sessions, each with some saved answers, and a registration for each candidate.
  ///
  /// - Parameters:
  ///   - path: Where.
  ///   - sessions: The events of each.
  ///   - registrations: By request key.
  /// - Throws: What SQLite refuses.
  static func make(
    _ path: String, _ sessions: [[SessionEvent]], _ registrations: [(key: String, registration: Registration)] = []
  ) throws {
    try DatabaseQueue(path: path).writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: Schema.firstOfStore)
      try db.execute(sql: "PRAGMA application_id = \(Schema.store.applicationID); PRAGMA user_version = 1")
      let bytes: [UInt8] = [1, 2, 3]
      try db.execute(
        sql: "INSERT INTO package VALUES (?, ?, 1)", arguments: [ContentDigest(of: bytes).text, Data(bytes)])
      let publication = Publication(
        number: 1, assessment: "exam", package: ContentDigest(of: bytes), at: Instant(milliseconds: 1), note: "n")
      try db.execute(
        sql: "INSERT INTO publication VALUES (1, 'exam', ?, 1, 'n', ?)",
        arguments: [publication.package.text, RowDigest.publication(publication).data])
      for (index, (key, registration)) in registrations.enumerated() {
        let content = registration.storedText
        let digest = RowDigest.plainRegistration(number: index + 1, requestKey: key, at: 5, content: content)
        try db.execute(
          sql: "INSERT INTO registration VALUES (?, ?, ?, ?, 5, ?, ?)",
          arguments: [
            index + 1, key, registration.candidate.text, registration.assessment.text, content, digest.data,
          ])
      }
      for (index, events) in sessions.enumerated() { try insert(events, index + 1, db) }
    }
  }

  private static func insert(_ events: [SessionEvent], _ number: Int, _ db: Database) throws {
    let summary = SessionSummary(starting: events, number: number)
    try db.execute(
      sql: "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        number, summary.session.text, summary.candidate.text, summary.assessment.text, summary.attempt,
        summary.requestKey, summary.package.text, summary.started.milliseconds, summary.latest.milliseconds,
        summary.count, summary.state.rawValue,
      ])
    var previous: Digest?
    for (index, event) in events.enumerated() {
      let content = event.journalText
      let digest = RowDigest.plainEvent(after: previous, session: summary.session, number: index + 1, content: content)
      try db.execute(
        sql: "INSERT INTO event VALUES (?, ?, ?, ?)", arguments: [number, index + 1, content, digest.data])
      previous = digest
    }
  }
}
