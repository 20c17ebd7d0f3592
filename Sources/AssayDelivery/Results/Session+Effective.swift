import AssayModel

extension Session {
  /// What holds of a computed result: the state that staff and the policy on rescores give it.
  ///
  /// In order: a voided or declined session is void; answers that wait for people, or a hold, keep the result back; so
  /// does an approval that is due. Where a rescore would take a pass away, the policy on what has passed already
  /// decides: `never-lower` lets the pass and its score stand, `flag` too and marks it for staff, `apply` lets it go.
  func effective(_ computed: DeliveredResult, in context: SessionContext) -> DeliveredResult {
    var result = computed
    if standing.isVoid || submissionCause == .declined || submissionCause == .declinedUnused {
      result.state = .void
    } else if computed.state == .pendingMarking {
      result.state = .pendingMarking
    } else if standing.isHeld {
      result.state = .held
    } else if context.scoring.package.assessment.release.result == .afterApproval, !standing.isApproved {
      result.state = .pendingApproval
    } else if let rescoring = standing.rescoring, let before = standing.passBefore {
      result = standing(before, against: computed, rescoring.alreadyPassed)
    }
    if result.state != computed.state { result.computed = computed.state }
    return result
  }

  /// What stands of a pass that was told, once a rescore computed another result.
  private func standing(
    _ before: DeliveredResult, against computed: DeliveredResult, _ policy: PassedAlreadyPolicy
  ) -> DeliveredResult {
    guard policy != .apply, isLower(computed, than: before) else { return computed }
    var stands = before
    stands.computed = nil
    stands.isFlagged = policy == .flag
    stands.scoringVersion = computed.scoringVersion
    return stands
  }

  private func isLower(_ result: DeliveredResult, than before: DeliveredResult) -> Bool {
    guard result.state == .pass else { return true }
    if let scaled = result.scaled, let earlier = before.scaled { return scaled < earlier }
    guard before.maximum != .zero, result.maximum != .zero else { return false }
    return result.raw / result.maximum < before.raw / before.maximum
  }
}
