import AssayDigest
import AssayModel
import FoundationEssentials
import GRDB

extension ReadTransaction {
  /// An erasure.
  func erasure(_ number: Int) throws -> Erasure? { try erasures("number = ?", [number]).first?.erasure }

  /// The erasure that destroyed a key.
  func erasure(ofKey key: KeyID) throws -> Erasure? {
    try erasures("number = (SELECT erasure FROM erased_key WHERE key = ?)", [key.data]).first?.erasure
  }

  /// Erasures and the keys that they destroyed, oldest first, each held against its digest.
  func erasures(_ condition: String, _ arguments: StatementArguments) throws -> [(erasure: Erasure, keys: [KeyID])] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT number, candidate, at, officer, reason, sessions, events, registrations, digest FROM erasure
        WHERE \(condition) ORDER BY number
        """)
    return try Row.fetchAll(statement, arguments: arguments).map { row in
      let number: Int = try row.value(0, .erasure(0))
      let place = StoreError.Place.erasure(number)
      guard let candidate = CandidateID(try row.value(1, place)) else {
        throw StoreError.damaged(place, detail: "its candidate is none")
      }
      let erasure = Erasure(
        number: number, candidate: candidate, at: Instant(milliseconds: try row.value(2, place)),
        officer: try row.value(3, place), reason: try row.value(4, place), sessions: try row.value(5, place),
        events: try row.value(6, place), registrations: try row.value(7, place))
      let keys = try self.keys(ofErasure: number)
      guard RowDigest.erasure(erasure, keys: keys).isKept(in: try row.value(8, place)) else {
        throw StoreError.damaged(place, detail: "its row has another digest")
      }
      return (erasure, keys)
    }
  }

  /// The keys that an erasure destroyed, in the order of their bytes.
  private func keys(ofErasure number: Int) throws -> [KeyID] {
    let statement = try db.cachedStatement(sql: "SELECT key FROM erased_key WHERE erasure = ? ORDER BY key")
    return try Row.fetchAll(statement, arguments: [number]).map { row in
      guard let key = KeyID(bytes: try row.value(0, .erasure(number)) as Data) else {
        throw StoreError.damaged(.erasure(number), detail: "the name of its key is none")
      }
      return key
    }
  }
}
