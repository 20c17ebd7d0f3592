extension Schema {
  /// Layout 3 of a store: media beside the packages that show them.
  ///
  /// `medium` has a row for each, named by the digest of its bytes; `parts` are the digests of its parts, which stand in
  /// `medium_part`, one after the other, and `row` is that of the row itself.
  static let thirdOfStore = """
    CREATE TABLE medium (
      number INTEGER PRIMARY KEY,
      digest TEXT NOT NULL UNIQUE,
      size INTEGER NOT NULL,
      parts BLOB NOT NULL,
      at INTEGER NOT NULL,
      row BLOB NOT NULL
    ) STRICT;
    CREATE TABLE medium_part (
      medium INTEGER NOT NULL REFERENCES medium (number),
      place INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      UNIQUE (medium, place)
    ) STRICT;
    CREATE TRIGGER medium_stays BEFORE UPDATE ON medium BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER medium_remains BEFORE DELETE ON medium BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER medium_part_stays BEFORE UPDATE ON medium_part BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER medium_part_remains BEFORE DELETE ON medium_part BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    """
}
