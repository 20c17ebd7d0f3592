package import AssayModel

/// Where facts are kept: published packages and their media, registrations, sessions and their events, what was erased
/// and what must not be.
///
/// Nothing above this protocol knows which store it is. Calls are synchronous and come from one writer at a time; other
/// processes may work on the same store. A write that returned is durable, as far as the kind of store is, and everything
/// is append-only: nothing is overwritten, and nothing is taken away but by an erasure. Times come from the caller.
///
/// What the world refuses (a full disk, a damaged row) is thrown as ``StoreError``. What another writer did first is no
/// error but an answer: ``StartOutcome``, ``AppendOutcome``, ``RegistrationOutcome``.
package protocol Store: PackageStore, MediaStore, RegistrationStore, SessionStore, UploadStore, ErasureStore, HoldStore
{
  /// Tells whether anybody else has written since an earlier look: then it is another than it was.
  ///
  /// It may change after the caller's own writes too. Take it before work that rests on what is remembered, and never
  /// after a write, which others may have got in before.
  func changeToken() throws(StoreError) -> ChangeToken

  /// The sessions that are others than they were at an earlier look, in no order.
  ///
  /// There may be some among them that are as they were, and some to which only the caller has written.
  ///
  /// - Parameter token: What ``changeToken()`` gave then.
  /// - Returns: The sessions; nil where it is too long ago to say, and any may have changed.
  /// - Throws: What the world refuses.
  func sessions(changedSince token: ChangeToken) throws(StoreError) -> [SessionID]?

  /// Makes a store usable again that a failed write has stopped.
  ///
  /// Whether the last write was kept is not known until then: read the sessions it was about and go on from there.
  func reopen() throws(StoreError)
}

/// What others have written to a store up to one moment; see ``Store/changeToken()``.
package struct ChangeToken: Hashable, Sendable {
  let value: Int

  init(_ value: Int) { self.value = value }
}
