package import AssayModel

/// What choosing the attempt that counts needs to know of one attempt.
package struct AttemptOutcome: Hashable, Sendable {
  package var session: SessionID
  /// From 1, over all attempts of the candidate at the assessment.
  package var attempt: Int
  /// The result as it holds; nil while the session is open.
  package var result: DeliveredResult?
  /// The share that the result rests on, from 0 to 1; nil where nothing counts.
  package var share: Rational?

  package init(session: SessionID, attempt: Int, result: DeliveredResult?, share: Rational? = nil) {
    self.session = session
    self.attempt = attempt
    self.result = result
    self.share = share ?? result.flatMap { $0.maximum == .zero ? nil : $0.raw / $0.maximum }
  }
}

extension RetakePolicy.CountingAttempt {
  /// Which of a candidate's attempts stands for the candidate.
  ///
  /// Open and void attempts never do. `last` is the latest of the others, whatever its result, and also while people have
  /// yet to mark or approve it. `best` is a pass before anything else, then the higher scaled score, or share where there
  /// is no scale; an attempt that is not decided yet counts only where none is. Of equally good ones it is the earliest.
  ///
  /// - Parameter attempts: All attempts of one candidate at one assessment, in any order.
  /// - Returns: The session of the attempt that counts; nil where none does.
  package func choose(among attempts: [AttemptOutcome]) -> SessionID? {
    let closed = attempts.filter { $0.result.map { $0.state != .void } ?? false }
    switch self {
    case .last: return closed.max { $0.attempt < $1.attempt }?.session
    case .best:
      let decided = closed.filter(\.isDecided)
      guard !decided.isEmpty else { return closed.max { $0.attempt < $1.attempt }?.session }
      return decided.max { $0.isWorse(than: $1) }?.session
    }
  }
}

extension AttemptOutcome {
  fileprivate var isDecided: Bool {
    switch result?.state {
    case .pass, .fail, .indeterminate: true
    case .pendingMarking, .pendingApproval, .held, .void, nil: false
    }
  }

  fileprivate func isWorse(than other: Self) -> Bool {
    let (isPass, otherIsPass) = (result?.state == .pass, other.result?.state == .pass)
    if isPass != otherIsPass { return otherIsPass }
    if let own = result?.scaled, let others = other.result?.scaled, own != others { return own < others }
    if let share, let others = other.share, share != others { return share < others }
    return attempt > other.attempt
  }
}
