import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel
import AssayStore

/// A method by which staff change a session: it makes a command, the session decides, and the record says who and why.
protocol StaffMethod: Method where Params: StaffParams, Result == StaffResult {
  /// What is asked of the session.
  static func command(_ params: Params, on place: Int, in engine: inout Engine) throws(RPCError) -> StaffCommand
}

/// The parameters of a method by which staff change a session.
protocol StaffParams: ReadableRecord {
  var head: StaffCall { get }
}

/// The result of what staff did, now or before.
struct StaffResult: WritableRecord {
  var isReplay: Bool
  var state: SessionStanding

  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("done", .yes, "It is on record.") { _ in true }
    members.optional("replayed", .yes, "Stands where the same was done before and nothing was done now.") {
      $0.isReplay ? true : nil
    }
    members.required("state", .object(SessionStanding.self), "How the session stands now.") { $0.state }
  }
}

extension StaffMethod {
  static var audience: Audience { .staff }

  static var errors: [ErrorKind] {
    [.unknownSession, .sequenceConflict, .stateViolation, .invalidAnswer, .unknownSlot, .storage]
  }

  static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> StaffResult {
    let place = try engine.openAsStaff(params.head.session)
    let command = try command(params, on: place, in: &engine)
    let isReplay = try engine.carryOut(command, by: params.head.act, on: place)
    return StaffResult(isReplay: isReplay, state: SessionStanding(engine.sessions[place], at: engine.turn.now))
  }
}

extension Engine {
  /// Finds a session as it is in the store now, without its token; no client is taken to work on it.
  mutating func openAsStaff(_ id: ArraySlice<UInt8>) throws(RPCError) -> Int {
    if let place = sessions.place(of: id), try !hasGoneOn(place) {
      turn.current = place
      sessions.use(place)
      return place
    }
    guard let id = SessionID(String(decoding: id, as: UTF8.self)) else { throw .noSuchSession }
    switch load(id) {
    case .success(let place):
      turn.current = place
      return place
    case .failure(.unknown): throw .noSuchSession
    case .failure(let problem): throw refusal(for: problem)
    }
  }

  /// Has a session decide on an act of staff, and takes in what it brings about.
  ///
  /// - Returns: Whether the same was done before.
  mutating func carryOut(_ command: StaffCommand, by act: StaffAct, on place: Int) throws(RPCError) -> Bool {
    if case .rescore(let rescoring) = command {
      do throws(SessionProblem) { try rescore(place, by: rescoring.package) } catch { throw refusal(for: error) }
    }
    let decision: StaffDecision
    do throws(Refusal) {
      decision = try sessions[place].session.decide(command, by: act, at: turn.now, in: sessions[place].context)
    } catch {
      throw RPCError(error)
    }
    switch decision {
    case .repeated: return true
    case .conflict: throw .actConflict
    case .events(let events):
      record(events, on: place)
      return false
    }
  }
}

extension RPCError {
  static let noSuchSession = RPCError(
    .unknownSession, "There is no session of this id.", advice: "Take the id from `assay session list`.")

  static let actConflict = RPCError(
    .sequenceConflict, "The request key was used for another act on this session, which stands.",
    advice: "Send another act under a key of its own.")
}
