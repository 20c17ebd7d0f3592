import AssayDigest
import AssayModel
import FoundationEssentials
import GRDB

/// One transaction that writes: what it appends to the journal, and the heads that move with it.
///
/// Nothing of it counts before the commit; ``JournalTail/take(_:)`` takes it in after.
struct WriteTransaction {
  let db: Database
  let keys: KeyFile
  private let tail: JournalTail
  private var entry = EntryWriter()
  private(set) var written: Written

  /// What is true once the transaction is committed.
  struct Written: Sendable {
    var last: Int
    var digest: Digest?
    var folded: Int
    var heads: [Int: SessionHead] = [:]
    var sessions: [SessionID: JournalSession] = [:]
    var hasErased = false
  }

  /// About how many bytes an entry has at most, so that an event is found in it at little cost.
  private static let entrySize = 32 * 1024
  /// After how many entries the heads of sessions go into their rows: what has to be read when a store is opened.
  private static let foldedEvery = 256

  init(_ db: Database, _ keys: KeyFile, _ tail: JournalTail) {
    self.db = db
    self.keys = keys
    self.tail = tail
    written = Written(last: tail.last, digest: tail.digest, folded: tail.folded)
  }

  /// What the database says in the transaction.
  var reading: ReadTransaction { ReadTransaction(db, keys, tail, written.heads) }

  /// The number of the entry that is being written.
  private var place: Int { written.last + 1 }
}

extension WriteTransaction {
  /// A session and its head, or nil when the store has none of that id.
  mutating func find(_ id: SessionID) throws -> (session: JournalSession, head: SessionHead)? {
    if let known = written.sessions[id] ?? tail.sessions[id],
      let head = written.heads[known.place.number] ?? tail.heads[known.place.number]
    {
      return (known, head)
    }
    guard let row = try reading.row(of: id) else { return nil }
    let session = JournalSession(
      place: SessionPlace(number: row.summary.number, id: id), candidate: row.summary.candidate,
      key: row.head.erasure == nil ? try row.key.map { try reading.key($0, of: row.summary.candidate) } : nil)
    written.sessions[id] = session
    return (session, row.head)
  }

  /// Appends events to a session as a record of the journal.
  ///
  /// - Parameters:
  ///   - events: At least one.
  ///   - session: The session, which may be about to begin.
  ///   - head: How far it has come, as the database says.
  /// - Returns: How far it comes with this.
  /// - Throws: What the files refuse.
  @discardableResult
  mutating func append(
    _ events: [JournalEvent], to session: JournalSession, after head: SessionHead
  ) throws -> SessionHead {
    var session = session
    if session.key == nil {
      let key = try key(for: session.candidate)
      try db.cachedStatement(sql: "UPDATE session SET key = ? WHERE number = ?")
        .execute(arguments: [key.id.data, session.place.number])
      session.key = key
    }
    guard let key = session.key?.key else { preconditionFailure("a session that is written to has a key") }
    if entry.bytes.count > Self.entrySize { try writeEntry() }
    var next = entry.events(of: session.place, after: head, events, sealedWith: key, keys.nonces)
    next.place = place
    written.heads[session.place.number] = next
    if tail.sessions[session.place.id]?.key == nil { written.sessions[session.place.id] = session }
    return next
  }

  /// Notes that a row was written into another table.
  mutating func note(_ kind: FactKind, _ number: Int, _ digest: Digest) throws {
    if entry.bytes.count > Self.entrySize { try writeEntry() }
    entry.fact(EntryRecord.Fact(kind: kind, number: number, digest: digest))
  }

  /// Notes that the key to a session is destroyed.
  mutating func noteErased(_ session: Int, head: SessionHead, by erasure: Int) throws {
    if entry.bytes.count > Self.entrySize { try writeEntry() }
    entry.erased(session, by: erasure)
    written.heads[session] = head
    written.heads[session]?.erasure = erasure
    written.hasErased = true
  }

  /// The key that seals what is new of a candidate.
  ///
  /// One that an erasure names is none any more, even where its destruction was interrupted.
  func key(for candidate: CandidateID) throws -> CandidateKey {
    let key = try keys.key(of: candidate)
    guard let erasure = try reading.erasure(ofKey: key.id) else { return key }
    try keys.destroy([DestroyedKey(key.id, erasure)])
    return try keys.key(of: candidate)
  }

  /// Writes what is left to write before the commit.
  mutating func finish() throws {
    try writeEntry()
    if written.last - written.folded >= Self.foldedEvery || tail.heads.count > tail.capacity { try fold() }
  }

  /// Writes the heads that moved into the rows of their sessions.
  mutating func fold() throws {
    try writeEntry()
    let statement = try db.cachedStatement(
      sql: "UPDATE session SET last = ?, latest = ?, state = ?, place = ?, digest = ? WHERE number = ?")
    for (number, head) in tail.heads.merging(written.heads, uniquingKeysWith: { $1 }) where head.place > written.folded
    {
      try statement.execute(
        arguments: [
          head.count, head.latest, head.state.rawValue, head.place, head.digest?.data, number,
        ])
    }
    try db.execute(sql: "UPDATE folded SET entry = ?", arguments: [written.last])
    written.folded = written.last
  }

  /// Writes the entry.
  ///
  /// Its number is taken where another writer has written an entry that this one has not seen, so that nobody writes
  /// after what they do not know.
  private mutating func writeEntry() throws {
    guard !entry.bytes.isEmpty else { return }
    let digest = RowDigest.entry(place, after: written.digest, content: entry.bytes.span)
    try db.cachedStatement(sql: "INSERT INTO journal VALUES (?, ?, ?)")
      .execute(arguments: [place, digest.data, Data(entry.bytes)])
    written.last += 1
    written.digest = digest
    entry = EntryWriter()
  }
}

extension SessionHead {
  var state: SessionSummary.State { isSubmitted ? .submitted : .open }
}

extension DestroyedKey {
  init(_ id: KeyID, _ erasure: Erasure) {
    self.init(
      id: id, candidate: erasure.candidate, at: erasure.at, officer: erasure.officer, reason: erasure.reason)
  }
}
