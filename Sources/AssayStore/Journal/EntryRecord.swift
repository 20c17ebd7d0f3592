import AssayDigest

/// What an entry of the journal tells, one record after the other.
///
/// An entry holds what one commit wrote. Numbers are variable-length integers (LEB128, seven bits a byte, the lowest
/// first); a record begins with its kind:
///
/// | kind | record | content |
/// |---|---|---|
/// | 1 | events | session, first, previous, latest (zigzag), submitted (0 or 1), count, then each event as its length and its sealed bytes, then 32 bytes of digest |
/// | 2 | fact | kind of fact, number, 32 bytes of digest |
/// | 3 | erased | session, number of the erasure |
/// | 4 | adopted | session, count, 32 bytes of digest |
///
/// `session` is the session's number in the store, `first` the number of the first of the events, `previous` the entry
/// with the session's events before these (0 where there are none in the journal), `latest` the time of the last of them
/// in milliseconds, `submitted` whether the session is submitted after them. The digest is that of the last event, by
/// ``RowDigest``.
enum EntryRecord: Equatable, Sendable {
  case events(Events)
  /// A row of another table: a publication, a registration.
  case fact(Fact)
  /// The key to a session was destroyed.
  case erased(session: Int, erasure: Int)
  /// A session as a store of layout 1 left it.
  case adopted(session: Int, count: Int, digest: Digest)

  /// Events of one session.
  struct Events: Equatable, Sendable {
    var session: Int
    var first: Int
    var previous: Int
    var latest: Int64
    var isSubmitted: Bool
    /// Where each event's sealed bytes stand in the entry.
    var places: [Range<Int>]
    var digest: Digest

    /// The number of the last event.
    var last: Int { first + places.count - 1 }
  }

  /// A row of another table, by its digest.
  struct Fact: Hashable, Sendable {
    var kind: FactKind
    /// The row's number in its table; 0 where rows have none and are told by their digest.
    var number: Int
    var digest: Digest
  }
}

/// The tables whose rows the journal commits to.
enum FactKind: Int, CaseIterable, Sendable {
  case package = 1
  case publication, registration, erasure, medium, hold, upload
}
