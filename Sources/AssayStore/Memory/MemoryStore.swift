package import AssayModel
import Synchronization

/// A store in memory: for tests, and for trying out a bank that was never published.
///
/// It keeps every promise of ``Store`` but to outlive the process.
package final class MemoryStore: Store {
  private let content = Mutex(MemoryContent())

  package init() {}

  @discardableResult
  package func putPackage(_ bytes: [UInt8], at time: Instant) throws(StoreError) -> ContentDigest {
    let digest = ContentDigest(of: bytes)
    content.withLock { if $0.packages[digest] == nil { $0.packages[digest] = bytes } }
    return digest
  }

  package func package(_ digest: ContentDigest) throws(StoreError) -> [UInt8]? {
    content.withLock { $0.packages[digest] }
  }

  @discardableResult
  package func putMedium(_ bytes: [UInt8], at time: Instant) throws(StoreError) -> ContentDigest {
    let digest = ContentDigest(of: bytes)
    content.withLock { if $0.media[digest] == nil { $0.media[digest] = bytes } }
    return digest
  }

  package func mediumSize(_ digest: ContentDigest) throws(StoreError) -> Int? {
    content.withLock { $0.media[digest]?.count }
  }

  package func medium(_ digest: ContentDigest, _ range: Range<Int>) throws(StoreError) -> [UInt8]? {
    content.withLock { content in content.media[digest].map { Array($0[range.clamped(to: $0.indices)]) } }
  }

  @discardableResult
  package func publish(
    _ assessment: AssessmentID, package: ContentDigest, at time: Instant, note: String
  ) throws(StoreError) -> Publication {
    try content.withLock { content throws(StoreError) in
      guard content.packages[package] != nil else { throw .unknownPackage(package) }
      let publication = Publication(
        number: content.publications.count + 1, assessment: assessment, package: package, at: time, note: note)
      content.publications.append(publication)
      return publication
    }
  }

  package func publication(of assessment: AssessmentID) throws(StoreError) -> Publication? {
    content.withLock { $0.publications.last { $0.assessment == assessment } }
  }

  package func publications() throws(StoreError) -> [Publication] { content.withLock { $0.publications } }

  package func put(
    _ registration: Registration, requestKey: String, at time: Instant
  ) throws(StoreError) -> RegistrationOutcome {
    try content.withLock { content throws(StoreError) in try content.put(registration, requestKey, time) }
  }

  package func registration(
    of candidate: CandidateID, for assessment: AssessmentID
  ) throws(StoreError) -> RegistrationRecord? {
    content.withLock { content in
      let latest = content.registrations.last {
        $0.record.registration.candidate == candidate && $0.record.registration.assessment == assessment
      }
      return latest.flatMap { $0.erasure == nil ? $0.record : nil }
    }
  }

  package func registrations(for assessment: AssessmentID) throws(StoreError) -> [RegistrationRecord] {
    content.withLock { content in
      var latest: [CandidateID: MemoryRegistration] = [:]
      for known in content.registrations where known.record.registration.assessment == assessment {
        latest[known.record.registration.candidate] = known
      }
      return latest.sorted { $0.key < $1.key }.map(\.value).filter { $0.erasure == nil }.map(\.record)
    }
  }

  package func registrations(of candidate: CandidateID) throws(StoreError) -> [RegistrationRecord] {
    content.withLock { content in
      content.registrations.filter { $0.record.registration.candidate == candidate && $0.erasure == nil }.map(\.record)
    }
  }

  package func start(_ events: [SessionEvent]) throws(StoreError) -> StartOutcome {
    content.withLock { $0.start(events) }
  }

  package func append(_ batch: [SessionAppend]) throws(StoreError) -> [AppendOutcome] {
    content.withLock { content in batch.map { content.append($0) } }
  }

  package func session(_ id: SessionID) throws(StoreError) -> StoredSession? {
    content.withLock { content in content.places[id].map { content.sessions[$0].stored } }
  }

  package func record(of id: SessionID) throws(StoreError) -> SessionRecord? {
    content.withLock { content in content.places[id].map { content.sessions[$0].record } }
  }

  package func summary(of id: SessionID) throws(StoreError) -> SessionSummary? {
    content.withLock { content in content.places[id].map { content.sessions[$0].summary } }
  }

  package func receipt(of id: SessionID) throws(StoreError) -> SessionReceipt? {
    content.withLock { content in content.places[id].flatMap { content.sessions[$0].record.receipt } }
  }

  package func summaries(
    of assessment: AssessmentID?, by candidate: CandidateID?
  ) throws(StoreError) -> [SessionSummary] {
    content.withLock { content in
      content.sessions.map(\.summary).filter {
        (assessment == nil || $0.assessment == assessment) && (candidate == nil || $0.candidate == candidate)
      }
    }
  }

  package func sessions(
    of assessment: AssessmentID, after number: Int, limit: Int
  ) throws(StoreError) -> [StoredSession] {
    content.withLock { content in
      Array(
        content.sessions.dropFirst(number).lazy.filter { $0.summary.assessment == assessment }.prefix(limit).map(
          \.stored))
    }
  }

  package func putUpload(
    _ bytes: [UInt8], at offset: Int, of file: FileID, in session: SessionID
  ) throws(StoreError) -> UploadOutcome {
    content.withLock { $0.putUpload(bytes, at: offset, of: file, in: session) }
  }

  package func uploadSize(of file: FileID, in session: SessionID) throws(StoreError) -> Int {
    content.withLock { content in
      content.places[session].map { content.sessions[$0].uploads[file]?.bytes.count ?? 0 } ?? 0
    }
  }

  package func upload(
    _ file: FileID, in session: SessionID, _ range: Range<Int>
  ) throws(StoreError) -> [UInt8]? {
    content.withLock { content in
      guard let place = content.places[session], content.sessions[place].erasure == nil else { return nil }
      let bytes = content.sessions[place].uploads[file]?.bytes ?? []
      return Array(bytes[range.clamped(to: bytes.indices)])
    }
  }

  package func erase(_ request: ErasureRequest) throws(StoreError) -> [ErasureOutcome] {
    content.withLock { content in request.candidates.map { content.erase($0, request) } }
  }

  package func erasures() throws(StoreError) -> [Erasure] { content.withLock { $0.erasures } }

  package func hold(_ request: HoldRequest) throws(StoreError) -> HoldOutcome { content.withLock { $0.hold(request) } }

  package func holds() throws(StoreError) -> [Hold] { content.withLock { $0.holds } }

  package func changeToken() throws(StoreError) -> ChangeToken { content.withLock { ChangeToken($0.writes) } }

  package func sessions(changedSince token: ChangeToken) throws(StoreError) -> [SessionID]? {
    content.withLock { content in
      content.sessions.lazy.filter { $0.write > token.value }.map(\.summary.session)
    }
  }

  package func reopen() throws(StoreError) {}
}
