import AssayDelivery
import AssayModel
import AssayStore

extension Engine {
  /// Looks whether others went on with sessions on which clients of this engine work, and tells the clients.
  ///
  /// What could not be seen is looked for again a second later.
  mutating func watch() {
    guard watching.isDue(at: turn.now) else { return }
    var seen: ChangeToken?
    do throws(StoreError) {
      // Taken before anything is read: what is written meanwhile is seen the next time.
      let token = try store.changeToken()
      if token != watching.token {
        for session in try sessionsToLookAt() { try lookAt(session) }
      }
      seen = token
    } catch {
      _ = failedReading(error)
    }
    watching.look(seen, at: turn.now)
  }

  /// The sessions with clients here that may have changed.
  private func sessionsToLookAt() throws(StoreError) -> [SessionID] {
    guard let token = watching.token, let changed = try store.sessions(changedSince: token) else {
      return sessions.connectedPlaces.map { sessions[$0].id }
    }
    return changed.filter { sessions.isConnected($0) }.sorted()
  }

  private mutating func lookAt(_ id: SessionID) throws(StoreError) {
    guard let known = sessions.knownCount(of: id), let summary = try store.summary(of: id), summary.count != known
    else { return }
    if let place = sessions.place(of: id) { _ = sessions.remove(place) }
    guard case .success(let place) = load(id) else { return }
    guard let events = try store.session(id)?.events, events.count >= known else { return }
    tell(Elsewhere(events[known...]), of: place)
  }

  private mutating func tell(_ elsewhere: Elsewhere, of place: Int) {
    if elsewhere.isTakenOver {
      tell(.displaced, of: place)
    } else if let cause = sessions[place].session.submissionCause {
      // Of one that this engine has found over just now, it was told already.
      if elsewhere.isClosed, cause == .timeLimit || cause == .staff { tell(.closed(cause), of: place) }
    } else if elsewhere.hasMovedClock {
      tell(.adjusted(sessions[place].session.clock(at: turn.now)), of: place)
    }
    // Its client works at another engine by now.
    if elsewhere.isTakenOver || elsewhere.hasCommands {
      sessions.disconnect(place)
      schedule(place)
    }
  }
}

/// What happened to a session at other engines.
private struct Elsewhere {
  /// Another client took it over.
  private(set) var isTakenOver = false
  /// Its client sent commands there.
  private(set) var hasCommands = false
  private(set) var isClosed = false
  private(set) var hasMovedClock = false

  init(_ events: ArraySlice<SessionEvent>) {
    for event in events {
      if event.sequence != nil { hasCommands = true }
      switch event.kind {
      case .attached: isTakenOver = true
      case .submitted: isClosed = true
      case .staff(_, .extend), .staff(_, .reopen): hasMovedClock = true
      // To see an item, or what else staff do, is nobody's news.
      case .served, .staff: break
      case let kind: if kind.movesClock { hasMovedClock = true }
      }
    }
  }
}
