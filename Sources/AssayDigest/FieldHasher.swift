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
  private var hash = SHA256()

  /// A hasher for records of one kind.
  package init(domain: String) { append(domain) }

  /// Adds bytes as one field.
  package mutating func append(_ bytes: Span<UInt8>) { add(.bytes, bytes) }

  /// Adds bytes as one field.
  package mutating func append(_ bytes: [UInt8]) { add(.bytes, bytes.span) }

  /// Adds the UTF-8 bytes of a text as one field, as they are: texts that merely look alike differ.
  package mutating func append(_ text: String) { add(.text, Array(text.utf8).span) }

  /// Adds an integer as one field.
  package mutating func append(_ integer: Int64) { add(.integer, Self.bigEndian(UInt64(bitPattern: integer)).span) }

  /// Adds a digest as one field, which is how records are chained.
  package mutating func append(_ digest: Digest) { add(.digest, digest.bytes.span) }

  /// Adds a field that has no value; it differs from every value, the empty text included.
  package mutating func appendAbsent() { add(.absent, [UInt8]().span) }

  /// The digest of the domain and of all fields so far.
  package func finalize() -> Digest { Digest(hash.finalize()) }

  private enum Kind: UInt8 {
    case bytes = 1
    case text, integer, digest, absent
  }

  private mutating func add(_ kind: Kind, _ content: Span<UInt8>) {
    let head = [kind.rawValue] + Self.bigEndian(UInt64(content.count))
    unsafe head.span.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    unsafe content.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
  }

  static func bigEndian(_ value: UInt64) -> [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> UInt64($0)) }
  }
}
