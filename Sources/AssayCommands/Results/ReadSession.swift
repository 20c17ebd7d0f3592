import AssayDelivery
import AssayModel
import AssayStore

/// A session of the store, folded, with what it is delivered from and scored by.
struct ReadSession {
  var stored: StoredSession
  var session: Session
  var context: SessionContext
  /// Everything that was recorded, in order.
  var events: [SessionEvent]
}

extension Sittings {
  /// Folds a session.
  ///
  /// - Parameters:
  ///   - stored: As the store has it.
  ///   - moment: Until when its time has run: one whose time ran out while no engine was there to say so is over all the
  ///     same. Nil for the session as it is recorded.
  /// - Returns: The session.
  /// - Throws: Why it cannot be read, as when it was erased.
  func read(_ stored: StoredSession, at moment: Instant?) throws(Failure) -> ReadSession {
    let events: [SessionEvent]
    do { events = try stored.events } catch { throw Failure(error) }
    var session: Session
    do { session = try Session(replaying: events) } catch { throw damaged(stored, "\(error)") }
    let context = try context(of: session, scoredBy: session.scoringPackage)
    if let moment { session.apply(session.expire(at: moment, in: context, isConnected: false)) }
    return ReadSession(stored: stored, session: session, context: context, events: events)
  }

  /// What a session is decided by, where a package scores it.
  func context(of session: Session, scoredBy scoring: ContentDigest) throws(Failure) -> SessionContext {
    let index = try packages.index(session.start.package)
    let scoring = scoring == session.start.package ? nil : try packages.index(scoring)
    do {
      return try SessionContext(session.form, in: index, scoredBy: scoring)
    } catch {
      throw Failure("session \(session.id) cannot be read: \(error).")
    }
  }

  /// A session of the store, as it is recorded; nil where there is none of that id.
  func session(_ id: SessionID) throws(Failure) -> StoredSession? {
    do { return try store.session(id) } catch { throw Failure(error) }
  }

  private func damaged(_ stored: StoredSession, _ why: String) -> Failure {
    Failure("session \(stored.summary.session) cannot be read: \(why).")
  }

  /// Calls a closure with every session of an assessment, in the order in which they were started.
  ///
  /// - Parameters:
  ///   - assessment: The assessment's id.
  ///   - label: What a terminal shows while it takes its time.
  ///   - body: Takes the session as it stands now.
  /// - Returns: How many sessions were left out because they were erased.
  /// - Throws: What the store refuses, and what the closure throws.
  @discardableResult
  func forEachSession(
    of assessment: AssessmentID, _ label: String = "reading sessions", _ body: (ReadSession) throws(Failure) -> Void
  ) throws(Failure) -> Int {
    var erased = 0
    let total: Int
    do { total = try store.summaries(of: assessment, by: nil).count } catch { throw Failure(error) }
    var done = 0
    var progress = Progress(label, of: total)
    defer { progress.finish() }
    var stream = store.allSessions(of: assessment)
    while true {
      let stored: StoredSession?
      do { stored = try stream.next() } catch { throw Failure(error) }
      guard let stored else { return erased }
      done += 1
      progress.update(done)
      guard stored.erasure == nil else {
        erased += 1
        continue
      }
      try body(try read(stored, at: SystemClock.now))
    }
  }
}
