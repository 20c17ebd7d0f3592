package import AssayModel

/// What staff did with a session as a whole, beside its time.
package struct Standing: Hashable, Sendable {
  package var isVoid = false
  /// Whether a voided session uses up an attempt all the same.
  package var voidedAttemptCounts = false
  package var isApproved = false
  package var isHeld = false
  /// What it is scored by since it was rescored last; nil before.
  package private(set) var rescoring: Rescoring?
  /// When that was done; nil before.
  package private(set) var rescoredAt: Instant?
  /// The last result that was final, neither held nor waiting for anybody; nil before, and once the session is opened
  /// again.
  package private(set) var settled: DeliveredResult?
  /// The pass that stood when the session was rescored last; nil where none did.
  package private(set) var passBefore: DeliveredResult?
  /// When the pass counts from that stands now, or is held; nil where there is none.
  package private(set) var passedAt: Instant?
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

  /// Takes in what a rescore names.
  mutating func rescore(_ rescoring: Rescoring, at moment: Instant) {
    passBefore = settled?.state == .pass ? settled : nil
    self.rescoring = rescoring
    rescoredAt = moment
  }

  /// Takes in a result that was recorded.
  ///
  /// A pass counts from the sitting; one that a rescore makes of a fail that was final counts from the rescore where the
  /// exam says so, and keeps its date when it is rescored again.
  mutating func settle(_ result: DeliveredResult, submittedAt: Instant) {
    switch result.state {
    case .pass:
      if settled?.state != .pass {
        let isMended = settled != nil && rescoring?.passDatedAt == .rescore
        passedAt = isMended ? rescoredAt : submittedAt
      }
      settled = result
    case .fail, .indeterminate:
      passedAt = nil
      settled = result
    case .void: unsettle()
    case .pendingMarking, .pendingApproval, .held: break
    }
  }

  /// Forgets what was final: the session goes on, or counts no more.
  mutating func unsettle() {
    settled = nil
    passBefore = nil
    passedAt = nil
  }

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
