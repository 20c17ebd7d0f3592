package import AssayModel

/// An act of staff on a session, or a result that was recorded.
package struct RecordEntry: Hashable, Sendable {
  package var at: Instant
  package var what: What

  package enum What: Hashable, Sendable {
    indirect case act(StaffAct, StaffCommand)
    indirect case result(DeliveredResult)
  }

  /// Nil for an event that is neither.
  package init?(_ event: SessionEvent) {
    at = event.at
    switch event.kind {
    case .staff(let act, let command): what = .act(act, command)
    case .decided(let result): what = .result(result)
    default: return nil
    }
  }
}

extension StaffCommand {
  /// The word for what was done, as the journal writes it.
  package var word: String {
    switch self {
    case .extend: "extend"
    case .void: "void"
    case .reopen: "reopen"
    case .remark: "remark"
    case .accept: "accept"
    case .issueCode: "issue-code"
    case .mark: "mark"
    case .approve: "approve"
    case .hold: "hold"
    case .release: "release"
    case .rescore: "rescore"
    }
  }
}
