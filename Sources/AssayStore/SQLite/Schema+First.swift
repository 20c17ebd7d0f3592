extension Schema {
  /// Layout 1 of a store: events in the clear, a row each.
  static let firstOfStore = """
    CREATE TABLE package (
      digest TEXT NOT NULL PRIMARY KEY,
      bytes BLOB NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE publication (
      number INTEGER PRIMARY KEY,
      assessment TEXT NOT NULL,
      package TEXT NOT NULL REFERENCES package (digest),
      at INTEGER NOT NULL,
      note TEXT NOT NULL,
      digest BLOB NOT NULL
    ) STRICT;
    CREATE INDEX publication_of_assessment ON publication (assessment);

    CREATE TABLE registration (
      number INTEGER PRIMARY KEY,
      request_key TEXT NOT NULL UNIQUE,
      candidate TEXT NOT NULL,
      assessment TEXT NOT NULL,
      at INTEGER NOT NULL,
      content TEXT NOT NULL,
      digest BLOB NOT NULL
    ) STRICT;
    CREATE INDEX registration_for_assessment ON registration (assessment, candidate);

    CREATE TABLE session (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      candidate TEXT NOT NULL,
      assessment TEXT NOT NULL,
      attempt INTEGER NOT NULL,
      request_key TEXT NOT NULL,
      package TEXT NOT NULL,
      started INTEGER NOT NULL,
      latest INTEGER NOT NULL,
      last INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'submitted')),
      UNIQUE (candidate, assessment, attempt),
      UNIQUE (candidate, assessment, request_key)
    ) STRICT;
    CREATE INDEX session_of_assessment ON session (assessment);

    CREATE TABLE event (
      session INTEGER NOT NULL REFERENCES session (number),
      number INTEGER NOT NULL,
      content TEXT NOT NULL,
      digest BLOB NOT NULL,
      PRIMARY KEY (session, number)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER package_stays BEFORE UPDATE ON package BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER package_remains BEFORE DELETE ON package BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER publication_stays BEFORE UPDATE ON publication BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER publication_remains BEFORE DELETE ON publication BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER registration_stays BEFORE UPDATE ON registration BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER registration_remains BEFORE DELETE ON registration BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER event_remains BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER session_stays
      BEFORE UPDATE OF number, id, candidate, assessment, attempt, request_key, package, started ON session
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER session_remains BEFORE DELETE ON session BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    """
}
