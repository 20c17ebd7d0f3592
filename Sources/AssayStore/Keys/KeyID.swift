import AssayDigest
import FoundationEssentials

/// Names the key of a candidate: 16 random bytes, so that no two keys of any store are taken for each other.
struct KeyID: Hashable, Sendable {
  static let byteCount = 16

  let bytes: [UInt8]

  /// Takes bytes as an id, or gives nil when there are not 16.
  init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = Array(bytes)
  }

  /// A new one.
  init(from entropy: inout Entropy) { bytes = entropy.bytes(Self.byteCount) }

  /// The bytes for a column.
  var data: Data { Data(bytes) }
}

/// A key and its name.
struct CandidateKey: Sendable {
  var id: KeyID
  var key: SealingKey
}
