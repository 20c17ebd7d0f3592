package import AssayModel

/// What a candidate agreed to, and when they stopped and went on.
package struct CourseEntry: Hashable, Sendable {
  package var at: Instant
  package var what: What

  package enum What: Hashable, Sendable {
    case agreed(AgreementID)
    case declined(AgreementID)
    case breakStarted
    /// A break that lasted as long as it could is followed by no end of it.
    case breakEnded
    case paused
    /// A pause that lasted as long as it could is followed by no end of it.
    case resumed
  }

  /// Nil for any other event.
  package init?(_ event: SessionEvent) {
    at = event.at
    switch event.kind {
    case .agreed(let agreement, let isAgreed): what = isAgreed ? .agreed(agreement) : .declined(agreement)
    case .breakStarted: what = .breakStarted
    case .breakEnded: what = .breakEnded
    case .paused: what = .paused
    case .resumed: what = .resumed
    default: return nil
    }
  }

  /// The word for it in files.
  package var word: String {
    switch what {
    case .agreed: "agreed"
    case .declined: "declined"
    case .breakStarted: "break-started"
    case .breakEnded: "break-ended"
    case .paused: "paused"
    case .resumed: "resumed"
    }
  }

  /// What was agreed to, or was not; nil for anything else.
  package var agreement: AgreementID? {
    switch what {
    case .agreed(let agreement), .declined(let agreement): agreement
    case .breakStarted, .breakEnded, .paused, .resumed: nil
    }
  }
}
