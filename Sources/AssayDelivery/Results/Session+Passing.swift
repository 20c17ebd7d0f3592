package import AssayModel

extension Session {
  /// When the session's pass counts from; nil where the result that was recorded last is none.
  ///
  /// The sitting, or the rescore that made a pass of a fail, as the exam says.
  package var passedAt: Instant? { deliveredResult?.state == .pass ? standing.passedAt : nil }

  /// The package whose keys and rules score the session now.
  package var scoringPackage: ContentDigest { standing.rescoring?.package ?? start.package }
}
