package import AssayDigest

extension ContentDigest {
  /// The digest of these bytes.
  package init(of bytes: [UInt8]) { self.init(Digest(of: bytes)) }

  /// A digest that was computed, as the name of what it was computed of.
  package init(_ digest: Digest) { text = digest.description }
}
