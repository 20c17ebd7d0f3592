import AssayDelivery
import AssayDigest
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

    static func call(_ params: SessionCall, in engine: inout Engine) throws(RPCError) -> HandedSession {
      let place = try engine.open(params, makingSureOfStore: true)
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

  /// Refuses an assessment that the client could not show.
  func checkTypes(of package: ReadyPackage) throws(RPCError) {
    let missing = package.types.subtracting(client?.types ?? [])
    guard missing.isEmpty else {
      throw .unsupportedContent(InteractionType.allCases.filter { missing.contains($0) })
    }
  }
}
