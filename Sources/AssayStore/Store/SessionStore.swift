package import AssayModel

/// Where sessions and their events are kept.
package protocol SessionStore: AnyObject, Sendable {
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

  /// A session with all its events, verified, or that they were erased, or nil when the store has none of that id.
  func session(_ id: SessionID) throws(StoreError) -> StoredSession?

  /// A session with all its events and the digest of each, verified, or nil when the store has none of that id.
  func record(of id: SessionID) throws(StoreError) -> SessionRecord?

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

  /// What proves later that a session had these events and no others, or nil when the store has no session of that id.
  func receipt(of id: SessionID) throws(StoreError) -> SessionReceipt?
}

extension SessionStore {
  /// Appends events to one session.
  package func append(
    _ events: [SessionEvent], to session: SessionID, after count: Int
  ) throws(StoreError) -> AppendOutcome {
    let outcomes = try append([SessionAppend(session, after: count, events)])
    return outcomes[0]
  }
}
