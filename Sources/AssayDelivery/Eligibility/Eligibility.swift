package import AssayModel

/// Whether a candidate may start an assessment now.
package enum Eligibility: Hashable, Sendable {
  /// A new session, as the n-th attempt.
  case start(attempt: Int)
  /// An attempt is open: it goes on instead of a new one.
  case resume(SessionID)
  /// Not now; `from` is when it will be possible, nil where no time will help.
  case refused(Ineligibility, from: Instant?)

  /// Decides by registration, window and retake policy.
  ///
  /// An attempt counts once its first item was shown. An exam without a retake policy can be sat once, a knowledge check
  /// as often as one likes.
  ///
  /// - Parameters:
  ///   - assessment: Which is to be started.
  ///   - registration: The candidate's own, if there is one.
  ///   - earlier: Every attempt of the candidate at the assessment, in any order; voided ones that were given back
  ///     left out.
  ///   - now: The engine's clock.
  /// - Returns: What may be done.
  package static func decide(
    _ assessment: Assessment, registration: Registration?, earlier: [AttemptSummary], at now: Instant
  ) -> Eligibility {
    if let open = earlier.filter({ $0.submittedAt == nil }).max(by: { $0.attempt < $1.attempt }) {
      return .resume(open.session)
    }
    if registration == nil, assessment.registration == .required { return .refused(.notRegistered, from: nil) }
    let window = assessment.window
    let closes = [registration?.closes, window?.closes].compactMap(\.self).min()
    if let closes, now >= closes { return .refused(.windowClosed, from: nil) }
    let counting = earlier.filter(\.hasServed).sorted { $0.startedAt < $1.startedAt }
    var obstacles = assessment.obstacles(after: counting, at: now)
    if let opens = [registration?.opens, window?.opens].compactMap(\.self).max(), now < opens {
      obstacles.append(Obstacle(reason: .windowNotOpen, until: opens))
    }
    guard let last = obstacles.last(where: { $0.until == nil }) ?? obstacles.max(by: { $0.end < $1.end }) else {
      return .start(attempt: (earlier.map(\.attempt).max() ?? 0) + 1)
    }
    // A time at which the window is shut is no help.
    let isInWindow = closes.map { last.end < $0 } ?? true
    return .refused(last.reason, from: isInWindow ? last.until : nil)
  }
}

/// Why a candidate may not start.
package enum Ineligibility: String, Hashable, Sendable, CaseIterable {
  case notRegistered = "not-registered"
  case windowNotOpen = "window-not-open"
  case windowClosed = "window-closed"
  case attemptsUsed = "attempts-used"
  /// The time between attempts is not over.
  case waiting
  case passedAlready = "passed-already"
}

/// Something that stands in the way, for ever or until a moment.
private struct Obstacle {
  var reason: Ineligibility
  var until: Instant?

  var end: Instant { until ?? Instant(milliseconds: .max) }
}

extension Assessment {
  /// What the retake policy puts in the way at a moment, after some attempts that count in the order of their starts.
  fileprivate func obstacles(after attempts: [AttemptSummary], at now: Instant) -> [Obstacle] {
    guard let retake else {
      return type == .exam && !attempts.isEmpty ? [Obstacle(reason: .attemptsUsed)] : []
    }
    // An attempt leaves the rolling period exactly its length after the attempt began.
    let recent = retake.within.map { within in attempts.filter { now < $0.startedAt + within } } ?? attempts
    var obstacles: [Obstacle] = []
    if let limit = retake.attempts, recent.count >= limit {
      let place = recent.count - limit
      let until = retake.within.flatMap { recent.indices.contains(place) ? recent[place].startedAt + $0 : nil }
      obstacles.append(Obstacle(reason: .attemptsUsed, until: until))
    }
    if let submitted = attempts.compactMap(\.submittedAt).max(), !retake.waits.isEmpty {
      let wait = retake.waits[min(max(recent.count, 1), retake.waits.count) - 1]
      if now < submitted + wait { obstacles.append(Obstacle(reason: .waiting, until: submitted + wait)) }
    }
    if let wait = retake.afterPass,
      let passed = attempts.filter(\.isPass).compactMap({ $0.passedAt ?? $0.submittedAt }).max(),
      now < passed + wait
    {
      obstacles.append(Obstacle(reason: .passedAlready, until: passed + wait))
    }
    return obstacles
  }
}
