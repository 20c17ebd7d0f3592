import GRDB

/// The layout of a file in SQLite, and how it comes about.
struct Schema: Sendable {
  /// What marks a database as Assay's, and as one of this kind.
  let applicationID: Int
  /// Each takes a file from the layout before to its own; once released, one is never changed.
  let migrations: [Migration]

  /// The latest layout, and how many migrations lead to it from an empty file.
  var version: Int { migrations.count }

  /// One step, within the transaction that it shares with the others.
  typealias Migration = @Sendable (Database) throws -> Void
}

extension Schema {
  /// The layout of a store.
  ///
  /// Everything is append-only, and triggers hold it to that. Of a session, what repeats its events moves (see
  /// ``SessionHead``), and what an erasure took away of layout 1 is blanked.
  static let store = Schema(
    applicationID: 0x4173_6179,  // "Asay"
    migrations: [
      { try $0.execute(sql: firstOfStore) },
      { db in
        try db.execute(sql: secondOfStore)
        try Adoption.adopt(db)
      },
      { try $0.execute(sql: thirdOfStore) },
      { try $0.execute(sql: fourthOfStore) },
      { try $0.execute(sql: fifthOfStore) },
    ])

  /// The layout of the file with the keys of a store.
  static let keys = Schema(
    applicationID: 0x4173_614B,  // "AsaK"
    migrations: [
      { db in
        try db.execute(sql: firstOfKeys)
        try db.execute(sql: "INSERT INTO ring VALUES (1, randomblob(16))")
      }
    ])
}
