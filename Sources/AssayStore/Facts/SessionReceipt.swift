package import AssayDigest
package import AssayModel

/// What proves that a session had these events and no others.
///
/// Whoever keeps it can tell later whether the store was rolled back or its events were exchanged: the session must then
/// still have at least so many events, and the digest of that one must be the same.
package struct SessionReceipt: Hashable, Sendable {
  package var session: SessionID
  /// How many events there are.
  package var events: Int
  /// The digest of the last of them, which commits to all.
  package var digest: Digest

  package init(session: SessionID, events: Int, digest: Digest) {
    self.session = session
    self.events = events
    self.digest = digest
  }
}
