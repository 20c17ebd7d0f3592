import AssayDigest
import AssayModel
import FoundationEssentials
import GRDB

extension StoreVerifier {
  /// Reads every session with its events, and holds it against the journal and against receipts.
  mutating func checkSessions() throws {
    let folded = try Int.fetchOne(db, sql: "SELECT entry FROM folded") ?? 0
    for number in try Int.fetchAll(db, sql: "SELECT number FROM session ORDER BY number") {
      advance()
      found.counts.sessions += 1
      note { verifier in try verifier.checkSession(number, folded: folded) }
      heads[number] = nil
    }
    for number in heads.keys.sorted() {
      found.add(.damaged(.numberedSession(number), detail: "the journal tells of it, and its row is not there"))
    }
  }

  private mutating func checkSession(_ number: Int, folded: Int) throws {
    let sql = "SELECT \(SessionRow.columns) FROM session WHERE number = ?"
    guard let kept = try Row.fetchOne(db, sql: sql, arguments: [number]) else { return }
    var row = try SessionRow(kept)
    let place = StoreError.Place.session(row.summary.session, row: nil)
    guard var head = heads[number] else {
      throw StoreError.damaged(place, detail: "no entry of the journal tells of it")
    }
    if adopted.contains(number), head.place == 0 {
      // Of these, the journal tells the count and the digest alone.
      head.latest = row.head.latest
      head.isSubmitted = row.head.isSubmitted
    }
    // The rows tell heads as of the entry up to which they were folded; erasures are told at once.
    guard row.head.erasure == head.erasure, head.place > folded || row.head == head else {
      throw StoreError.damaged(place, detail: "its row says other than the journal")
    }
    row.move(to: head)
    let record = try reading.record(row)
    found.counts.events += record.digests.count
    check(record)
  }

  /// Looks for keys that an erasure destroyed and that are there all the same.
  mutating func checkDestroyedKeys() throws {
    let names = try Row.fetchAll(db, sql: "SELECT key, erasure FROM erased_key ORDER BY erasure")
    for row in names {
      let number: Int = try row.value(1, .erasure(0))
      guard let key = KeyID(bytes: try row.value(0, .erasure(number)) as Data), try keys.key(key) != nil else {
        continue
      }
      found.add(.damaged(.erasure(number), detail: "a key that it destroyed is in the file of keys again"))
    }
  }
}
