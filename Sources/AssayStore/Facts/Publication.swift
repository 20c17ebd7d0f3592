package import AssayModel

/// The fact that an assessment was published.
package struct Publication: Hashable, Sendable {
  /// Counted from 1 over all publications of the store.
  package var number: Int
  package var assessment: AssessmentID
  /// What was published.
  package var package: ContentDigest
  package var at: Instant
  /// Why, in the publisher's words.
  package var note: String

  package init(number: Int, assessment: AssessmentID, package: ContentDigest, at: Instant, note: String) {
    self.number = number
    self.assessment = assessment
    self.package = package
    self.at = at
    self.note = note
  }
}
