package import AssayModel

/// What staff did with a session as a whole, beside its time.
package struct Standing: Hashable, Sendable {
  package var isVoid = false
  /// Whether a voided session uses up an attempt all the same.
  package var voidedAttemptCounts = false
  package var isApproved = false
  package var isHeld = false
  /// What it is scored by since it was rescored last; nil before.
  package var rescoring: Rescoring?
  /// The result that was recorded when a rescore came first to a pass; nil where none did.
  package var passBefore: DeliveredResult?
  /// The code by which a client can take the session up without its token; nil where there is none that is unused.
  package var code: Code?
  /// Everything that staff did, in order.
  var acts: [Act] = []

  /// An act of staff: its key, and what tells its content from another's.
  struct Act: Hashable, Sendable {
    var key: String
    var fingerprint: UInt64
  }

  /// The fingerprint of the act under a key; nil where there is none.
  func act(_ key: String) -> UInt64? { acts.first { $0.key.utf8.elementsEqual(key.utf8) }?.fingerprint }

  package struct Code: Hashable, Sendable {
    package var digest: String
    package var until: Instant
  }
}

/// A file that a candidate sends.
package struct SentFile: Hashable, Sendable {
  package var id: FileID
  package var slot: SlotID
  package var description: FileDescription
  /// Of its bytes; nil until it is there whole.
  package var digest: ContentDigest?
}
