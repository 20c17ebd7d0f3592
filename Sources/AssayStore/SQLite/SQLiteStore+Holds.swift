import AssayDigest
import AssayModel
import FoundationEssentials
import GRDB

extension SQLiteStore {
  package func hold(_ request: HoldRequest) throws(StoreError) -> HoldOutcome {
    try write { transaction in
      let known = try transaction.reading.holds("true", []).last(on: request.subject)
      guard known?.begins ?? false != request.begins else { return .unchanged(known) }
      return .recorded(try transaction.insert(request))
    }
  }

  package func holds() throws(StoreError) -> [Hold] { try read { try $0.holds("true", []) } }
}

extension ReadTransaction {
  /// Holds and their ends, oldest first, each held against its digest.
  func holds(_ condition: String, _ arguments: StatementArguments) throws -> [Hold] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT number, candidate, assessment, begins, at, officer, reason, digest FROM hold
        WHERE \(condition) ORDER BY number
        """)
    return try Row.fetchAll(statement, arguments: arguments).map { row in
      let number: Int = try row.value(0, .hold(0))
      let place = StoreError.Place.hold(number)
      let candidate: String? = try row.optional(1, place)
      let assessment: String? = try row.optional(2, place)
      guard
        let subject = candidate.flatMap({ CandidateID($0) }).map(Hold.Subject.candidate)
          ?? assessment.flatMap({ AssessmentID($0) }).map(Hold.Subject.assessment)
      else { throw StoreError.damaged(place, detail: "what it is on is none") }
      let hold = Hold(
        number: number, subject: subject, begins: try row.value(3, place),
        at: Instant(milliseconds: try row.value(4, place)), officer: try row.value(5, place),
        reason: try row.value(6, place))
      guard RowDigest.hold(hold).isKept(in: try row.value(7, place)) else {
        throw StoreError.damaged(place, detail: "its row has another digest")
      }
      return hold
    }
  }

  /// The hold that keeps a candidate from being erased; nil where there is none.
  func hold(on candidate: CandidateID) throws -> Hold? {
    let holds = try holds("true", []).inForce
    guard !holds.isEmpty else { return nil }
    let own = try String.fetchAll(
      db,
      sql: """
        SELECT assessment FROM session WHERE candidate = ? AND erasure IS NULL
        UNION SELECT assessment FROM registration WHERE candidate = ? AND (sealed IS NOT NULL OR content <> '')
          AND (key IS NULL OR key NOT IN (SELECT key FROM erased_key))
        """, arguments: [candidate.text, candidate.text]
    ).compactMap { AssessmentID($0) }
    return holds.first { $0.concerns(candidate, at: own) }
  }
}

extension WriteTransaction {
  fileprivate mutating func insert(_ request: HoldRequest) throws -> Hold {
    let number = try Int.fetchOne(db, sql: "SELECT coalesce(max(number), 0) + 1 FROM hold") ?? 1
    let hold = Hold(request, number: number)
    let digest = RowDigest.hold(hold)
    try db.execute(
      sql: "INSERT INTO hold VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        hold.number, hold.subject.candidate?.text, hold.subject.assessment?.text, hold.begins ? 1 : 0,
        hold.at.milliseconds, hold.officer, hold.reason, digest.data,
      ])
    try note(.hold, hold.number, digest)
    return hold
  }
}

extension Hold.Subject {
  var candidate: CandidateID? {
    if case .candidate(let id) = self { id } else { nil }
  }

  var assessment: AssessmentID? {
    if case .assessment(let id) = self { id } else { nil }
  }
}
