package import AssayDigest

/// What a walk through a whole store found: what is there, and everything that is not as it was written.
package struct StoreVerification: Sendable {
  /// How many there are, damaged ones included.
  package var counts = Counts()
  /// What is wrong, in the order in which it was found, as far as there is room; ``problemCount`` counts all.
  package private(set) var problems: [StoreError] = []
  package private(set) var problemCount = 0
  /// Where the journal ends.
  package var end: StoreCheckpoint?
  /// How many receipts were found to hold.
  package var receiptsHeld = 0
  /// How many checkpoints were found to hold.
  package var checkpointsHeld = 0

  package struct Counts: Hashable, Sendable {
    package var entries = 0
    package var packages = 0
    package var publications = 0
    package var media = 0
    package var registrations = 0
    package var sessions = 0
    package var events = 0
    package var erasures = 0
    package var holds = 0
    /// Parts of files that candidates sent.
    package var uploads = 0
  }

  /// How many problems are kept at most: a file of which nothing is left would give one for each row that it had.
  static let capacity = 1000

  /// Whether everything is as it was written, and what was to be held against it holds.
  package var isWhole: Bool { problemCount == 0 }

  mutating func add(_ problem: StoreError) {
    problemCount += 1
    if problems.count < Self.capacity { problems.append(problem) }
  }
}

/// The end of a store's journal at some moment.
///
/// Whoever keeps it elsewhere can tell later whether the whole store was rolled back, or exchanged for another: the
/// journal must then still have that entry, with that digest.
package struct StoreCheckpoint: Hashable, Sendable {
  /// The bytes by which a store knows its keys; no two stores have the same.
  package var store: [UInt8]
  /// The number of the last entry; 0 where there is none.
  package var entry: Int
  /// Its digest, which commits to all entries before; nil where there is none.
  package var digest: Digest?

  package init(store: [UInt8], entry: Int, digest: Digest?) {
    self.store = store
    self.entry = entry
    self.digest = digest
  }
}

/// What a store is held against beside its own digests.
package struct VerificationEvidence: Sendable {
  package var receipts: [SessionReceipt] = []
  /// Digests of events, whichever sessions they belong to.
  package var digests: [Digest] = []
  package var checkpoints: [StoreCheckpoint] = []

  package init() {}
}
