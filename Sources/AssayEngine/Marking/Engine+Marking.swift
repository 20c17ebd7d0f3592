import AssayDelivery
import AssayJSONRPC
import AssayModel
import AssayStore

extension Engine {
  /// The answers of an assessment that people score, as they are now.
  ///
  /// The first look reads all sessions of the assessment; a later one those that have changed since, and where nobody else
  /// has written, this engine's own alone.
  mutating func markingQueue(of assessment: AssessmentID) throws(RPCError) -> MarkingQueue {
    // Taken out, so that nothing is copied; where a look fails, the next one begins anew.
    var desk = marking.desks.removeValue(forKey: assessment) ?? MarkingDesk()
    do throws(StoreError) {
      // Taken before anything is read: what is written meanwhile is seen the next time.
      let token = try store.changeToken()
      if let before = desk.token {
        if before != token {
          for summary in try summaries(of: assessment, changedSince: before) where desk.isOutdated(summary) {
            try read(summary.session, into: &desk)
          }
        }
        for session in desk.outdated(at: turn.now) { try read(session, into: &desk) }
      } else {
        var sessions = store.allSessions(of: assessment)
        while let stored = try sessions.next() { try take(stored, into: &desk) }
      }
      desk.token = token
    } catch {
      throw .storage(failedReading(error))
    }
    marking.desks[assessment] = desk
    return desk.queue
  }

  /// The sessions of an assessment that may be others than they were.
  private func summaries(
    of assessment: AssessmentID, changedSince token: ChangeToken
  ) throws(StoreError) -> [SessionSummary] {
    guard let changed = try store.sessions(changedSince: token) else {
      return try store.summaries(of: assessment, by: nil)
    }
    var summaries: [SessionSummary] = []
    for session in changed {
      if let summary = try store.summary(of: session), summary.assessment == assessment { summaries.append(summary) }
    }
    return summaries
  }

  private mutating func read(_ session: SessionID, into desk: inout MarkingDesk) throws(StoreError) {
    if let place = sessions.place(of: session), sessions.hasPending(place) {
      let live = sessions[place]
      desk.take(live.session, in: (try? contextOfRaters(live)) ?? live.context, at: turn.now)
      // It is not in the store yet, and may never be.
      desk.touch(session)
    } else if let stored = try store.session(session) {
      try take(stored, into: &desk)
    }
  }

  private mutating func take(_ stored: StoredSession, into desk: inout MarkingDesk) throws(StoreError) {
    do throws(SessionProblem) {
      let live = try fold(stored)
      desk.take(live.session, in: try contextOfRaters(live), at: turn.now)
    } catch {
      // One session that cannot be used keeps nobody from marking the others.
      if case .damaged(let message) = error { report(message) }
      desk.remove(stored.summary.session, count: stored.erasure == nil ? stored.summary.count : -1)
    }
  }

  /// What a session is decided by, with the texts of the bank's own language, which raters read whatever that of the
  /// candidate is.
  private mutating func contextOfRaters(_ live: LiveSession) throws(SessionProblem) -> SessionContext {
    let own = try package(live.package.digest)
    guard !live.package.index.language.utf8.elementsEqual(own.index.language.utf8) else { return live.context }
    let digest = live.session.scoringPackage
    let scoring = digest == own.digest ? own : try package(digest)
    do {
      return try SessionContext(live.session.form, in: own.index, scoredBy: scoring.index)
    } catch {
      throw .damaged("session `\(live.id)` cannot be marked: \(error)")
    }
  }

  /// Records what a rater gives an answer.
  ///
  /// - Parameters:
  ///   - params: The answer and the points.
  ///   - role: Whether the rater marks, or decides where raters differ.
  /// - Returns: Whether it was on record before.
  /// - Throws: Why not, in words that tell nothing of whose answer it is.
  mutating func mark(_ params: MarkParams, as role: Mark.Role) throws(RPCError) -> Bool {
    turn.tellsClock = false
    _ = try published(params.assessment)
    let rater = Rater(checked: params.by, role)
    guard let entry = try markingQueue(of: params.assessment)[params.work] else { throw .noSuchWork }
    let place = try open(entry)
    // Another may have been first since the queue was read.
    marking.touch(entry.session, of: params.assessment)
    let queue = try markingQueue(of: params.assessment)
    guard
      let act = queue.marking(
        params.work, by: rater, points: params.points, comment: params.comment, requestKey: params.requestKey)
    else { throw .noSuchWork }
    if act.isRepetition { return true }
    return try carryOut(act.command, by: act.act, on: place)
  }
}

extension Engine {
  /// The place of the session of an answer; what stands in its way is told of the answer.
  private mutating func open(_ entry: MarkingQueue.Entry) throws(RPCError) -> Int {
    do throws(RPCError) {
      return try openAsStaff(Array(entry.session.text.utf8)[...])
    } catch {
      switch ErrorKind(rawValue: error.kind) {
      case .storage, .internalError: throw error
      default: throw .noSuchWork
      }
    }
  }
}

extension RPCError {
  static let noSuchWork = RPCError(
    .stateViolation, "No such answer waits: it is not of this assessment, or was changed or taken out of what counts.",
    advice: "Ask grading.next for another.")
}
