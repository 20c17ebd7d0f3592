package import AssayModel

/// Events to append to one session, and how many it must have for them to follow.
package struct SessionAppend: Hashable, Sendable {
  package var session: SessionID
  /// How many events the session had when the new ones were decided on.
  package var count: Int
  /// At least one, none of them `started`.
  package var events: [SessionEvent]

  package init(_ session: SessionID, after count: Int, _ events: [SessionEvent]) {
    self.session = session
    self.count = count
    self.events = events
  }
}

/// What came of an append.
package enum AppendOutcome: Hashable, Sendable {
  /// Kept; the session has so many events now.
  case appended(count: Int)
  /// Another writer was first, and the session has so many events; read them and decide again.
  case conflict(count: Int)
  /// The session was submitted, and an event wants it open; nothing was kept.
  case closed(count: Int)
  /// What the session had was erased, and nothing can follow it.
  case erased(count: Int)
  case unknownSession
}

/// What came of starting a session.
package enum StartOutcome: Hashable, Sendable {
  case started
  /// The candidate's request key belongs to this session already; nothing was kept.
  case repeated(SessionID)
  /// The candidate has this attempt already, in this session; nothing was kept.
  case attemptTaken(SessionID)
  /// The id is in use; nothing was kept.
  case idTaken
}

extension SessionEvent.Kind {
  /// Whether the event may only follow while the session is open.
  ///
  /// What was refused is kept after the end too, and so are the result and a client that comes back to see it.
  package var needsOpenSession: Bool {
    switch self {
    case .started, .attached, .refused, .decided, .clockClamped, .staff: false
    case .served, .saved, .cleared, .flagged, .moved, .checked, .hinted, .sectionSubmitted, .submitted, .agreed,
      .commented, .noted, .stateKept, .fileBegun, .fileEnded, .paused, .resumed, .breakStarted, .breakEnded,
      .sectionExpired, .detached, .givenBack:
      true
    }
  }

  var submits: Bool {
    if case .submitted = self { true } else { false }
  }

  /// Whether staff open the session again.
  var reopens: Bool {
    if case .staff(_, .reopen) = self { true } else { false }
  }
}

extension SessionEvent.Kind {
  /// What the event makes of a session's state; nil where it leaves it as it is.
  var newState: SessionSummary.State? { submits ? .submitted : reopens ? .open : nil }
}

extension SessionAppend {
  /// Whether an event wants the session open before the append.
  var needsOpenSession: Bool {
    let end = events.firstIndex { $0.kind.newState != nil }
    return events.prefix((end ?? events.count) + 1).contains { $0.kind.needsOpenSession }
  }

  /// The state of the session after the append; nil where that is as it was.
  var newState: SessionSummary.State? { events.last { $0.kind.newState != nil }?.kind.newState }

  /// Holds the caller to what an append is.
  func check() {
    precondition(!events.isEmpty, "an append has events")
    precondition(count > 0, "a session has events before any is appended")
    var isSubmitted = false
    for event in events {
      if case .started = event.kind { preconditionFailure("a session starts once") }
      precondition(!isSubmitted || !event.kind.needsOpenSession, "nothing is done in a session after it was submitted")
      if let state = event.kind.newState { isSubmitted = state == .submitted }
    }
  }
}

extension SessionSummary {
  /// The summary of a session that is to start with these events.
  ///
  /// - Precondition: The first event is `started`, and no other is.
  init(starting events: [SessionEvent], number: Int) {
    guard let summary = Self(number: number, events: events) else {
      preconditionFailure("a session begins with how it started")
    }
    if events.count > 1 { SessionAppend(summary.session, after: 1, Array(events.dropFirst())).check() }
    self = summary
  }
}
