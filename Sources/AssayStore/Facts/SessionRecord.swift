package import AssayDigest
import AssayModel

/// A session with the digest of each of its events, as they are chained.
package struct SessionRecord: Hashable, Sendable {
  package var stored: StoredSession
  /// One for each event, in order; nil for one that an earlier release wrote in the clear and an erasure blanked.
  package var digests: [Digest?]

  package init(stored: StoredSession, digests: [Digest?]) {
    self.stored = stored
    self.digests = digests
  }

  /// What proves later that the session had these events; nil only where nothing is left that could.
  package var receipt: SessionReceipt? {
    guard let last = digests.last, let digest = last else { return nil }
    return SessionReceipt(session: stored.summary.session, events: digests.count, digest: digest)
  }
}
