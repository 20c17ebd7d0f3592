import Crypto

/// A secret of 256 bits from which opaque ids and authentication codes are derived with HMAC-SHA256 (RFC 2104).
///
/// Whoever lacks the key can neither compute what it derives nor guess its way back, however small the set of things it
/// was derived from. That is what makes it right for option ids and for anything close to an answer, where a plain
/// digest hides nothing.
package struct SecretKey: Sendable {
  /// How many bytes a key has.
  package static let byteCount = 32

  private let key: SymmetricKey

  init(bytes: [UInt8]) { key = SymmetricKey(data: bytes) }

  /// A key that was kept as its bytes, or nil when there are not 32.
  package init?(keptBytes bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.init(bytes: bytes)
  }

  /// The bytes, for the one place that keeps the key.
  package var bytes: [UInt8] { unsafe key.withUnsafeBytes { unsafe Array($0) } }

  /// The code of a record: HMAC-SHA256 over the digest that a ``FieldHasher`` makes of the domain and the fields.
  package func code(domain: String, _ fields: String...) -> Digest { code(domain: domain, fields: fields) }

  /// A key for one narrower use, such as one session; it tells nothing about this one.
  package func derived(domain: String, _ fields: String...) -> SecretKey {
    SecretKey(bytes: code(domain: domain, fields: fields).bytes)
  }

  /// An id that stands for something without naming it, such as `o-7xk2m9qd` for an option within one session.
  ///
  /// The same key, domain and fields give the same id for ever; without the key nobody can tell which id stands for what.
  ///
  /// - Parameters:
  ///   - prefix: What kind of thing it is, in a letter or a short word.
  ///   - domain: The use, such as `assay option v1`.
  ///   - fields: What it stands for, from the widest name to the narrowest.
  ///   - length: The number of characters after the hyphen, 1 to 52, five bits each. With 12, the chance that any two of
  ///     1,000 things meet is 4 in 10¹³.
  /// - Returns: The prefix, a hyphen and that many characters of ``Base32``.
  package func opaqueID(prefix: String, domain: String, _ fields: String..., length: Int = 12) -> String {
    precondition((1...52).contains(length), "a digest has 52 characters")
    return prefix + "-" + String(Base32.encode(code(domain: domain, fields: fields).bytes).prefix(length))
  }

  /// HMAC-SHA256 of bytes as they are.
  package func code(of bytes: [UInt8]) -> Digest {
    Digest(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
  }

  private func code(domain: String, fields: [String]) -> Digest {
    var hasher = FieldHasher(domain: domain)
    for field in fields { hasher.append(field) }
    return code(of: hasher.finalize().bytes)
  }
}

extension SecretKey: CustomStringConvertible, CustomReflectable {
  package var description: String { "a secret key" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
