/// A secret of 256 random bits that lets its bearer work on one session.
///
/// It is not `Equatable` and does not print itself, so that it is neither compared in a time that tells something nor
/// written to a log by accident. Keep its ``verifier``, not the token, where others may read.
package struct Token: Sendable {
  /// How many bytes a token has.
  package static let byteCount = 32

  private let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads the 52 characters that ``text`` writes, or gives nil when they are anything else.
  package init?(_ text: String) {
    guard text.utf8.count == 52, let bytes = Base32.decode(text), bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
  }

  /// The token as it goes over the wire, once, to the one who may have it: 52 characters of ``Base32``.
  package var text: String { Base32.encode(bytes) }

  /// What a store keeps instead of the token: enough to check one, too little to make one.
  ///
  /// A plain digest does, because there is nothing to guess among 2²⁵⁶ tokens.
  package var verifier: Digest {
    var hasher = FieldHasher(domain: "assay token v1")
    hasher.append(bytes)
    return hasher.finalize()
  }

  /// Whether both are the same token, in constant time.
  package func matches(_ other: Token) -> Bool { equalInConstantTime(bytes.span, other.bytes.span) }

  /// Whether a client's text is the token that this verifier was made of, in constant time.
  ///
  /// A text that is no token at all takes the same way through a token of zeros, so that it is refused no sooner.
  package static func matches(_ text: String, verifier: Digest) -> Bool {
    let presented = Token(text)
    let token = presented ?? Token(bytes: [UInt8](repeating: 0, count: byteCount))
    let same = equalInConstantTime(token.verifier.bytes.span, verifier.bytes.span)
    return same && presented != nil
  }
}

extension Token: CustomStringConvertible, CustomReflectable {
  package var description: String { "a token" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
