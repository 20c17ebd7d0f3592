import AssayDigest
import AssayModel
import FoundationEssentials
import GRDB

extension StoreVerifier {
  /// Walks the journal from its first entry to its last, and remembers what it tells.
  mutating func walkJournal() throws {
    let ring = try Data.fetchOne(db, sql: "SELECT id FROM ring") ?? Data()
    var last = 0
    var digest: Digest?
    // Behind an entry that is missing, the next one cannot be held against it.
    var isLinked = true
    var named: [Int: Digest] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT number, digest, content FROM journal ORDER BY number")
    while let row = try rows.next() {
      advance()
      found.counts.entries += 1
      let number: Int = try row.value(0, .entry(last + 1))
      if number != last + 1 {
        found.add(
          .damaged(.entry(last + 1), detail: "it is not there, and entry \(number) is; nothing between them is left"))
        isLinked = false
      }
      last = number
      do {
        let kept = Digest(bytes: try row.value(1, .entry(number)) as Data)
        let content = Array(try row.value(2, .entry(number)) as Data)
        let computed = RowDigest.entry(number, after: digest, content: content.span)
        if isLinked, computed != kept { found.add(.damaged(.entry(number), detail: "it has another digest")) }
        // What follows is held against what is kept, so that one damaged entry is told once.
        digest = kept
        isLinked = kept != nil
        named[number] = kept
        try take(content, of: number)
      } catch {
        isLinked = false
        found.add(StoreError(error, path))
      }
    }
    found.end = StoreCheckpoint(store: Array(ring), entry: last, digest: last == 0 ? nil : digest)
    check(evidence.checkpoints, against: named, ring: Array(ring), last: last)
  }

  /// Takes in what an entry tells.
  private mutating func take(_ content: [UInt8], of entry: Int) throws {
    let records: [EntryRecord]
    do throws(EntryReader.Malformed) {
      records = try EntryReader.records(of: content)
    } catch {
      throw StoreError.unreadable(.entry(entry), detail: "it holds what is not known, at byte \(error.offset)")
    }
    for record in records {
      switch record {
      case .events(let events):
        let head = heads[events.session]
        if head?.erasure != nil {
          found.add(
            .damaged(.entry(entry), detail: "it goes on with session number \(events.session), which was erased"))
        } else if events.first != (head?.count ?? 0) + 1 || events.previous != (head?.place ?? 0) {
          found.add(
            .damaged(
              .entry(entry),
              detail: "it goes on with session number \(events.session) at event \(events.first), which does not follow"
            ))
        }
        heads[events.session] = SessionHead(after: events, in: entry)
      case .adopted(let session, let count, let digest):
        heads[session] = SessionHead(
          count: count, latest: 0, isSubmitted: false, place: 0, digest: digest, erasure: nil)
        adopted.insert(session)
      case .erased(let session, let erasure): heads[session]?.erasure = erasure
      case .fact(let fact):
        let isNew =
          fact.kind == .package
          ? packages.insert(fact.digest).inserted
          : facts[fact.kind, default: [:]].updateValue(fact.digest, forKey: fact.number) == nil
        if !isNew { found.add(.damaged(.entry(entry), detail: "it names a row that an entry before has named")) }
      }
    }
  }

  /// Holds checkpoints against the entries that they name.
  private mutating func check(
    _ checkpoints: [StoreCheckpoint], against named: [Int: Digest], ring: [UInt8], last: Int
  ) {
    for checkpoint in checkpoints {
      if checkpoint.store != ring {
        found.add(.damaged(.store(path: path), detail: "it is another store than the checkpoint's"))
      } else if checkpoint.entry > last {
        found.add(
          .damaged(
            .store(path: path),
            detail: "it was rolled back: its journal ends with entry \(last), and the checkpoint is of entry "
              + "\(checkpoint.entry)"))
      } else if checkpoint.entry > 0, named[checkpoint.entry] != checkpoint.digest {
        found.add(.damaged(.entry(checkpoint.entry), detail: "it is another than the one of the checkpoint"))
      } else {
        found.checkpointsHeld += 1
      }
    }
  }
}
