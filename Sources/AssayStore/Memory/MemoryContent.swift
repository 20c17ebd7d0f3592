import AssayModel

/// What a ``MemoryStore`` holds.
struct MemoryContent {
  var packages: [ContentDigest: [UInt8]] = [:]
  var publications: [Publication] = []
  var registrations: [RegistrationRecord] = []
  private var requests: [[UInt8]: Int] = [:]
  /// In the order in which they were started.
  var sessions: [StoredSession] = []
  var places: [SessionID: Int] = [:]
  private var sittings: [Sitting: [Int]] = [:]

  /// A candidate at an assessment.
  private struct Sitting: Hashable {
    var candidate: CandidateID
    var assessment: AssessmentID
  }

  mutating func put(_ registration: Registration, _ requestKey: String, _ time: Instant) -> RegistrationOutcome {
    let key = Array(requestKey.utf8)
    if let place = requests[key] {
      let record = registrations[place]
      return Array(record.registration.storedText.utf8) == Array(registration.storedText.utf8)
        ? .repeated(record) : .conflict(record)
    }
    let record = RegistrationRecord(
      number: registrations.count + 1, requestKey: requestKey, at: time, registration: registration)
    requests[key] = registrations.count
    registrations.append(record)
    return .recorded(record)
  }

  mutating func start(_ events: [SessionEvent]) -> StartOutcome {
    let summary = SessionSummary(starting: events, number: sessions.count + 1)
    let sitting = Sitting(candidate: summary.candidate, assessment: summary.assessment)
    let others = sittings[sitting, default: []].map { sessions[$0].summary }
    if let other = others.first(where: { $0.requestKey.utf8.elementsEqual(summary.requestKey.utf8) }) {
      return .repeated(other.session)
    }
    if let other = others.first(where: { $0.attempt == summary.attempt }) { return .attemptTaken(other.session) }
    guard places[summary.session] == nil else { return .idTaken }
    places[summary.session] = sessions.count
    sittings[sitting, default: []].append(sessions.count)
    sessions.append(StoredSession(summary: summary, events: events))
    return .started
  }

  mutating func append(_ append: SessionAppend) -> AppendOutcome {
    append.check()
    guard let place = places[append.session], let last = append.events.last else { return .unknownSession }
    let summary = sessions[place].summary
    guard summary.count == append.count else { return .conflict(count: summary.count) }
    guard summary.state == .open || !append.needsOpenSession else { return .closed(count: summary.count) }
    sessions[place].events += append.events
    sessions[place].summary.count += append.events.count
    sessions[place].summary.latest = last.at
    if let state = append.newState { sessions[place].summary.state = state }
    return .appended(count: sessions[place].summary.count)
  }
}
