import AssayDigest
import AssayModel
import FoundationEssentials
import GRDB

/// Walks through a store at one point in time and notes everything that is not as it was written.
///
/// It goes on behind what is damaged, and does not rely on what a connection remembers: how far each session has come is
/// read from the journal anew.
struct StoreVerifier {
  let db: Database
  let keys: KeyFile
  let path: String
  let evidence: VerificationEvidence
  var found = StoreVerification()
  /// How far the sessions have come, by number, as the journal tells it.
  var heads: [Int: SessionHead] = [:]
  /// Sessions of which the journal tells how an earlier release left them.
  var adopted: Set<Int> = []
  /// The rows of other tables that the journal names and that were not found yet, packages by their digest alone.
  var facts: [FactKind: [Int: Digest]] = [:]
  var packages: Set<Digest> = []
  private var openReceipts: [SessionID: [SessionReceipt]]
  private var openDigests: Set<Digest>
  private let total: Int
  private var done = 0
  private let progress: (Int, Int) -> Void

  init(
    _ db: Database, _ keys: KeyFile, _ path: String, _ evidence: VerificationEvidence,
    progress: @escaping (Int, Int) -> Void
  ) throws {
    self.db = db
    self.keys = keys
    self.path = path
    self.evidence = evidence
    self.progress = progress
    openReceipts = Dictionary(grouping: evidence.receipts, by: \.session)
    openDigests = Set(evidence.digests)
    total = try Int.fetchOne(db, sql: "SELECT (SELECT count(*) FROM journal) + (SELECT count(*) FROM session)") ?? 0
  }

  /// What reads sessions by the heads that the journal tells.
  var reading: ReadTransaction { ReadTransaction(db, keys, JournalTail(), heads) }

  /// Walks through everything.
  mutating func verify() throws -> StoreVerification {
    note { verifier in try verifier.checkPages() }
    note { verifier in try verifier.walkJournal() }
    note { verifier in try verifier.checkTables() }
    note { verifier in try verifier.checkSessions() }
    note { verifier in try verifier.checkDestroyedKeys() }
    checkWhatIsLeft()
    return found
  }

  /// Carries a part out; where it fails, that is noted.
  mutating func note(_ part: (inout StoreVerifier) throws -> Void) {
    do { try part(&self) } catch { found.add(StoreError(error, path)) }
  }

  /// Counts one more row of the journal or of the table of sessions.
  mutating func advance() {
    done += 1
    progress(min(done, total), total)
  }

  /// Lets SQLite look for what does not fit together in the files themselves.
  private mutating func checkPages() throws {
    for message in try String.fetchAll(db, sql: "PRAGMA integrity_check(100)") where message != "ok" {
      found.add(.damaged(.store(path: path), detail: "SQLite says of its pages: \(message)"))
    }
  }

  /// Holds receipts against the chain of a session's events.
  mutating func check(_ record: SessionRecord) {
    let session = record.stored.summary.session
    if !openDigests.isEmpty {
      for digest in record.digests {
        if let digest, openDigests.remove(digest) != nil { found.receiptsHeld += 1 }
      }
    }
    for receipt in openReceipts.removeValue(forKey: session) ?? [] {
      guard receipt.events > 0, receipt.events <= record.digests.count else {
        found.add(
          .damaged(
            .session(session, row: nil),
            detail: "it has \(record.digests.count) events, and a receipt names \(receipt.events)"))
        continue
      }
      guard record.digests[receipt.events - 1] == receipt.digest else {
        found.add(
          .damaged(.session(session, row: receipt.events), detail: "a receipt names another digest"))
        continue
      }
      found.receiptsHeld += 1
    }
  }

  /// Notes the receipts for which there was no session.
  private mutating func checkWhatIsLeft() {
    for session in openReceipts.keys.sorted() {
      found.add(
        .damaged(.session(session, row: nil), detail: "a receipt names it, and it cannot be read or is not there"))
    }
    for digest in openDigests.sorted() {
      found.add(.damaged(.store(path: path), detail: "no event that can be read has the digest \(digest)"))
    }
  }
}

extension SQLiteStore {
  /// Walks through the whole store at one point in time: every entry of the journal, every row, every event.
  ///
  /// Reads everything once; others may go on writing meanwhile.
  ///
  /// - Parameters:
  ///   - evidence: What to hold it against beside its own digests: only that shows a rollback of the whole file.
  ///   - progress: Called with how many rows were looked at, and of how many.
  /// - Returns: What is there, and what is wrong with it.
  /// - Throws: Why it could not be walked through.
  package func verify(
    against evidence: VerificationEvidence = VerificationEvidence(),
    progress: @escaping (Int, Int) -> Void = { _, _ in }
  ) throws(StoreError) -> StoreVerification {
    try withConnection { connection in
      try connection.queue.read { db in
        var verifier = try StoreVerifier(db, connection.keys, path, evidence, progress: progress)
        return try verifier.verify()
      }
    }
  }
}
