import AssayDigest
import AssayModel

/// How far a session has come, as far as the next event needs to know.
struct SessionHead: Hashable, Sendable {
  /// How many events there are.
  var count: Int
  /// When the last of them happened, in milliseconds.
  var latest: Int64
  var isSubmitted: Bool
  /// The entry of the journal with the last of them; 0 where none is in the journal.
  var place: Int
  /// The digest of the last of them; nil before the first.
  var digest: Digest?
  /// The erasure that made them unreadable.
  var erasure: Int?

  /// A session that begins.
  static let beginning = SessionHead(count: 0, latest: 0, isSubmitted: false, place: 0, digest: nil, erasure: nil)
}

/// A session's place in the store, and what binds its events to it.
struct SessionPlace: Hashable, Sendable {
  var number: Int
  var id: SessionID

  /// What an event is bound to when it is sealed.
  func context(of event: Int) -> [UInt8] { SealingContext.event(event, of: id) }

  /// The digest of an event's row.
  func digest(of event: Int, after previous: Digest?, sealed: Span<UInt8>) -> Digest {
    RowDigest.event(after: previous, session: id, number: event, sealed: sealed)
  }
}

/// An event as the journal takes it.
struct JournalEvent {
  var content: [UInt8]
  var at: Int64
  /// What it makes of the session's state; nil where it leaves it as it is.
  var newState: SessionSummary.State?
}

extension JournalEvent {
  init(_ event: SessionEvent) {
    content = Array(event.journalText.utf8)
    at = event.at.milliseconds
    newState = event.kind.newState
  }
}
