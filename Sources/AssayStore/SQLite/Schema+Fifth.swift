extension Schema {
  /// Layout 5 of a store: files that candidates send, in parts.
  ///
  /// Each part is sealed with the key of the session's candidate, and bound to its session, its file and its place there.
  static let fifthOfStore = """
    CREATE TABLE upload (
      number INTEGER PRIMARY KEY,
      session INTEGER NOT NULL REFERENCES session (number),
      file TEXT NOT NULL,
      place INTEGER NOT NULL,
      size INTEGER NOT NULL,
      sealed BLOB NOT NULL,
      digest BLOB NOT NULL,
      UNIQUE (session, file, place)
    ) STRICT;
    CREATE TRIGGER upload_stays BEFORE UPDATE ON upload BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER upload_remains BEFORE DELETE ON upload BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    """
}
