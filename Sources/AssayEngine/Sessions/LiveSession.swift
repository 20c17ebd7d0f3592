import AssayDelivery
import AssayDigest
import AssayModel
import AssayStore

/// A session in memory: what its events say, and what answering for it needs.
struct LiveSession {
  let id: SessionID
  var session: Session
  var context: SessionContext
  let package: ReadyPackage
  /// The type of each slot's item.
  let types: [InteractionType]
  /// The token that calls must carry, as it goes over the wire, once it has been seen here.
  var token: [UInt8] = []
  /// The verifiers of the tokens that came before.
  var staleVerifiers: Set<Digest> = []
  /// How many bytes there are of files that are not whole.
  var received: [FileID: Int] = [:]
  /// Events that are taken in and not in the store yet.
  var pending: [SessionEvent] = []
  /// Whether any of them moves the moments at which the clock has something to do.
  var hasMovedClock = false
  /// How many events the last commit had.
  var usualCount = 0
  /// The clock's notices up to this moment were told, or are too old to be told.
  var toldThrough: Instant
  /// Whether a client of this engine works on it, as ``LiveSessions`` remembers it beyond memory; here too, so that no
  /// call has to look for its id.
  var isConnected = false
  /// The turn in which it was last used.
  var lastTurn: Int

  /// How many of its events are in the store.
  var keptCount: Int { session.eventCount - pending.count }

  /// The pending events, and how many the store should have before them.
  var append: SessionAppend { SessionAppend(id, after: keptCount, pending) }

  init(_ session: Session, _ context: SessionContext, _ package: ReadyPackage, at now: Instant, turn: Int) {
    id = session.id
    self.session = session
    self.context = context
    self.package = package
    types = session.form.slots.map { package.index.items[$0.item]?.interaction.type ?? .info }
    toldThrough = now
    lastTurn = turn
  }

  /// Reads a stored session.
  init(
    _ stored: StoredSession, _ package: ReadyPackage, scoredBy scoring: ReadyPackage? = nil, at now: Instant, turn: Int
  ) throws(SessionProblem) {
    guard case .events(let events) = stored.content else { throw .erased }
    do {
      let session = try Session(replaying: events)
      let context = try SessionContext(session.form, in: package.index, scoredBy: scoring?.index)
      self.init(session, context, package, at: now, turn: turn)
    } catch {
      throw .damaged("session `\(stored.summary.session)` cannot be continued: \(error)")
    }
    var verifiers = [session.start.tokenDigest]
    for event in events {
      if case .attached(_, let verifier) = event.kind { verifiers.append(verifier) }
    }
    staleVerifiers = Set(verifiers.dropLast().compactMap { Digest($0) })
  }

  /// Takes in events.
  ///
  /// - Returns: Whether they are the first that are not in the store.
  mutating func record(_ events: [SessionEvent]) -> Bool {
    guard !events.isEmpty else { return false }
    session.apply(events)
    let isFirst = pending.isEmpty
    // The store keeps what it was given, so room is made anew for each commit.
    if isFirst { pending.reserveCapacity(max(usualCount, events.count)) }
    pending += events
    for event in events where event.kind.movesClock { hasMovedClock = true }
    return isFirst
  }

  /// Has the session decide, and takes in what follows.
  mutating func decide(
    _ command: SessionCommand, numbered sequence: Int, at now: Instant
  ) -> (Decided.Outcome, isFirst: Bool) {
    let decided = session.decide(command, sequence: sequence, at: now, in: context)
    return (decided.outcome, record(decided.events))
  }

  /// The number that its next command must carry.
  mutating func nextSequence() -> Int { session.nextSequence }

  /// How its clock stands.
  mutating func clock(at now: Instant) -> ClockView { session.clock(at: now) }

  /// Gives the session to a client with a new token.
  mutating func hand(to token: Token, from old: String) {
    if let old = Digest(old) { staleVerifiers.insert(old) }
    self.token = Array(token.text.utf8)
  }
}

extension SessionEvent.Kind {
  /// Whether the clock may have something to do at other moments from here on.
  var movesClock: Bool {
    switch self {
    case .saved, .cleared, .flagged, .moved, .checked, .hinted, .refused, .decided, .commented, .noted, .stateKept,
      .fileBegun, .fileEnded, .attached, .detached, .clockClamped:
      false
    // The time of an item, and of its section, begins when it is shown.
    case .started, .served, .sectionSubmitted, .sectionExpired, .submitted, .agreed, .paused, .resumed, .breakStarted,
      .breakEnded, .givenBack, .staff:
      true
    }
  }
}

/// Why a session cannot be used.
enum SessionProblem: Error, Hashable, Sendable {
  case unknown
  case storage(StorageProblem)
  /// What is stored does not make a session; the text is for whoever runs the engine.
  case damaged(String)
  /// What it held was erased.
  case erased
}
