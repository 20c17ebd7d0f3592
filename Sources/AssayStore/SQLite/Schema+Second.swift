extension Schema {
  /// Layout 2 of a store: what commits write goes into a journal, sealed and chained.
  ///
  /// - `journal` has an entry for each commit (``EntryRecord``), chained by digest over the whole store. Two writers
  ///   cannot both write entry n: one of them has not seen all that stands before it.
  /// - Of `session`, `last`, `latest`, `state`, `place` and `digest` tell the session's head as of the entry that `folded`
  ///   names; what came later is read from the journal. `key` names the key of its candidate. Its first `plain` events
  ///   stand in `event`, as layout 1 kept them.
  /// - A registration's content is sealed, and `content` is empty; in those of layout 1 `sealed` is NULL.
  /// - `erasure` and `erased_key` tell which keys were destroyed. What layout 1 kept in the clear of an erased candidate is blanked, and
  ///   so are its digests, from which it could be guessed, but for each session's last.
  static let secondOfStore = """
    CREATE TABLE ring (one INTEGER PRIMARY KEY CHECK (one = 1), id BLOB NOT NULL) STRICT;

    CREATE TABLE journal (number INTEGER PRIMARY KEY, digest BLOB NOT NULL, content BLOB NOT NULL) STRICT;
    CREATE TRIGGER journal_stays BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER journal_remains BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'append-only'); END;

    CREATE TABLE folded (one INTEGER PRIMARY KEY CHECK (one = 1), entry INTEGER NOT NULL) STRICT;
    INSERT INTO folded VALUES (1, 0);

    CREATE TABLE erasure (
      number INTEGER PRIMARY KEY,
      candidate TEXT NOT NULL,
      at INTEGER NOT NULL,
      officer TEXT NOT NULL,
      reason TEXT NOT NULL,
      sessions INTEGER NOT NULL,
      events INTEGER NOT NULL,
      registrations INTEGER NOT NULL,
      digest BLOB NOT NULL
    ) STRICT;
    CREATE INDEX erasure_of_candidate ON erasure (candidate);
    CREATE TRIGGER erasure_stays BEFORE UPDATE ON erasure BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER erasure_remains BEFORE DELETE ON erasure BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TABLE erased_key (
      key BLOB NOT NULL PRIMARY KEY,
      erasure INTEGER NOT NULL REFERENCES erasure (number)
    ) STRICT;
    CREATE TRIGGER erased_key_stays BEFORE UPDATE ON erased_key BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER erased_key_remains BEFORE DELETE ON erased_key BEGIN SELECT RAISE(ABORT, 'append-only'); END;

    ALTER TABLE session ADD COLUMN plain INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE session ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE session ADD COLUMN digest BLOB;
    ALTER TABLE session ADD COLUMN key BLOB;
    ALTER TABLE session ADD COLUMN erasure INTEGER REFERENCES erasure (number);
    UPDATE session SET
      plain = last,
      digest = (SELECT digest FROM event WHERE event.session = session.number AND event.number = session.last);
    CREATE TRIGGER session_keeps_its_beginning BEFORE UPDATE OF plain ON session
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER session_keeps_its_key BEFORE UPDATE OF key ON session WHEN OLD.key IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER session_stays_erased BEFORE UPDATE OF erasure ON session WHEN OLD.erasure IS NOT NULL
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;

    ALTER TABLE registration ADD COLUMN sealed BLOB;
    ALTER TABLE registration ADD COLUMN key BLOB;
    CREATE INDEX registration_of_candidate ON registration (candidate);
    DROP TRIGGER IF EXISTS registration_stays;
    CREATE TRIGGER registration_stays
      BEFORE UPDATE OF number, request_key, candidate, assessment, at, sealed, key ON registration
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER registration_is_blanked_alone BEFORE UPDATE OF content, digest ON registration
      WHEN NEW.content <> '' OR NEW.digest <> x'' OR OLD.sealed IS NOT NULL
        OR NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.candidate = OLD.candidate)
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;

    DROP TRIGGER IF EXISTS event_stays;
    CREATE TRIGGER event_stays BEFORE UPDATE OF session, number ON event
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    CREATE TRIGGER event_is_blanked_alone BEFORE UPDATE OF content, digest ON event
      WHEN NEW.content <> '' OR (NEW.digest <> x'' AND NEW.digest <> OLD.digest)
        OR NOT EXISTS (SELECT 1 FROM session WHERE session.number = OLD.session AND session.erasure IS NOT NULL)
      BEGIN SELECT RAISE(ABORT, 'append-only'); END;
    """
}
