/// Where random ids, tokens and keys come from: the system, or a seed when a run has to repeat itself.
///
/// It is a value that is passed in, like the clock, so that tests and simulations replay the same bytes:
///
/// ```swift
/// var entropy = Entropy.seeded(7)
/// let session = entropy.identifier(prefix: "s")   // the same on every machine
/// ```
///
/// It never draws forms or shuffles options: those have a frozen generator of their own.
package struct Entropy: Sendable {
  private enum Source: Sendable {
    case system
    case seeded(seed: UInt64, stream: String, block: Int64)
  }

  private var source: Source

  /// The operating system's generator, fit for keys and tokens.
  package static var system: Entropy { Entropy(source: .system) }

  /// Bytes that follow from a seed, for tests and simulations; never for anything that must stay secret.
  ///
  /// Block i is the digest of the seed, the stream and i (``FieldHasher``, domain `assay entropy v1`). Each call of
  /// ``bytes(_:)`` starts a new block, so what one call gives does not depend on how many bytes another took.
  ///
  /// - Parameters:
  ///   - seed: Names the sequence.
  ///   - stream: Names an independent sequence of the same seed, so that one more token does not change every id.
  /// - Returns: Entropy at the start of that stream.
  package static func seeded(_ seed: UInt64, stream: String = "") -> Entropy {
    Entropy(source: .seeded(seed: seed, stream: stream, block: 0))
  }

  /// The next random bytes, as many as asked for.
  package mutating func bytes(_ count: Int) -> [UInt8] {
    precondition(count >= 0, "a number of bytes is not negative")
    switch source {
    case .system: return SystemRandom.bytes(count)
    case .seeded(let seed, let stream, var block):
      var bytes: [UInt8] = []
      while bytes.count < count {
        var hasher = FieldHasher(domain: "assay entropy v1")
        hasher.append(Int64(bitPattern: seed))
        hasher.append(stream)
        hasher.append(block)
        bytes += hasher.finalize().bytes
        block += 1
      }
      source = .seeded(seed: seed, stream: stream, block: block)
      return Array(bytes.prefix(count))
    }
  }

  /// A new id of 128 random bits, such as `s-06fx7k…`: the prefix, a hyphen, and 26 characters of ``Base32``.
  ///
  /// - Parameter prefix: A letter or short word that tells people what kind of thing the id names.
  /// - Returns: The id, 27 characters longer than the prefix.
  package mutating func identifier(prefix: String) -> String { prefix + "-" + Base32.encode(bytes(16)) }

  /// A new token of 256 random bits.
  package mutating func token() -> Token { Token(bytes: bytes(Token.byteCount)) }

  /// A new secret key of 256 random bits.
  package mutating func secretKey() -> SecretKey { SecretKey(bytes: bytes(SecretKey.byteCount)) }
}
