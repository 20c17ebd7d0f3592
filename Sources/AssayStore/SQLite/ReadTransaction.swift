import AssayDigest
import AssayModel
import FoundationEssentials
import GRDB

/// One transaction that reads, at one point in time.
struct ReadTransaction {
  let db: Database
  let keys: KeyFile
  private let tail: JournalTail
  /// Heads that the transaction itself has moved.
  private let moved: [Int: SessionHead]

  init(_ db: Database, _ keys: KeyFile, _ tail: JournalTail, _ moved: [Int: SessionHead] = [:]) {
    self.db = db
    self.keys = keys
    self.tail = tail
    self.moved = moved
  }

  /// What other writers have written.
  var foreign: ForeignWrites { tail.foreign }

  /// The number and the digest of the last entry of the journal.
  var end: (number: Int, digest: Digest?) { (tail.last, tail.digest) }

  /// The key of a name.
  func key(_ id: KeyID, of candidate: CandidateID) throws -> CandidateKey {
    guard let key = try keys.key(id) else { throw StoreError.keyMissing(candidate, path: keys.path) }
    return CandidateKey(id: id, key: key)
  }
}

extension ReadTransaction {
  /// The id of the session of a number.
  func id(ofNumber number: Int) throws -> SessionID {
    let statement = try db.cachedStatement(sql: "SELECT id FROM session WHERE number = ?")
    guard let row = try Row.fetchOne(statement, arguments: [number]),
      let id = SessionID(try row.value(0, .numberedSession(number)))
    else { throw StoreError.damaged(.numberedSession(number), detail: "its id is none") }
    return id
  }

  /// The row of a session, with its head as the journal tells it.
  func row(of id: SessionID) throws -> SessionRow? {
    try rows("id = ?", [id.text], limit: nil).first
  }

  /// The rows of some sessions, in the order in which they were started.
  func rows(_ condition: String, _ arguments: StatementArguments, limit: Int?) throws -> [SessionRow] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(SessionRow.columns) FROM session WHERE \(condition) ORDER BY number\(limit.map { " LIMIT \($0)" } ?? "")
        """)
    return try Row.fetchAll(statement, arguments: arguments).map { row in
      var row = try SessionRow(row)
      if let head = moved[row.summary.number] ?? tail.heads[row.summary.number] { row.move(to: head) }
      return row
    }
  }

  /// The content of an entry of the journal, or nil where there is none of that number.
  func entry(_ number: Int) throws -> [UInt8]? {
    let statement = try db.cachedStatement(sql: "SELECT content FROM journal WHERE number = ?")
    guard let row = try Row.fetchOne(statement, arguments: [number]) else { return nil }
    return Array(try row.value(0, .entry(number)) as Data)
  }
}

/// A row of the table of sessions.
struct SessionRow {
  var summary: SessionSummary
  var head: SessionHead
  /// How many of its first events stand in the clear, as layout 1 kept them.
  var plain: Int
  /// The name of the key to the others.
  var key: KeyID?

  static let columns = """
    number, id, candidate, assessment, attempt, request_key, package, started, latest, last, state, erasure, plain, place,
    digest, key
    """

  /// Reads a row of these columns.
  init(_ row: Row) throws {
    let number: Int = try row.value(0, .numberedSession(0))
    guard let session = SessionID(try row.value(1, .numberedSession(number))) else {
      throw StoreError.damaged(.numberedSession(number), detail: "its id is none")
    }
    let place = StoreError.Place.session(session, row: nil)
    guard let candidate = CandidateID(try row.value(2, place)), let assessment = AssessmentID(try row.value(3, place)),
      let package = ContentDigest(try row.value(6, place)),
      let state = SessionSummary.State(rawValue: try row.value(10, place))
    else { throw StoreError.damaged(place, detail: "its row holds what is no id") }
    summary = SessionSummary(
      number: number, session: session, candidate: candidate, assessment: assessment, attempt: try row.value(4, place),
      requestKey: try row.value(5, place), package: package, started: Instant(milliseconds: try row.value(7, place)),
      latest: Instant(milliseconds: try row.value(8, place)), count: try row.value(9, place), state: state,
      erasure: try row.optional(11, place))
    plain = try row.value(12, place)
    let digest: Data? = try row.optional(14, place)
    head = SessionHead(
      count: summary.count, latest: summary.latest.milliseconds, isSubmitted: state == .submitted,
      place: try row.value(13, place), digest: digest.flatMap { Digest(bytes: $0) }, erasure: summary.erasure)
    let name: Data? = try row.optional(15, place)
    key = name.flatMap { KeyID(bytes: $0) }
    guard (name == nil) == (key == nil), plain >= 0, head.count > 0, head.digest != nil else {
      throw StoreError.damaged(place, detail: "its row does not say how far it has come")
    }
  }

  /// Takes in a later head.
  mutating func move(to later: SessionHead) {
    head = later
    // An erasure by another process is in the row before it is in memory.
    if head.erasure == nil { head.erasure = summary.erasure }
    summary.count = head.count
    summary.latest = Instant(milliseconds: head.latest)
    summary.state = head.state
    summary.erasure = head.erasure
  }
}
