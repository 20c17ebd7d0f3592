package import AssayModel

/// Where the bytes of files that candidates send are kept.
///
/// They are sealed with the candidate's key, as all that a candidate does is: an erasure makes them unreadable.
package protocol UploadStore: AnyObject, Sendable {
  /// Keeps the next bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: At least one.
  ///   - offset: Where in the file they begin.
  ///   - file: The file, as the session calls it.
  ///   - session: The session, which must have begun.
  /// - Returns: Whether they were kept, now or before, or what stands in the way.
  /// - Throws: What the world refuses; nothing is known to be kept then.
  func putUpload(
    _ bytes: [UInt8], at offset: Int, of file: FileID, in session: SessionID
  ) throws(StoreError) -> UploadOutcome

  /// How many bytes of a file are there.
  func uploadSize(of file: FileID, in session: SessionID) throws(StoreError) -> Int

  /// Some bytes of a file, each part held against its digest; nil where the session is not there, or was erased.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - session: The session.
  ///   - range: From which byte to which; what is beyond the end is left out.
  /// - Returns: The bytes.
  /// - Throws: What the world refuses; ``StoreError/damaged(_:detail:)`` where they are not those that were put.
  func upload(_ file: FileID, in session: SessionID, _ range: Range<Int>) throws(StoreError) -> [UInt8]?
}

/// What became of bytes that were put; each says how many bytes of the file are there now.
package enum UploadOutcome: Hashable, Sendable {
  case kept(count: Int)
  /// The same bytes stand there already.
  case repeated(count: Int)
  /// Others stand there, or they stand there in other parts.
  case conflict(count: Int)
  /// Bytes before them are missing.
  case gap(count: Int)
  /// There is no such session, or it was erased.
  case unknownSession
}
