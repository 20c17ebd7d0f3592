/// Where it is kept what must not be erased.
package protocol HoldStore: AnyObject, Sendable {
  /// Records that something must not be erased, or that it may be again.
  ///
  /// - Parameter request: What, whether it begins or ends, when, by whom and why.
  /// - Returns: The fact, or that it was so already.
  /// - Throws: What the world refuses; nothing is known to be kept then.
  func hold(_ request: HoldRequest) throws(StoreError) -> HoldOutcome

  /// All holds and their ends, oldest first.
  func holds() throws(StoreError) -> [Hold]
}
