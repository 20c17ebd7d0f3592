package import AssayModel

/// Where facts are kept: published packages, registrations, sessions and their events.
///
/// Nothing above this protocol knows which store it is. Calls are synchronous and come from one writer at a time; other
/// processes may work on the same store. A write that returned is durable, as far as the kind of store is, and everything
/// is append-only: nothing is overwritten and nothing is taken away. Times come from the caller.
///
/// What the world refuses (a full disk, a damaged row) is thrown as ``StoreError``. What another writer did first is no
/// error but an answer: ``StartOutcome``, ``AppendOutcome``, ``RegistrationOutcome``.
package protocol Store: AnyObject, Sendable {
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

  /// Records a registration.
  ///
  /// A later registration of the same candidate for the same assessment takes the place of an earlier one, which stays on
  /// record.
  ///
  /// - Parameters:
  ///   - registration: Who may sit what, and how.
  ///   - requestKey: The caller's own key, unique in the store; sent again with the same content it changes nothing.
  ///   - time: Now.
  /// - Returns: Whether it was recorded, now or before, or the key belongs to other content.
  /// - Throws: What the world refuses; nothing is known to be kept then.
  func put(
    _ registration: Registration, requestKey: String, at time: Instant
  ) throws(StoreError) -> RegistrationOutcome

  /// The latest registration of a candidate for an assessment.
  func registration(
    of candidate: CandidateID, for assessment: AssessmentID
  ) throws(StoreError) -> RegistrationRecord?

  /// The latest registration of every candidate for an assessment, in the order of the candidates' ids.
  func registrations(for assessment: AssessmentID) throws(StoreError) -> [RegistrationRecord]

  /// Begins a session with its first events, all or none.
  ///
  /// The store sees to it that a session id, an attempt of a candidate at an assessment, and a request key of a candidate
  /// for an assessment are used once.
  ///
  /// - Parameter events: The first is `started`, and no other is.
  /// - Returns: Whether the session began, or what stands in its way.
  /// - Throws: What the world refuses; nothing is known to be kept then.
  func start(_ events: [SessionEvent]) throws(StoreError) -> StartOutcome

  /// Appends events to sessions: one transaction, and one wait for the disk, for the whole batch.
  ///
  /// An append that another writer got in before fails alone; the others are kept. When the call throws, none is known to
  /// be kept: see ``reopen()``.
  ///
  /// - Parameter batch: In the order to carry out; a session may come more than once.
  /// - Returns: An outcome for each append, in the same order.
  /// - Throws: What the world refuses; nothing is known to be kept then.
  func append(_ batch: [SessionAppend]) throws(StoreError) -> [AppendOutcome]

  /// A session with all its events, verified, or nil when the store has none of that id.
  func session(_ id: SessionID) throws(StoreError) -> StoredSession?

  /// What a session is and how far it has come, without its events, or nil when the store has none of that id.
  func summary(of id: SessionID) throws(StoreError) -> SessionSummary?

  /// The sessions of an assessment, of a candidate, of both, or all, in the order in which they were started.
  func summaries(of assessment: AssessmentID?, by candidate: CandidateID?) throws(StoreError) -> [SessionSummary]

  /// Some sessions of an assessment with their events, in the order in which they were started.
  ///
  /// - Parameters:
  ///   - assessment: The assessment's id.
  ///   - number: The ``SessionSummary/number`` after which to go on; 0 to begin.
  ///   - limit: How many at most, above 0.
  /// - Returns: The sessions; fewer than the limit only at the end. ``Store/allSessions(of:)`` goes through all.
  /// - Throws: What the world refuses.
  func sessions(
    of assessment: AssessmentID, after number: Int, limit: Int
  ) throws(StoreError) -> [StoredSession]

  /// Makes a store usable again that a failed write has stopped.
  ///
  /// Whether the last write was kept is not known until then: read the sessions it was about and go on from there.
  func reopen() throws(StoreError)
}

extension Store {
  /// Keeps a package and publishes it.
  @discardableResult
  package func publish(
    _ assessment: AssessmentID, packageBytes: [UInt8], at time: Instant, note: String
  ) throws(StoreError) -> Publication {
    try publish(assessment, package: try putPackage(packageBytes, at: time), at: time, note: note)
  }

  /// Appends events to one session.
  package func append(
    _ events: [SessionEvent], to session: SessionID, after count: Int
  ) throws(StoreError) -> AppendOutcome {
    let outcomes = try append([SessionAppend(session, after: count, events)])
    return outcomes[0]
  }
}
