package import AssayModel

/// Where published packages are kept.
package protocol PackageStore: AnyObject, Sendable {
  /// Keeps a package under the digest of its bytes.
  ///
  /// - Parameters:
  ///   - bytes: The canonical bytes of a package; kept as they are.
  ///   - time: Now; kept where the package is new.
  /// - Returns: The digest; the same bytes have the same one, however often they are put.
  /// - Throws: What the world refuses; nothing is known to be kept then.
  @discardableResult
  func putPackage(_ bytes: [UInt8], at time: Instant) throws(StoreError) -> ContentDigest

  /// The bytes of a package, checked against their digest, or nil when the store has none of that digest.
  func package(_ digest: ContentDigest) throws(StoreError) -> [UInt8]?

  /// Records that sessions at an assessment run on a package from now on.
  ///
  /// Earlier publications stay, and so do the sessions that run on them.
  ///
  /// - Parameters:
  ///   - assessment: The assessment's id.
  ///   - package: The digest of a package that was put before; of another, ``StoreError/unknownPackage(_:)``.
  ///   - time: Now.
  ///   - note: Why, in the publisher's words; may be empty.
  /// - Returns: The publication as it was recorded.
  /// - Throws: What the world refuses; nothing is known to be kept then.
  @discardableResult
  func publish(
    _ assessment: AssessmentID, package: ContentDigest, at time: Instant, note: String
  ) throws(StoreError) -> Publication

  /// The latest publication of an assessment, or nil when it was never published.
  func publication(of assessment: AssessmentID) throws(StoreError) -> Publication?

  /// All publications of all assessments, oldest first.
  func publications() throws(StoreError) -> [Publication]
}

extension PackageStore {
  /// Keeps a package and publishes it.
  @discardableResult
  package func publish(
    _ assessment: AssessmentID, packageBytes: [UInt8], at time: Instant, note: String
  ) throws(StoreError) -> Publication {
    try publish(assessment, package: try putPackage(packageBytes, at: time), at: time, note: note)
  }
}
