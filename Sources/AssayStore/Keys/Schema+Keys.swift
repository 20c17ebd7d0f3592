extension Schema {
  /// Layout 1 of the file with the keys of a store.
  ///
  /// `ring` has the id by which a store knows its own file; `key` the keys, one for each candidate; `destroyed` those that
  /// are no more, so that they stay erased where an older backup of the store comes back.
  static let firstOfKeys = """
    CREATE TABLE ring (one INTEGER PRIMARY KEY CHECK (one = 1), id BLOB NOT NULL) STRICT;

    CREATE TABLE key (
      id BLOB NOT NULL PRIMARY KEY,
      candidate TEXT NOT NULL UNIQUE,
      bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE destroyed (
      id BLOB NOT NULL PRIMARY KEY,
      candidate TEXT NOT NULL,
      at INTEGER NOT NULL,
      officer TEXT NOT NULL,
      reason TEXT NOT NULL
    ) STRICT;
    """
}
