import Crypto

/// Hashes a record field by field, so that two records share a digest only when every field is the same.
///
/// Each field goes in with its kind and its length, so that ("ab", "c") and ("a", "bc") differ, and the number 1 differs
/// from the text "1". The domain, such as `assay item v1`, keeps records of different kinds apart: a digest of one kind
/// can never stand in for another.
///
/// ```swift
/// var hasher = FieldHasher(domain: "assay event v1")
/// hasher.append(previous)
/// hasher.append("response.saved")
/// let digest = hasher.finalize()
/// ```
///
/// The bytes that are hashed: the domain as a text field, then the fields in order; a field is one byte for its kind
/// (1 bytes, 2 text, 3 integer, 4 digest, 5 absent), its length as eight bytes, big end first, and its content (an
/// integer as eight bytes, two's complement, big end first).
package struct FieldHasher: Sendable {
  /// What is not hashed yet: small records are hashed at one go.
  private var pending: [UInt8] = []
  /// What is hashed, once there was too much to wait.
  private var hash: SHA256?

  private static let patience = 4096

  /// A hasher for records of one kind.
  package init(domain: String) {
    pending.reserveCapacity(384)
    append(domain)
  }

  /// Adds bytes as one field.
  package mutating func append(_ bytes: Span<UInt8>) {
    begin(.bytes, bytes.count)
    guard bytes.count <= Self.patience else {
      hashPending()
      unsafe bytes.withUnsafeBytes { unsafe hash?.update(bufferPointer: $0) }
      return
    }
    unsafe bytes.withUnsafeBytes { unsafe pending.append(contentsOf: $0) }
  }

  /// Adds bytes as one field.
  package mutating func append(_ bytes: [UInt8]) { append(bytes.span) }

  /// Adds the UTF-8 bytes of a text as one field, as they are: texts that merely look alike differ.
  package mutating func append(_ text: String) {
    begin(.text, text.utf8.count)
    pending.append(contentsOf: text.utf8)
  }

  /// Adds an integer as one field.
  package mutating func append(_ integer: Int64) {
    begin(.integer, 8)
    pending.appendBigEndian(UInt64(bitPattern: integer))
  }

  /// Adds a digest as one field, which is how records are chained.
  package mutating func append(_ digest: Digest) {
    begin(.digest, Digest.byteCount)
    digest.append(to: &pending)
  }

  /// Adds a field that has no value; it differs from every value, the empty text included.
  package mutating func appendAbsent() { begin(.absent, 0) }

  /// The digest of the domain and of all fields so far.
  package func finalize() -> Digest {
    guard var hash else { return Digest(of: pending.span) }
    unsafe pending.span.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    return Digest(hash.finalize())
  }

  private enum Kind: UInt8 {
    case bytes = 1
    case text, integer, digest, absent
  }

  private mutating func begin(_ kind: Kind, _ count: Int) {
    if pending.count > Self.patience { hashPending() }
    pending.append(kind.rawValue)
    pending.appendBigEndian(UInt64(count))
  }

  private mutating func hashPending() {
    var hash = hash ?? SHA256()
    unsafe pending.span.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    self.hash = hash
    pending.removeAll(keepingCapacity: true)
  }
}

extension [UInt8] {
  /// Appends a number as eight bytes, the highest first.
  mutating func appendBigEndian(_ value: UInt64) {
    var shift: UInt64 = 64
    while shift > 0 {
      shift -= 8
      append(UInt8(truncatingIfNeeded: value &>> shift))
    }
  }
}
