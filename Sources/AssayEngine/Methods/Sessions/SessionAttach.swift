import AssayDelivery
import AssayDigest
import AssayJSON
import AssayJSONRPC
import AssayModel

extension Methods {
  /// Takes a session over: the token that opened it is stale from now on, and a new one is given.
  enum SessionAttach: Method {
    static var name: String { "session.attach" }
    static var audience: Audience { .candidate }
    static var summary: String { "Takes a session over: the token that opened it is stale from now on." }
    static var errors: [ErrorKind] { .ofSessions + [.unsupportedContent, .limit] }
    static var example: Example { .exam.call(Self.self, "{$session}") }

    struct Params: ReadableRecord {
      @Required var session: ArraySlice<UInt8>
      var token: ArraySlice<UInt8>?
      var code: String?

      mutating func members(_ members: inout some MemberReading) throws(JSONError) {
        try members.required("session", &_session, .secret, "The id of the session.")
        try members.optional("token", &token, .secret, "The secret that session.start or session.attach gave last.")
        try members.optional(
          "code", &code, .text(limit: 32), "In place of the token: the code that staff made; it is good once.")
      }

      var problem: String? {
        (token == nil) == (code == nil) ? "`token` or `code` is needed, and one of them only" : nil
      }
    }

    static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> HandedSession {
      let place: Int
      if let code = params.code {
        place = try engine.open(params.session, byCode: code)
      } else {
        var call = SessionCall()
        call.session = params.session
        call.token = params.token ?? []
        place = try engine.open(call, makingSureOfStore: true)
      }
      try engine.checkTypes(of: engine.sessions[place].package)
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
  fileprivate mutating func open(_ id: ArraySlice<UInt8>, byCode typed: String) throws(RPCError) -> Int {
    let place: Int
    do {
      place = try openAsStaff(id)
    } catch {
      guard error.kind == ErrorKind.unknownSession.rawValue else { throw error }
      throw .unknownSession
    }
    let kept = sessions[place].session.standing.code
    let given = ResumeCode(typed: typed)?.digest(for: sessions[place].id) ?? ""
    guard let kept, turn.now <= kept.until,
      equalInConstantTime(Array(kept.digest.utf8).span, Array(given.utf8).span)
    else { throw .unknownSession }
    return place
  }

  /// Refuses an assessment that the client could not show.
  func checkTypes(of package: ReadyPackage) throws(RPCError) {
    let missing = package.types.subtracting(client?.types ?? [])
    guard missing.isEmpty else {
      throw .unsupportedContent(InteractionType.allCases.filter { missing.contains($0) })
    }
  }
}
