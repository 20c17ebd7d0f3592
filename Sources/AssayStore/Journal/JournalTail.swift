import AssayDigest
import AssayModel
import FoundationEssentials
import GRDB

/// What a connection knows of the journal: its end, and the heads of the sessions that were lately written.
///
/// The rows of sessions tell their heads as of the entry that `folded` names; heads that moved since are here, read from
/// the entries after it, so that a commit need not touch the row of every session that it is about. Before each
/// transaction it is brought up to date, which costs a look at a number while nobody else has written.
struct JournalTail: Sendable {
  /// The number of the last entry; 0 where there is none.
  private(set) var last = 0
  /// Its digest.
  private(set) var digest: Digest?
  /// The entry up to which the rows of sessions tell how far they have come.
  private(set) var folded = 0
  /// What other writers have written.
  private(set) var foreign = ForeignWrites()
  /// The heads of sessions by number: all that moved after ``folded``, and others.
  private(set) var heads: [Int: SessionHead] = [:]
  /// Sessions that were written to, by id.
  private(set) var sessions: [SessionID: JournalSession] = [:]
  /// SQLite's number for the state of the file as this connection has seen it; nil before the first look.
  private var version: Int?

  /// How many sessions are remembered at most; beyond, they are read again when they are next written to.
  let capacity: Int

  init(capacity: Int = 16_384) { self.capacity = capacity }

  /// Takes in what others have written since the last look; at the beginning of each transaction.
  mutating func follow(_ db: Database, _ path: String) throws {
    let version = try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
    guard version != self.version else { return }
    let known = self.version == nil ? nil : last
    // Should anything fail on the way, the next look begins anew.
    self.version = nil
    do {
      if known == nil { try begin(db, path) } else { try checkEnd(db, path) }
      try readOn(db)
      if heads.count > capacity { try forget(db, path) }
    } catch {
      self = JournalTail(capacity: capacity)
      throw error
    }
    if known == nil {
      foreign = ForeignWrites(after: last)
    } else if known != last {
      foreign.end(at: last)
    }
    self.version = version
  }

  private mutating func begin(_ db: Database, _ path: String) throws {
    self = JournalTail(capacity: capacity)
    folded = try Self.folded(db, path)
    last = folded
    guard last > 0 else { return }
    digest = try Self.digest(of: last, db)
  }

  /// Forgets the heads that others have written into the rows of sessions meanwhile: whoever only reads would remember
  /// every session that was ever written to.
  private mutating func forget(_ db: Database, _ path: String) throws {
    folded = try Self.folded(db, path)
    heads = heads.filter { $0.value.place > folded }
  }

  private static func folded(_ db: Database, _ path: String) throws -> Int {
    guard let entry = try Int.fetchOne(db.cachedStatement(sql: "SELECT entry FROM folded")), entry >= 0 else {
      throw StoreError.damaged(.store(path: path), detail: "it does not say how far its sessions are told")
    }
    return entry
  }

  /// Makes sure that what was written last is still there, as it is not when an older copy took its place.
  private func checkEnd(_ db: Database, _ path: String) throws {
    guard last > 0, try Self.digest(of: last, db) != digest else { return }
    throw StoreError.damaged(.store(path: path), detail: "entry \(last) of its journal is another than it was")
  }

  private static func digest(of entry: Int, _ db: Database) throws -> Digest {
    let statement = try db.cachedStatement(sql: "SELECT digest FROM journal WHERE number = ?")
    guard let data = try Data.fetchOne(statement, arguments: [entry]), let digest = Digest(bytes: data) else {
      throw StoreError.damaged(.entry(entry), detail: "it is not there")
    }
    return digest
  }

  /// Reads the entries after the last one that is known.
  private mutating func readOn(_ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "SELECT number, digest, content FROM journal WHERE number > ? ORDER BY number")
    let rows = try Row.fetchCursor(statement, arguments: [last])
    while let row = try rows.next() {
      let entry = try JournalEntry(row: row, after: last, digest)
      for record in entry.records {
        switch record {
        case .events(let events):
          heads[events.session] = SessionHead(after: events, in: entry.number)
          foreign.note(events.session, in: entry.number)
        case .erased(let session, let erasure):
          heads[session]?.erasure = erasure
          foreign.note(session, in: entry.number)
          // The candidate of a session that is not here may have others that are.
          sessions.removeAll()
        case .fact, .adopted: break
        }
      }
      last = entry.number
      digest = entry.digest
    }
  }
}

extension JournalTail {
  /// Takes in what a transaction wrote, once it is committed.
  mutating func take(_ written: WriteTransaction.Written) {
    last = written.last
    digest = written.digest
    folded = written.folded
    for (number, head) in written.heads { heads[number] = head }
    for (id, session) in written.sessions { sessions[id] = session }
    if written.hasErased { sessions.removeAll() }
    if sessions.count > capacity { sessions.removeAll() }
    if heads.count > capacity { heads = heads.filter { $0.value.place > folded } }
  }
}

extension SessionHead {
  /// The head after a record of events.
  init(after events: EntryRecord.Events, in entry: Int) {
    self.init(
      count: events.last, latest: events.latest, isSubmitted: events.isSubmitted, place: entry, digest: events.digest,
      erasure: nil)
  }
}

/// What writing to a session needs besides its head.
struct JournalSession: Sendable {
  var place: SessionPlace
  var candidate: CandidateID
  /// The key of its candidate; nil where all that is there stands in the clear, as layout 1 kept it.
  var key: CandidateKey?
}

/// An entry of the journal, held against its digest.
struct JournalEntry {
  var number: Int
  var digest: Digest
  var content: [UInt8]
  var records: [EntryRecord]

  /// Reads a row of `number, digest, content`, which must follow the entry before.
  init(row: Row, after last: Int, _ previous: Digest?) throws {
    let number: Int = try row.value(0, .entry(last + 1))
    guard number == last + 1 else {
      throw StoreError.damaged(.entry(last + 1), detail: "it is not there, and entry \(number) is")
    }
    self.number = number
    let content = Array(try row.value(2, .entry(number)) as Data)
    let digest = RowDigest.entry(number, after: previous, content: content.span)
    self.content = content
    self.digest = digest
    guard digest.isKept(in: try row.value(1, .entry(number))) else {
      throw StoreError.damaged(.entry(number), detail: "it has another digest")
    }
    do throws(EntryReader.Malformed) {
      records = try EntryReader.records(of: content)
    } catch {
      throw StoreError.unreadable(.entry(number), detail: "it holds what is not known, at byte \(error.offset)")
    }
  }
}
