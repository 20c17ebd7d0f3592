/// Where what is kept of a candidate can be made unreadable.
package protocol ErasureStore: AnyObject, Sendable {
  /// Makes all that is kept of some candidates unreadable, for good, in backups too.
  ///
  /// What stays is told by ``Erasure``. A candidate whom a legal hold concerns is left as it is. Nothing more can be appended to the candidates' sessions.
  ///
  /// - Parameter request: Whom, when, by whom and why.
  /// - Returns: An outcome for each candidate, in the same order.
  /// - Throws: What the world refuses. An erasure that was recorded is finished when the store is next opened.
  func erase(_ request: ErasureRequest) throws(StoreError) -> [ErasureOutcome]

  /// All erasures, oldest first.
  func erasures() throws(StoreError) -> [Erasure]
}
