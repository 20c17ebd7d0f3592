import AssayDelivery
import AssayModel
import AssayStore

/// The answers of one assessment that people score, as of a look at the store.
struct MarkingDesk {
  private(set) var queue = MarkingQueue()
  /// What others had written by then; nil before the first look.
  var token: ChangeToken?
  /// How far each session had come by then; −1 for one that was erased.
  private var counts: [SessionID: Int] = [:]
  /// When the clock submits sessions that were open then.
  private var due: [SessionID: Instant] = [:]
  /// The sessions to which this engine has written since, or tried to.
  private var touched: Set<SessionID> = []

  /// The sessions that must be read again, beside those that others have changed.
  func outdated(at now: Instant) -> [SessionID] {
    (Array(touched) + due.filter { $0.value <= now && !touched.contains($0.key) }.map(\.key)).sorted()
  }

  /// Whether a session is another than it was.
  func isOutdated(_ summary: SessionSummary) -> Bool {
    counts[summary.session] != (summary.erasure == nil ? summary.count : -1)
  }

  /// Notes that this engine writes to a session.
  mutating func touch(_ session: SessionID) { touched.insert(session) }

  /// Takes in a session as it is in the store, or will be.
  ///
  /// - Parameters:
  ///   - session: As its events say.
  ///   - context: What it is decided by.
  ///   - now: One whose time ran out by then is over, whether or not an engine was there to say so.
  mutating func take(_ session: Session, in context: SessionContext, at now: Instant) {
    counts[session.id] = session.eventCount
    touched.remove(session.id)
    var session = session
    session.apply(session.expire(at: now, in: context, isConnected: false))
    due[session.id] = session.isOpen ? session.nextDeadline(after: now, isConnected: false) : nil
    queue.update(session, in: context)
  }

  /// Takes in that there is nothing of a session to read: it was erased, or what is stored makes no session.
  mutating func remove(_ session: SessionID, count: Int) {
    counts[session] = count
    touched.remove(session)
    due[session] = nil
    queue.remove(session)
  }
}

/// The desks of the assessments whose answers were asked for, by assessment.
struct MarkingDesks {
  var desks: [AssessmentID: MarkingDesk] = [:]

  /// Notes that this engine writes to a session, or has not managed to.
  mutating func touch(_ session: SessionID, of assessment: AssessmentID) { desks[assessment]?.touch(session) }
}
