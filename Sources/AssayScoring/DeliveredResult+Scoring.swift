package import AssayModel

extension DeliveredResult {
  /// What is recorded of a result, under the present version of the scoring rules.
  package init(_ result: SessionResult) {
    self.init(
      state: result.decision.state, raw: result.score.total.earned, maximum: result.score.total.maximum,
      scaled: result.score.scaled, cut: result.decision.cut, scoringVersion: AssayScoring.scoringVersion)
  }
}
