import AssayDigest
import AssayModel
import FoundationEssentials
import GRDB
import Synchronization

/// The file beside a store with the key of each candidate, so that what a key sealed can be made unreadable everywhere,
/// in old backups of the store too, by destroying the key.
///
/// A key is on disk before anything that it sealed. Destroyed keys are overwritten, in the file and in its log.
final class KeyFile: Sendable {
  let path: String
  /// What binds the file to its store.
  let ring: Data
  /// Where nonces come from.
  let nonces: SealingNonces
  private let queue: DatabaseQueue
  private let state: Mutex<State>

  private struct State {
    /// Keys and nonces are never drawn from a seed: what repeats itself is no secret.
    var entropy = Entropy.system
    /// Keys that were used lately, by name.
    var keys: [KeyID: SealingKey] = [:]
    var names: [CandidateID: KeyID] = [:]

    func key(of candidate: CandidateID) -> CandidateKey? {
      guard let id = names[candidate], let key = keys[id] else { return nil }
      return CandidateKey(id: id, key: key)
    }

    mutating func forget() {
      keys.removeAll()
      names.removeAll()
    }
  }

  /// How many keys are remembered at most; beyond, they are read again.
  private static let capacity = 16_384

  /// Opens the file, and makes it, readable by its owner alone, where there is none.
  init(path: String, patience: Interval) throws(StoreError) {
    self.path = path
    try DatabaseFile.create(path)
    let queue = try DatabaseFile.open(path, .keys, patience)
    do {
      guard let ring = try queue.read({ try Data.fetchOne($0, sql: "SELECT id FROM ring") }) else {
        throw StoreError.damaged(.store(path: path), detail: "it does not say whose keys it holds")
      }
      self.ring = ring
    } catch {
      throw StoreError(error, path)
    }
    self.queue = queue
    nonces = SealingNonces(.system)
    state = Mutex(State())
  }

  /// The key of a candidate, made where there is none; it is on disk when this returns.
  func key(of candidate: CandidateID) throws -> CandidateKey {
    if let known = state.withLock({ $0.key(of: candidate) }) { return known }
    var made = state.withLock { state in
      CandidateKey(id: KeyID(from: &state.entropy), key: state.entropy.sealingKey())
    }
    do {
      made = try write { db in
        if let known = try find("candidate = ?", [candidate.text], db) { return known }
        try db.execute(
          sql: "INSERT INTO key VALUES (?, ?, ?)", arguments: [made.id.data, candidate.text, Data(made.key.bytes)])
        return made
      }
    } catch {
      throw StoreError(error, path)
    }
    remember(made, of: candidate)
    return made
  }

  /// The key of a name, or nil where the file has none.
  func key(_ id: KeyID) throws -> SealingKey? {
    if let known = state.withLock({ $0.keys[id] }) { return known }
    do {
      let found = try queue.read { try find("id = ?", [id.data], $0) }
      if let found { remember(found, of: nil) }
      return found?.key
    } catch {
      throw StoreError(error, path)
    }
  }

  /// The keys that were destroyed.
  func destroyed() throws -> [DestroyedKey] {
    do {
      return try queue.read { db in
        try Row.fetchAll(db, sql: "SELECT id, candidate, at, officer, reason FROM destroyed").map { row in
          let place = StoreError.Place.store(path: path)
          guard let id = KeyID(bytes: try row.value(0, place) as Data),
            let candidate = CandidateID(try row.value(1, place))
          else { throw StoreError.damaged(place, detail: "a destroyed key has no name") }
          return DestroyedKey(
            id: id, candidate: candidate, at: Instant(milliseconds: try row.value(2, place)),
            officer: try row.value(3, place), reason: try row.value(4, place))
        }
      }
    } catch {
      throw StoreError(error, path)
    }
  }

  /// Tells in a few bytes which keys were destroyed.
  func mark() throws -> KeyMark {
    do {
      return try queue.read { try KeyMark($0, "SELECT count(*), min(id), max(id) FROM destroyed") }
    } catch {
      throw StoreError(error, path)
    }
  }

  /// Destroys keys, so that no byte of them is left in the file or in its log.
  func destroy(_ keys: [DestroyedKey]) throws {
    state.withLock { $0.forget() }
    do {
      try write { db in
        for key in keys {
          try db.execute(sql: "DELETE FROM key WHERE id = ?", arguments: [key.id.data])
          try db.execute(
            sql: "INSERT INTO destroyed VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            arguments: [key.id.data, key.candidate.text, key.at.milliseconds, key.officer, key.reason])
        }
      }
      try scrub()
    } catch {
      throw StoreError(error, path)
    }
  }

  /// Forgets the keys that are in memory.
  func forget() { state.withLock { $0.forget() } }

  /// Writes the file anew, since pages may hold stale copies of rows that were moved, and empties its log.
  private func scrub() throws {
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
      try db.execute(sql: "VACUUM")
      _ = try db.checkpoint(.truncate)
    }
  }

  private func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try queue.writeWithoutTransaction { db in
      var value: Value?
      try db.inTransaction(.immediate) {
        value = try body(db)
        return .commit
      }
      guard let value else { throw StoreError.refused(path: path, detail: "a transaction gave nothing") }
      return value
    }
  }

  private func find(_ condition: String, _ arguments: StatementArguments, _ db: Database) throws -> CandidateKey? {
    let statement = try db.cachedStatement(sql: "SELECT id, bytes FROM key WHERE \(condition)")
    guard let row = try Row.fetchOne(statement, arguments: arguments) else { return nil }
    let place = StoreError.Place.store(path: path)
    guard let id = KeyID(bytes: try row.value(0, place) as Data),
      let key = SealingKey(keptBytes: Array(try row.value(1, place) as Data))
    else { throw StoreError.damaged(place, detail: "a key in it is none") }
    return CandidateKey(id: id, key: key)
  }

  private func remember(_ key: CandidateKey, of candidate: CandidateID?) {
    state.withLock { state in
      if state.keys.count >= Self.capacity { state.forget() }
      state.keys[key.id] = key.key
      if let candidate { state.names[candidate] = key.id }
    }
  }
}

/// A key that is no more.
struct DestroyedKey: Hashable, Sendable {
  var id: KeyID
  var candidate: CandidateID
  var at: Instant
  var officer: String
  var reason: String
}

/// Tells sets of keys apart, as far as a count and the first and last of them can.
struct KeyMark: Hashable, Sendable {
  private let count: Int
  private let first: Data?
  private let last: Data?

  /// Reads a count and two names.
  init(_ db: Database, _ sql: String) throws {
    guard let row = try Row.fetchOne(db, sql: sql) else {
      throw StoreError.refused(path: "", detail: "a count gave no row")
    }
    count = try row.value(0, .store(path: ""))
    first = try row.optional(1, .store(path: ""))
    last = try row.optional(2, .store(path: ""))
  }
}
