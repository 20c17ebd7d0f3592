import AssayModel

extension Session {
  /// What holds of a computed result: the state that staff and the policy on rescores give it.
  ///
  /// In order: a voided or declined session is void; answers that wait for people, or a hold, keep the result back; so
  /// does an approval that is due. Where a rescore would take a pass away, or lower it, the policy on what has passed
  /// already decides: `never-lower` lets the pass and its score stand, `flag` too and marks it for staff, `apply` lets it
  /// go.
  func effective(_ computed: DeliveredResult, in context: SessionContext) -> DeliveredResult {
    let earlier = standingPass(against: computed)
    var result = computed
    if standing.isVoid || submissionCause == .declined || submissionCause == .declinedUnused {
      result.state = .void
    } else if computed.state == .pendingMarking, earlier == nil {
      result.state = .pendingMarking
    } else if standing.isHeld {
      result.state = .held
    } else if context.scoring.package.assessment.release.result == .afterApproval, !standing.isApproved {
      result.state = .pendingApproval
    } else if let earlier {
      result = earlier
    }
    if result.state != computed.state { result.computed = computed.state }
    return result
  }

  /// The pass that stands in spite of what a rescore computed; nil where the computed result holds.
  private func standingPass(against computed: DeliveredResult) -> DeliveredResult? {
    guard let rescoring = standing.rescoring, rescoring.alreadyPassed != .apply, var before = standing.passBefore,
      computed.isLower(than: before)
    else { return nil }
    before.computed = computed.state
    before.isFlagged = rescoring.alreadyPassed == .flag
    before.scoringVersion = computed.scoringVersion
    return before
  }
}

extension DeliveredResult {
  /// Whether it takes something from a pass: the pass itself, or some of its score.
  fileprivate func isLower(than before: DeliveredResult) -> Bool {
    guard state == .pass else { return true }
    if let scaled, let earlier = before.scaled { return scaled < earlier }
    guard before.maximum != .zero, maximum != .zero else { return false }
    return raw / maximum < before.raw / before.maximum
  }
}
