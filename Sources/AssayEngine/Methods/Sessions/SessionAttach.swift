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

    static func call(_ params: SessionResult.Params, in engine: inout Engine) throws(RPCError) -> HandedSession {
      let place = try engine.open(params.call, makingSureOfStore: true)
      try engine.checkTypes(of: engine.sessions[place].package)
      return try engine.hand(place, isResumed: nil)
    }
  }
}

/// A session and the token that opens it.
struct HandedSession: MethodResult {
  var session: SessionID
  var token: Token
  /// Nil where it goes without saying.
  var isResumed: Bool?
  var state: StateResult

  func write(to writer: inout JSONWriter, _ contents: inout ContentCache) {
    writer.member("session", session.text)
    writer.member("token", token.text)
    if let isResumed { writer.member("resumed", isResumed) }
    state.write(to: &writer, &contents)
  }
}

extension Engine {
  /// Gives a session to a client with a new token.
  mutating func hand(_ place: Int, isResumed: Bool?) throws(RPCError) -> HandedSession {
    turn.current = place
    sessions.use(place)
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
      state: StateResult(sessions[place], at: turn.now))
  }

  /// Refuses an assessment that the client could not show.
  func checkTypes(of package: ReadyPackage) throws(RPCError) {
    let missing = package.types.subtracting(client?.types ?? [])
    guard missing.isEmpty else {
      throw .unsupportedContent(InteractionType.allCases.filter { missing.contains($0) })
    }
  }
}
