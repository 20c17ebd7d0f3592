extension Schema {
  /// Layout 4 of a store: what must not be erased.
  ///
  /// `hold` has a row for each legal hold and each end of one; of those on one candidate or one assessment the latest
  /// counts.
  static let fourthOfStore = """
    CREATE TABLE hold (
      number INTEGER PRIMARY KEY,
      candidate TEXT,
      assessment TEXT,
      begins INTEGER NOT NULL CHECK (begins IN (0, 1)),
      at INTEGER NOT NULL,
      officer TEXT NOT NULL,
      reason TEXT NOT NULL,
      digest BLOB NOT NULL,
      CHECK ((candidate IS NULL) <> (assessment IS NULL))
    ) STRICT;
    CREATE TRIGGER hold_stays BEFORE UPDATE ON hold BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER hold_remains BEFORE DELETE ON hold BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    """
}
