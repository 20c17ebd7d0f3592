import AssayDigest
import AssayModel
import FoundationEssentials
import GRDB

/// Takes what a store of layout 1 holds into the journal, so that its digest commits to it.
///
/// Registrations are left out: their digests are of few and plain words, which could be guessed from them when the
/// registrations themselves were long erased. The last digest of a session commits to a token, which nobody guesses.
enum Adoption {
  /// About how many bytes an entry has at most.
  private static let entrySize = 32 * 1024

  /// Writes the first entries of the journal, one record for each row that was there.
  static func adopt(_ db: Database) throws {
    var writer = EntryWriter()
    var number = 0
    var digest: Digest?
    func write() throws {
      guard !writer.bytes.isEmpty else { return }
      number += 1
      let next = RowDigest.entry(number, after: digest, content: writer.bytes.span)
      try db.execute(sql: "INSERT INTO journal VALUES (?, ?, ?)", arguments: [number, next.data, Data(writer.bytes)])
      digest = next
      writer = EntryWriter()
    }
    func each(_ sql: String, _ record: (Row) throws -> Void) throws {
      let rows = try Row.fetchCursor(db, sql: sql)
      while let row = try rows.next() {
        try record(row)
        if writer.bytes.count > entrySize { try write() }
      }
    }
    try each("SELECT digest FROM package ORDER BY rowid") { row in
      guard let digest = Digest(try row.value(0, .store(path: "")) as String) else { return }
      writer.fact(.init(kind: .package, number: 0, digest: digest))
    }
    try each("SELECT number, digest FROM publication ORDER BY number") { row in
      let number: Int = try row.value(0, .store(path: ""))
      guard number > 0, let digest = Digest(bytes: try row.value(1, .store(path: "")) as Data) else { return }
      writer.fact(.init(kind: .publication, number: number, digest: digest))
    }
    // A row whose digest is none is damaged, and shows as that when it is read; it must not keep a store from opening.
    try each("SELECT number, last, digest FROM session WHERE digest IS NOT NULL ORDER BY number") { row in
      let (number, count): (Int, Int) = (try row.value(0, .store(path: "")), try row.value(1, .store(path: "")))
      guard number > 0, count > 0, let digest = Digest(bytes: try row.value(2, .store(path: "")) as Data) else {
        return
      }
      writer.adopted(number, count: count, digest)
    }
    try write()
    try db.execute(sql: "UPDATE folded SET entry = ?", arguments: [number])
  }
}
