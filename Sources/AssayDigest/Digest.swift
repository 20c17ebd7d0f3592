import Crypto

/// The SHA-256 digest of some bytes (FIPS 180-4): what names a published package or one revision of an item.
///
/// Digests of canonical bytes are compared, sorted and used as keys. A digest is no secret and hides nothing that can be
/// guessed: never publish the digest of an answer, use ``SecretKey`` instead.
package struct Digest: Hashable, Sendable {
  /// How many bytes a digest has.
  package static let byteCount = 32

  // Big-endian words, so that the order of words is the order of bytes.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// The digest of these bytes, all of them, with nothing added.
  package init(of bytes: Span<UInt8>) {
    var hash = SHA256()
    unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
    self.init(hash.finalize())
  }

  /// The digest of these bytes.
  package init(of bytes: [UInt8]) { self.init(of: bytes.span) }

  /// The digest of a text's UTF-8 bytes.
  package init(of text: String) { self.init(of: Array(text.utf8)) }

  /// A digest that was stored as its 32 bytes, or nil when there are not 32.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self.init(bytes)
  }

  /// Takes the 32 bytes of a finished hash or authentication code.
  init(_ bytes: some Sequence<UInt8>) {
    var bytes = bytes.makeIterator()
    func word() -> UInt64 {
      var word: UInt64 = 0
      for _ in 0..<8 { word = word << 8 | UInt64(bytes.next() ?? 0) }
      return word
    }
    words = (word(), word(), word(), word())
  }

  /// The 32 bytes.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    append(to: &bytes)
    return bytes
  }

  /// Appends the 32 bytes to others.
  package func append(to bytes: inout [UInt8]) {
    bytes.appendBigEndian(words.0)
    bytes.appendBigEndian(words.1)
    bytes.appendBigEndian(words.2)
    bytes.appendBigEndian(words.3)
  }

  package static func == (one: Digest, other: Digest) -> Bool { one.words == other.words }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }
}

extension Digest: Comparable {
  /// The order of the bytes, which is also the order of the texts.
  package static func < (one: Digest, other: Digest) -> Bool { one.words < other.words }
}
