import AssayDigest
import AssayModel

/// What a ``MemoryStore`` holds.
struct MemoryContent {
  var packages: [ContentDigest: [UInt8]] = [:]
  var media: [ContentDigest: [UInt8]] = [:]
  var publications: [Publication] = []
  private(set) var registrations: [MemoryRegistration] = []
  private var requests: [[UInt8]: Int] = [:]
  /// In the order in which they were started.
  private(set) var sessions: [MemorySession] = []
  private(set) var places: [SessionID: Int] = [:]
  private var sittings: [Sitting: [Int]] = [:]
  private(set) var erasures: [Erasure] = []
  private(set) var holds: [Hold] = []
  /// How many writes there were.
  private(set) var writes = 0

  /// A candidate at an assessment.
  private struct Sitting: Hashable {
    var candidate: CandidateID
    var assessment: AssessmentID
  }

  mutating func put(
    _ registration: Registration, _ requestKey: String, _ time: Instant
  ) throws(StoreError) -> RegistrationOutcome {
    let key = Array(requestKey.utf8)
    if let place = requests[key] {
      let known = registrations[place]
      if let erasure = known.erasure { throw .erased(.registration(known.record.number), erasure) }
      return Array(known.record.registration.storedText.utf8) == Array(registration.storedText.utf8)
        ? .repeated(known.record) : .conflict(known.record)
    }
    let record = RegistrationRecord(
      number: registrations.count + 1, requestKey: requestKey, at: time, registration: registration)
    requests[key] = registrations.count
    registrations.append(MemoryRegistration(record: record))
    writes += 1
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
    writes += 1
    sessions.append(MemorySession(summary: summary, events: events, write: writes))
    return .started
  }

  mutating func append(_ append: SessionAppend) -> AppendOutcome {
    append.check()
    guard let place = places[append.session], let last = append.events.last else { return .unknownSession }
    let summary = sessions[place].summary
    guard summary.erasure == nil else { return .erased(count: summary.count) }
    guard summary.count == append.count else { return .conflict(count: summary.count) }
    guard summary.state == .open || !append.needsOpenSession else { return .closed(count: summary.count) }
    sessions[place].events += append.events
    sessions[place].summary.count += append.events.count
    sessions[place].summary.latest = last.at
    if let state = append.newState { sessions[place].summary.state = state }
    writes += 1
    sessions[place].write = writes
    return .appended(count: sessions[place].summary.count)
  }

  mutating func putUpload(
    _ bytes: [UInt8], at offset: Int, of file: FileID, in session: SessionID
  ) -> UploadOutcome {
    guard let place = places[session], sessions[place].erasure == nil else { return .unknownSession }
    var upload = sessions[place].uploads[file] ?? MemoryUpload()
    let count = upload.bytes.count
    guard offset <= count else { return .gap(count: count) }
    guard offset == count else {
      let isSame = upload.parts[offset] == bytes.count && upload.bytes[offset...].starts(with: bytes)
      return isSame ? .repeated(count: count) : .conflict(count: count)
    }
    upload.parts[offset] = bytes.count
    upload.bytes += bytes
    sessions[place].uploads[file] = upload
    writes += 1
    return .kept(count: upload.bytes.count)
  }

  mutating func erase(_ candidate: CandidateID, _ request: ErasureRequest) -> ErasureOutcome {
    let own = sessions.indices.filter { sessions[$0].summary.candidate == candidate && sessions[$0].erasure == nil }
    let registered = registrations.indices.filter {
      registrations[$0].record.registration.candidate == candidate && registrations[$0].erasure == nil
    }
    guard !own.isEmpty || !registered.isEmpty else { return .nothing }
    let assessments =
      own.map { sessions[$0].summary.assessment } + registered.map { registrations[$0].record.registration.assessment }
    if let hold = holds.inForce.first(where: { $0.concerns(candidate, at: assessments) }) { return .held(hold) }
    if let quiet = request.quietSince,
      own.contains(where: { sessions[$0].summary.latest > quiet })
        || registered.contains(where: { registrations[$0].record.at > quiet })
    {
      return .active
    }
    let erasure = Erasure(
      number: erasures.count + 1, candidate: candidate, at: request.at, officer: request.officer,
      reason: request.reason, sessions: own.count, events: own.reduce(0) { $0 + sessions[$1].summary.count },
      registrations: registered.count)
    erasures.append(erasure)
    writes += 1
    for place in own {
      sessions[place].erase(erasure)
      sessions[place].write = writes
    }
    for place in registered { registrations[place].erasure = erasure }
    return .erased(erasure)
  }
}

extension MemoryContent {
  mutating func hold(_ request: HoldRequest) -> HoldOutcome {
    let known = holds.last(on: request.subject)
    guard known?.begins ?? false != request.begins else { return .unchanged(known) }
    let hold = Hold(request, number: holds.count + 1)
    holds.append(hold)
    writes += 1
    return .recorded(hold)
  }
}

/// A registration in memory.
struct MemoryRegistration {
  var record: RegistrationRecord
  var erasure: Erasure?
}

/// A file that a candidate sends, in memory.
struct MemoryUpload {
  var bytes: [UInt8] = []
  /// How many bytes came with each offset.
  var parts: [Int: Int] = [:]
}

/// A session in memory.
struct MemorySession {
  var summary: SessionSummary
  var events: [SessionEvent]
  /// The number of the last write to it.
  var write: Int
  private(set) var erasure: Erasure?
  var uploads: [FileID: MemoryUpload] = [:]
  /// The digest of each event when the session was erased.
  private var erasedDigests: [Digest] = []

  init(summary: SessionSummary, events: [SessionEvent], write: Int) {
    self.summary = summary
    self.events = events
    self.write = write
  }

  var stored: StoredSession {
    StoredSession(summary: summary, content: erasure.map { .erased($0) } ?? .events(events))
  }

  var record: SessionRecord { SessionRecord(stored: stored, digests: digests) }

  /// The digest of each event, chained as in a file.
  private var digests: [Digest] {
    guard erasure == nil else { return erasedDigests }
    var previous: Digest?
    return events.enumerated().map { index, event in
      let digest = RowDigest.plainEvent(
        after: previous, session: summary.session, number: index + 1, content: event.journalText)
      previous = digest
      return digest
    }
  }

  mutating func erase(_ erasure: Erasure) {
    erasedDigests = digests
    events.removeAll()
    uploads.removeAll()
    self.erasure = erasure
    summary.erasure = erasure.number
  }
}
