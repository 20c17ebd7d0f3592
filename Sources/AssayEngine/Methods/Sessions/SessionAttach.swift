import AssayDelivery
import AssayDigest
import AssayJSON
import AssayJSONRPC
import AssayModel
import AssayStore

extension Methods {
  /// Takes a session over: the token that opened it is stale from now on, and a new one is given.
  enum SessionAttach: Method {
    static var name: String { "session.attach" }
    static var audience: Audience { .candidate }
    static var summary: String { "Takes a session over: the token that opened it is stale from now on." }
    static var errors: [ErrorKind] { .ofSessions + [.unsupportedContent, .limit] }
    static var example: Example { .exam.call(Self.self, "{$session}") }

    struct Params: ReadableRecord {
      var session: ArraySlice<UInt8>?
      var token: ArraySlice<UInt8>?
      var code: String?
      var assessment: AssessmentID?
      var candidate: CandidateID?

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try members.optional("session", &session, .secret, "The id of the session.")
        try members.optional("token", &token, .secret, "The secret that session.start or session.attach gave last.")
        try members.optional(
          "code", &code, .text(limit: 32), "In place of the token: the code that staff made; it is good once.")
        try members.optional(
          "assessment", &assessment, .id(), "With `candidate` and `code`, in place of the session's id: what is sat.")
        try members.optional(
          "candidate", &candidate, .reference(),
          "With `assessment` and `code`, in place of the session's id: who sits it.")
      }

      var problem: String? {
        if (token == nil) == (code == nil) { return "`token` or `code` is needed, and one of them only" }
        guard session == nil else {
          return assessment == nil && candidate == nil
            ? nil : "`session` says it all; leave `assessment` and `candidate` out"
        }
        return assessment != nil && candidate != nil && code != nil
          ? nil : "`session` is needed, or `assessment` and `candidate` beside a `code`"
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> HandedSession {
      let place: Int
      if let code = params.code {
        place = try engine.open(params, byCode: code)
      } else {
        var call = SessionCall()
        call.session = params.session ?? []
        call.token = params.token ?? []
        place = try engine.open(call, makingSureOfStore: true)
      }
      let live = engine.sessions[place]
      try engine.requireSupport(of: live.package, needs: live.session.start.needs)
      return try engine.hand(place, isResumed: nil)
    }
  }
}

/// A session and the token that opens it.
struct HandedSession: WritableRecord {
  var session: SessionID
  var token: Token
  /// Nil where it goes without saying.
  var isResumed: Bool?
  var state: SessionStanding

  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("session", .reference(), "The id of the session, for all calls on it.") { $0.session }
    members.required("token", .text, "The secret that goes with it; older ones are stale from now on.") {
      $0.token.text
    }
    members.optional("resumed", .bool, "Whether the session was there already.") { $0.isResumed }
    members.required("state", .object(SessionStanding.self), "How it stands.") { $0.state }
  }
}

extension Engine {
  /// Gives a session to a client with a new token.
  mutating func hand(_ place: Int, isResumed: Bool?) throws(RPCError) -> HandedSession {
    turn.current = place
    sessions.use(place)
    connect(place)
    let token = entropy.token()
    let old = sessions[place].session.tokenDigest
    do throws(Refusal) {
      let events = try sessions[place].session.attach(
        tokenDigest: token.verifier.description, at: turn.now, in: sessions[place].context)
      record(events, on: place)
    } catch {
      throw RPCError(error)
    }
    sessions.update(place) { $0.hand(to: token, from: old) }
    return HandedSession(
      session: sessions[place].id, token: token, isResumed: isResumed,
      state: SessionStanding(sessions[place], at: turn.now))
  }

  /// Finds a session that a code opens; whatever is wrong is answered in the same words.
  fileprivate mutating func open(
    _ params: Methods.SessionAttach.Params, byCode typed: String
  ) throws(RPCError) -> Int {
    for id in try sessions(meantBy: params) {
      let place: Int
      do throws(RPCError) {
        place = try openAsStaff(Array(id.utf8)[...])
      } catch {
        guard error.kind == ErrorKind.unknownSession.rawValue else { throw error }
        continue
      }
      let kept = sessions[place].session.standing.code
      let given = ResumeCode(typed: typed)?.digest(for: sessions[place].id) ?? ""
      if let kept, turn.now <= kept.until,
        equalInConstantTime(Array(kept.digest.utf8).span, Array(given.utf8).span)
      {
        return place
      }
      turn.current = nil
    }
    throw .unknownSession
  }

  /// The ids of the sessions that a code may be for: the one named, or all of a candidate at an assessment.
  private mutating func sessions(meantBy params: Methods.SessionAttach.Params) throws(RPCError) -> [String] {
    if let session = params.session { return [String(decoding: session, as: UTF8.self)] }
    guard let assessment = params.assessment, let candidate = params.candidate else { return [] }
    // A session may have been started by an earlier line.
    settle()
    do throws(StoreError) {
      return try store.summaries(of: assessment, by: candidate).map(\.session.text)
    } catch {
      throw .storage(failedReading(error))
    }
  }
}
