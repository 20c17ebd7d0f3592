package import AssayModel

/// Where the bytes of banks' media are kept.
package protocol MediaStore: AnyObject, Sendable {
  /// Keeps a medium under the digest of its bytes.
  ///
  /// - Parameters:
  ///   - bytes: All of it; kept as it is.
  ///   - time: Now; kept where the medium is new.
  /// - Returns: The digest; the same bytes have the same one, however often they are put.
  /// - Throws: What the world refuses; nothing is known to be kept then.
  @discardableResult
  func putMedium(_ bytes: [UInt8], at time: Instant) throws(StoreError) -> ContentDigest

  /// How many bytes a medium has, or nil when the store has none of that digest.
  func mediumSize(_ digest: ContentDigest) throws(StoreError) -> Int?

  /// Some bytes of a medium, or nil when the store has none of that digest.
  ///
  /// What is read is held against digests that were taken when it was put, part by part, so that some bytes of a large
  /// medium cost no more than they are.
  ///
  /// - Parameters:
  ///   - digest: The digest of all of it.
  ///   - range: From which byte to which; what is beyond the end is left out.
  /// - Returns: The bytes.
  /// - Throws: What the world refuses; ``StoreError/damaged(_:detail:)`` where they are not those that were put.
  func medium(_ digest: ContentDigest, _ range: Range<Int>) throws(StoreError) -> [UInt8]?
}

extension MediaStore {
  /// All bytes of a medium, held against its digest, or nil when the store has none of that digest.
  package func medium(_ digest: ContentDigest) throws(StoreError) -> [UInt8]? {
    guard let size = try mediumSize(digest), let bytes = try medium(digest, 0..<size) else { return nil }
    guard ContentDigest(of: bytes) == digest else {
      throw .damaged(.medium(digest), detail: "its bytes have another digest")
    }
    return bytes
  }
}
