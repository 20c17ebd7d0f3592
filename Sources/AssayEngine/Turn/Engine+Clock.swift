import AssayDelivery
import AssayModel
import AssayStore

extension Engine {
  /// Does what is due: tells warnings, and submits what is over.
  mutating func expire() {
    while let id = deadlines.due(at: turn.now) {
      if let place = sessions.place(of: id) {
        expire(place)
        continue
      }
      switch load(id) {
      case .success, .failure(.unknown), .failure(.erased): break
      case .failure(.storage): deadlines.schedule(id, at: turn.now + Interval(seconds: 1))
      case .failure(.damaged(let message)): report(message)
      }
    }
  }

  private mutating func expire(_ place: Int) {
    let now = turn.now
    let session = sessions[place].session
    for notice in session.notices(after: sessions[place].toldThrough, through: now) {
      switch notice.kind {
      case .warning(let remaining): tell(.warning(remaining: remaining, notice.scope), of: place)
      case .expired: tell(.expired(notice.scope), of: place)
      }
    }
    sessions.told(place, through: now)
    submitIfDue(place)
    schedule(place)
  }

  /// Submits a session whose time is over.
  mutating func submitIfDue(_ place: Int) {
    let events = sessions[place].session.expire(
      at: turn.now, in: sessions[place].context, isConnected: sessions.isConnected(place))
    guard !events.isEmpty else { return }
    record(events, on: place)
    if let cause = sessions[place].session.submissionCause { tell(.closed(cause), of: place) }
  }

  /// Has the clock come back to a session when it next has something to say.
  mutating func schedule(_ place: Int) {
    let next = sessions[place].session.nextDeadline(after: turn.now, isConnected: sessions.isConnected(place))
    deadlines.schedule(sessions[place].id, at: next)
  }

  /// Notes that a client works on a session, and gives it back what an interruption before took.
  mutating func connect(_ place: Int) {
    guard !sessions.isConnected(place) else { return }
    record(sessions[place].session.reconnect(at: turn.now), on: place)
    sessions.connect(place)
    watching.begin(at: turn.now)
    schedule(place)
  }

  /// Notes on every session that its client goes away, where an interruption can give time back.
  mutating func detachAll() {
    for place in sessions.connectedPlaces { record(sessions[place].session.detach(at: turn.now), on: place) }
  }

  /// Tells the client something of a session; staff are told nothing that they did not ask for.
  mutating func tell(_ kind: Turn.Notice.Kind, of place: Int) {
    guard role == .candidate else { return }
    turn.notices.append(.init(session: place, id: sessions[place].id, kind: kind))
  }
}
