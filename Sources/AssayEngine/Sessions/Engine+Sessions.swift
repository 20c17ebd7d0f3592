import AssayDelivery
import AssayDigest
import AssayJSON
import AssayJSONRPC
import AssayModel
import AssayStore

extension Engine {
  /// Finds the session that a call names, and makes sure that the call may work on it.
  ///
  /// An unknown session and a wrong token are answered in the same words. A token that was right once tells its bearer
  /// that the session went on elsewhere.
  ///
  /// - Parameters:
  ///   - call: What the call carries.
  ///   - isCurrent: Whether to ask the store first if another process went on with the session. Calls that append need
  ///     not: the store refuses what does not follow.
  /// - Returns: The session's place.
  /// - Throws: Why the call may not work on it.
  mutating func open(_ call: SessionCall, makingSureOfStore isCurrent: Bool = false) throws(RPCError) -> Int {
    var place = sessions.place(of: call.session)
    if isCurrent, let known = place, try hasGoneOn(known) { place = nil }
    let found: Int
    if let place { found = place } else { found = try find(call) }
    if !sessions.isCurrent(call.token, of: found) { try verify(call, at: found) }
    sessions.use(found)
    turn.current = found
    connect(found)
    return found
  }

  private mutating func find(_ call: SessionCall) throws(RPCError) -> Int {
    guard let id = SessionID(String(decoding: call.session, as: UTF8.self)) else { throw unknown(call) }
    switch load(id) {
    case .success(let place): return place
    case .failure(.unknown), .failure(.erased): throw unknown(call)
    case .failure(let problem): throw refusal(for: problem)
    }
  }

  /// Whether another process went on with a session; it is then no longer in memory.
  mutating func hasGoneOn(_ place: Int) throws(RPCError) -> Bool {
    guard !sessions.hasPending(place) else { return false }
    let summary: SessionSummary?
    do throws(StoreError) {
      summary = try store.summary(of: sessions[place].id)
    } catch {
      throw .storage(failedReading(error))
    }
    guard summary?.count != sessions[place].session.eventCount else { return false }
    _ = sessions.remove(place)
    return true
  }

  /// Checks a token that is not the one remembered.
  private mutating func verify(_ call: SessionCall, at place: Int) throws(RPCError) {
    let text = String(decoding: call.token, as: UTF8.self)
    guard !Self.matches(text, sessions[place].session.tokenDigest) else {
      sessions.remember(call.token, of: place)
      return
    }
    // Found by its digest: to look at each of the tokens that came before would take longer with every client that came.
    let isStale = Token(text).map { sessions[place].staleVerifiers.contains($0.verifier) } ?? false
    throw isStale ? .staleClient : .unknownSession
  }

  private static func matches(_ token: String, _ verifier: String) -> Bool {
    guard let digest = Digest(verifier) else { return false }
    return Token.matches(token, verifier: digest)
  }

  /// The same work as for a session that is known, then the same answer as for a wrong token.
  private func unknown(_ call: SessionCall) -> RPCError {
    _ = Token.matches(String(decoding: call.token, as: UTF8.self), verifier: Digest(of: []))
    return .unknownSession
  }

  /// Reads a session from the store.
  ///
  /// One whose time was over is submitted on the way.
  mutating func load(_ id: SessionID) -> Result<Int, SessionProblem> {
    do throws(SessionProblem) {
      let stored: StoredSession?
      do throws(StoreError) { stored = try store.session(id) } catch { throw .storage(failedReading(error)) }
      guard let stored else { throw .unknown }
      var live = try fold(stored)
      for file in live.session.files where file.digest == nil {
        do throws(StoreError) {
          live.received[file.id] = try store.uploadSize(of: file.id, in: id)
        } catch {
          throw .storage(failedReading(error))
        }
      }
      let place = sessions.insert(live)
      submitIfDue(place)
      schedule(place)
      return .success(place)
    } catch {
      return .failure(error)
    }
  }

  /// What a stored session's events say, with what answering for it needs.
  mutating func fold(_ stored: StoredSession) throws(SessionProblem) -> LiveSession {
    let own = try package(stored.summary.package)
    // A rescored session is scored by another package than it was delivered from.
    var rescored: Rescoring?
    var locale = own.index.package.language
    if case .events(let events) = stored.content {
      if case .started(let start)? = events.first?.kind { locale = start.locale }
      rescored = events.reversed().lazy.compactMap(\.rescoring).first
    }
    let scoring = try rescored.map { rescoring throws(SessionProblem) in
      try self.package(rescoring.package).given(in: locale)
    }
    return try LiveSession(stored, own.given(in: locale), scoredBy: scoring, at: turn.now, turn: turn.number)
  }

  /// A published package, read once.
  mutating func package(_ digest: ContentDigest) throws(SessionProblem) -> ReadyPackage {
    if let ready = shelf[digest] { return ready }
    let bytes: [UInt8]?
    do throws(StoreError) { bytes = try store.package(digest) } catch { throw .storage(failedReading(error)) }
    guard let bytes else { throw .damaged("package `\(digest)` is not in the store") }
    do throws(PackageError) {
      let ready = ReadyPackage(try AssessmentPackage(canonicalBytes: bytes), digest)
      shelf.put(ready)
      return ready
    } catch {
      throw .damaged("package `\(digest)`: \(error)")
    }
  }

  /// Makes a session's context anew, once it is scored by another package.
  mutating func rescore(_ place: Int, by digest: ContentDigest) throws(SessionProblem) {
    let scoring = try package(digest).given(in: sessions[place].session.start.locale)
    do {
      let live = sessions[place]
      let context = try SessionContext(live.session.form, in: live.package.index, scoredBy: scoring.index)
      sessions.update(place) { $0.context = context }
    } catch {
      throw .damaged("session `\(sessions[place].id)` cannot be rescored: \(error)")
    }
  }

  /// How the clock stands, for an error on a session.
  func clockDetail(of place: Int) -> JSONMember {
    JSONMember("clock", sessions[place].session.clock(at: turn.now).value)
  }
}

extension SessionEvent {
  /// The rescore that the event tells of.
  fileprivate var rescoring: Rescoring? {
    if case .staff(_, .rescore(let rescoring)) = kind { rescoring } else { nil }
  }
}
