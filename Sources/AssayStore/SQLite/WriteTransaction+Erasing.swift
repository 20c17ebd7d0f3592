import AssayDigest
import AssayModel
import FoundationEssentials
import GRDB

/// What an erasure wrote, and what is to be done once it is committed.
struct ErasureWritten: Sendable {
  /// Nil where nothing is kept that could be read, and where a hold keeps it.
  var erasure: Erasure?
  /// What kept it from being erased.
  var hold: Hold?
  /// Whether something happened of late that kept it from being erased.
  var isActive = false
  /// The keys to destroy.
  var keys: [KeyID] = []
  /// Whether something stood in the clear.
  var hasBlanked = false
}

extension WriteTransaction {
  /// Records that what is kept of a candidate is erased, and blanks what layout 1 kept of it in the clear.
  ///
  /// - Parameters:
  ///   - candidate: The candidate.
  ///   - request: When, by whom and why.
  ///   - only: Only what these keys seal, and what stands in the clear; nil for all.
  /// - Returns: What was written.
  /// - Throws: What the files refuse.
  mutating func erase(
    _ candidate: CandidateID, _ request: ErasureRequest, keys only: [KeyID]?
  ) throws -> ErasureWritten {
    func concerns(_ key: KeyID?) -> Bool {
      guard let key, let only else { return true }
      return only.contains(key)
    }
    let sessions = try reading.rows("candidate = ? AND erasure IS NULL", [candidate.text], limit: nil)
      .filter { concerns($0.key) }
    let registrations = try readableRegistrations(of: candidate).filter { concerns($0.key) }
    let keys = Set(sessions.compactMap(\.key) + registrations.compactMap(\.key) + (only ?? []))
      .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    guard !sessions.isEmpty || !registrations.isEmpty || !keys.isEmpty else { return ErasureWritten() }
    // What was destroyed by an erasure before is erased, whatever is held since.
    if only == nil, let hold = try reading.hold(on: candidate) { return ErasureWritten(hold: hold) }
    if let quiet = request.quietSince,
      sessions.contains(where: { $0.summary.latest > quiet }) || registrations.contains(where: { $0.at > quiet })
    {
      return ErasureWritten(isActive: true)
    }
    let erasure = Erasure(
      number: try Int.fetchOne(db, sql: "SELECT coalesce(max(number), 0) + 1 FROM erasure") ?? 1, candidate: candidate,
      at: request.at, officer: request.officer, reason: request.reason, sessions: sessions.count,
      events: sessions.reduce(0) { $0 + $1.head.count }, registrations: registrations.count)
    try insert(erasure, keys)
    for session in sessions {
      let number = session.summary.number
      try db.execute(sql: "UPDATE session SET erasure = ? WHERE number = ?", arguments: [erasure.number, number])
      try noteErased(number, head: session.head, by: erasure.number)
      guard session.plain > 0 else { continue }
      try db.execute(
        sql: "UPDATE event SET content = '', digest = iif(number = ?, digest, x'') WHERE session = ?",
        arguments: [session.plain, number])
    }
    for registration in registrations where registration.key == nil {
      try db.execute(
        sql: "UPDATE registration SET content = '', digest = x'' WHERE number = ?", arguments: [registration.number])
    }
    return ErasureWritten(
      erasure: erasure, keys: keys,
      hasBlanked: sessions.contains { $0.plain > 0 } || registrations.contains { $0.key == nil })
  }

  private mutating func insert(_ erasure: Erasure, _ keys: [KeyID]) throws {
    let digest = RowDigest.erasure(erasure, keys: keys)
    try db.execute(
      sql: "INSERT INTO erasure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        erasure.number, erasure.candidate.text, erasure.at.milliseconds, erasure.officer, erasure.reason,
        erasure.sessions, erasure.events, erasure.registrations, digest.data,
      ])
    for key in keys {
      try db.execute(sql: "INSERT INTO erased_key VALUES (?, ?)", arguments: [key.data, erasure.number])
    }
    try note(.erasure, erasure.number, digest)
  }

  /// The registrations of a candidate that are not erased, and the keys that seal them.
  private func readableRegistrations(
    of candidate: CandidateID
  ) throws -> [(number: Int, key: KeyID?, at: Instant)] {
    let sql = """
      SELECT number, key, at FROM registration WHERE candidate = ? AND (sealed IS NOT NULL OR content <> '')
        AND (key IS NULL OR key NOT IN (SELECT key FROM erased_key))
      """
    return try Row.fetchAll(db, sql: sql, arguments: [candidate.text]).map { row in
      let number: Int = try row.value(0, .registration(0))
      let name: Data? = try row.optional(1, .registration(number))
      let at = Instant(milliseconds: try row.value(2, .registration(number)))
      return (number, name.flatMap { KeyID(bytes: $0) }, at)
    }
  }
}
