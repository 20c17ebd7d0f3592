package import AssayModel

/// Where it is kept who may sit what, and how.
package protocol RegistrationStore: AnyObject, Sendable {
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

  /// The latest registration of a candidate for an assessment; nil where there is none, and where it was erased.
  func registration(
    of candidate: CandidateID, for assessment: AssessmentID
  ) throws(StoreError) -> RegistrationRecord?

  /// The latest registration of every candidate for an assessment that was not erased, in the order of the candidates'
  /// ids.
  func registrations(for assessment: AssessmentID) throws(StoreError) -> [RegistrationRecord]

  /// All registrations of a candidate that were not erased, earlier ones too, oldest first.
  func registrations(of candidate: CandidateID) throws(StoreError) -> [RegistrationRecord]
}
