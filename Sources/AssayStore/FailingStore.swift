package import AssayModel
import Synchronization

/// A store that fails at the calls it is told to, over another that does not: for tests of what stands above a store.
///
/// Calls are counted from 1, reading and writing ones alike; ``reopen()`` is not counted and always mends it.
package final class FailingStore<Base: Store>: Store {
  /// What goes wrong at a call.
  package enum Fault: Hashable, Sendable {
    /// The call throws this and does nothing; the next one is as good as any.
    case refused(StoreError)
    /// The call does nothing, throws an input or output error, and stops the store.
    case lost
    /// The call does what it should, and throws and stops the store all the same: its caller cannot know.
    case unknown
  }

  /// The store beneath, with what was really kept.
  package let base: Base
  private let fault: @Sendable (Int) -> Fault?
  private let state = Mutex(State())

  private struct State {
    var calls = 0
    var isStopped = false
  }

  /// A store that fails by plan.
  ///
  /// - Parameters:
  ///   - base: What does the work.
  ///   - plan: What goes wrong, by the number of the call.
  package convenience init(_ base: Base, failingAt plan: [Int: Fault]) {
    self.init(base, failing: { plan[$0] })
  }

  /// A store that fails as it is told call by call, as by a seed.
  ///
  /// - Parameters:
  ///   - base: What does the work.
  ///   - fault: What goes wrong at the call of a number; asked once for each call while the store is not stopped.
  package init(_ base: Base, failing fault: @escaping @Sendable (Int) -> Fault?) {
    self.base = base
    self.fault = fault
  }

  /// How many calls there were.
  package var calls: Int { state.withLock { $0.calls } }

  package func reopen() throws(StoreError) {
    try base.reopen()
    state.withLock { $0.isStopped = false }
  }

  private func call<Value>(_ work: () throws(StoreError) -> Value) throws(StoreError) -> Value {
    let (number, isStopped) = state.withLock { state in
      state.calls += 1
      return (state.calls, state.isStopped)
    }
    guard !isStopped else { throw .stopped(path: "failing store") }
    switch fault(number) {
    case nil: return try work()
    case .refused(let error): throw error
    case .lost: break
    case .unknown: _ = try work()
    }
    state.withLock { $0.isStopped = true }
    throw .inputOutput(path: "failing store", detail: "as planned")
  }
}

extension FailingStore {
  @discardableResult
  package func putPackage(_ bytes: [UInt8], at time: Instant) throws(StoreError) -> ContentDigest {
    try call { () throws(StoreError) in try base.putPackage(bytes, at: time) }
  }

  package func package(_ digest: ContentDigest) throws(StoreError) -> [UInt8]? {
    try call { () throws(StoreError) in try base.package(digest) }
  }

  @discardableResult
  package func putMedium(_ bytes: [UInt8], at time: Instant) throws(StoreError) -> ContentDigest {
    try call { () throws(StoreError) in try base.putMedium(bytes, at: time) }
  }

  package func mediumSize(_ digest: ContentDigest) throws(StoreError) -> Int? {
    try call { () throws(StoreError) in try base.mediumSize(digest) }
  }

  package func medium(_ digest: ContentDigest, _ range: Range<Int>) throws(StoreError) -> [UInt8]? {
    try call { () throws(StoreError) in try base.medium(digest, range) }
  }

  @discardableResult
  package func publish(
    _ assessment: AssessmentID, package: ContentDigest, at time: Instant, note: String
  ) throws(StoreError) -> Publication {
    try call { () throws(StoreError) in try base.publish(assessment, package: package, at: time, note: note) }
  }

  package func publication(of assessment: AssessmentID) throws(StoreError) -> Publication? {
    try call { () throws(StoreError) in try base.publication(of: assessment) }
  }

  package func publications() throws(StoreError) -> [Publication] {
    try call { () throws(StoreError) in try base.publications() }
  }

  package func put(
    _ registration: Registration, requestKey: String, at time: Instant
  ) throws(StoreError) -> RegistrationOutcome {
    try call { () throws(StoreError) in try base.put(registration, requestKey: requestKey, at: time) }
  }

  package func registration(
    of candidate: CandidateID, for assessment: AssessmentID
  ) throws(StoreError) -> RegistrationRecord? {
    try call { () throws(StoreError) in try base.registration(of: candidate, for: assessment) }
  }

  package func registrations(for assessment: AssessmentID) throws(StoreError) -> [RegistrationRecord] {
    try call { () throws(StoreError) in try base.registrations(for: assessment) }
  }

  package func registrations(of candidate: CandidateID) throws(StoreError) -> [RegistrationRecord] {
    try call { () throws(StoreError) in try base.registrations(of: candidate) }
  }

  package func start(_ events: [SessionEvent]) throws(StoreError) -> StartOutcome {
    try call { () throws(StoreError) in try base.start(events) }
  }

  package func append(_ batch: [SessionAppend]) throws(StoreError) -> [AppendOutcome] {
    try call { () throws(StoreError) in try base.append(batch) }
  }

  package func session(_ id: SessionID) throws(StoreError) -> StoredSession? {
    try call { () throws(StoreError) in try base.session(id) }
  }

  package func record(of id: SessionID) throws(StoreError) -> SessionRecord? {
    try call { () throws(StoreError) in try base.record(of: id) }
  }

  package func summary(of id: SessionID) throws(StoreError) -> SessionSummary? {
    try call { () throws(StoreError) in try base.summary(of: id) }
  }

  package func summaries(
    of assessment: AssessmentID?, by candidate: CandidateID?
  ) throws(StoreError) -> [SessionSummary] {
    try call { () throws(StoreError) in try base.summaries(of: assessment, by: candidate) }
  }

  package func sessions(
    of assessment: AssessmentID, after number: Int, limit: Int
  ) throws(StoreError) -> [StoredSession] {
    try call { () throws(StoreError) in try base.sessions(of: assessment, after: number, limit: limit) }
  }

  package func receipt(of id: SessionID) throws(StoreError) -> SessionReceipt? {
    try call { () throws(StoreError) in try base.receipt(of: id) }
  }

  package func putUpload(
    _ bytes: [UInt8], at offset: Int, of file: FileID, in session: SessionID
  ) throws(StoreError) -> UploadOutcome {
    try call { () throws(StoreError) in try base.putUpload(bytes, at: offset, of: file, in: session) }
  }

  package func uploadSize(of file: FileID, in session: SessionID) throws(StoreError) -> Int {
    try call { () throws(StoreError) in try base.uploadSize(of: file, in: session) }
  }

  package func upload(
    _ file: FileID, in session: SessionID, _ range: Range<Int>
  ) throws(StoreError) -> [UInt8]? {
    try call { () throws(StoreError) in try base.upload(file, in: session, range) }
  }

  package func erase(_ request: ErasureRequest) throws(StoreError) -> [ErasureOutcome] {
    try call { () throws(StoreError) in try base.erase(request) }
  }

  package func hold(_ request: HoldRequest) throws(StoreError) -> HoldOutcome {
    try call { () throws(StoreError) in try base.hold(request) }
  }

  package func holds() throws(StoreError) -> [Hold] {
    try call { () throws(StoreError) in try base.holds() }
  }

  package func erasures() throws(StoreError) -> [Erasure] {
    try call { () throws(StoreError) in try base.erasures() }
  }

  package func changeToken() throws(StoreError) -> ChangeToken {
    try call { () throws(StoreError) in try base.changeToken() }
  }

  package func sessions(changedSince token: ChangeToken) throws(StoreError) -> [SessionID]? {
    try call { () throws(StoreError) in try base.sessions(changedSince: token) }
  }
}
