/// That a candidate may sit an assessment, and under which conditions.
package struct Registration: Hashable, Sendable, Codable {
  package var candidate: CandidateID
  package var assessment: AssessmentID
  /// No session starts before.
  package var opens: Instant?
  /// No session starts from here on.
  package var closes: Instant?
  /// A BCP 47 language tag; nil for the bank's own.
  package var locale: String?
  package var accommodations = Accommodations()
  /// What the candidate needs of the client, by the names of QTI 3's Personal Needs and Preferences, such as `spoken`.
  package var needs: [String] = []
  /// Memberships for fairness analysis, such as `language: other`; never shown in delivery.
  package var groups: [String: String] = [:]

  package init(candidate: CandidateID, assessment: AssessmentID) {
    self.candidate = candidate
    self.assessment = assessment
  }
}
