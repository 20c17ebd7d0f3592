import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel

/// A method that changes a session: it makes a command, the session decides, and the reply is told between `seq` and
/// `clock`.
protocol CommandMethod: Method where Params: CommandParams, Result == CommandResult<Told> {
  /// What the result has between `seq` and `clock`.
  associatedtype Told: WritableRecord

  /// The errors that it may give beside those of every command.
  static var refusals: [ErrorKind] { get }

  /// What is asked of the session.
  static func command(_ params: Params, in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand

  /// What a reply of its kind tells; nil for any other.
  static func told(_ reply: Reply) -> Told?
}

/// The parameters of a method that changes a session.
protocol CommandParams: ReadableRecord {
  var head: CommandCall { get }
}

/// The result of a command that was carried out, now or before.
struct CommandResult<Told: WritableRecord>: WritableRecord {
  var sequence: Int
  var told: Told
  var isReplay: Bool
  var clock: ClockView

  static func members(_ members: inout some MemberWriting<Self>) {
    members.required("seq", .sequence, "The number of the call.") { $0.sequence }
    members.members(of: Told.self) { $0.told }
    members.optional("replayed", .yes, "Stands where the answer is given again and nothing was done.") {
      $0.isReplay ? true : nil
    }
    members.required("clock", .clock, "How the clock stands now.") { $0.clock }
  }
}

extension CommandMethod {
  static var audience: Audience { .candidate }

  static var errors: [ErrorKind] { .ofCommands + refusals }

  static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> CommandResult<Told> {
    try decide(params, in: &engine)
  }

  /// Has the session decide.
  static func decide(_ params: Params, in engine: inout Engine) throws(RPCError) -> CommandResult<Told> {
    var place = try engine.open(params.head.call)
    if params.head.sequence != engine.sessions.nextSequence(of: place) {
      // Perhaps another process has carried out what is missing here.
      place = try engine.open(params.head.call, makingSureOfStore: true)
    }
    let command = command(params, in: engine.sessions, at: place)
    let (reply, isReplay) = try engine.carryOut(command, numbered: params.head.sequence, on: place)
    guard let told = told(reply) else { throw .internalError("The session answered another command than was sent.") }
    return CommandResult(
      sequence: params.head.sequence, told: told, isReplay: isReplay,
      clock: engine.sessions.clock(of: place, at: engine.turn.now))
  }
}

extension Engine {
  /// Has a session decide on a command, and takes in what it brings about.
  mutating func carryOut(
    _ command: SessionCommand, numbered sequence: Int, on place: Int
  ) throws(RPCError) -> (Reply, isReplay: Bool) {
    let (outcome, isFirst) = sessions.decide(command, numbered: sequence, at: turn.now, on: place)
    if isFirst { turn.touched.append(place) }
    switch outcome {
    case .accepted(let reply, let isReplay): return (reply, isReplay)
    case .refused(let refusal, let isReplay):
      throw RPCError(refusal, isReplay: isReplay, details: refusalDetails(refusal, on: place))
    case .sequenceGap(let expected): throw .sequenceGap(expected: expected)
    case .sequenceConflict(let expected): throw .sequenceConflict(expected: expected)
    }
  }

  /// What an error says beside its words: for an incomplete submission, the slots without a complete answer now.
  private func refusalDetails(_ refusal: Refusal, on place: Int) -> [JSONMember] {
    guard refusal.kind == .incomplete else { return [] }
    let live = sessions[place]
    let slots = live.session.view(at: turn.now, in: live.context).slots.enumerated().filter { place, slot in
      let isScored = live.types[place] != .survey && live.types[place] != .info
      return isScored && slot.access != .closed && slot.progress != .answered
    }
    return [JSONMember("slots", .array(slots.map { .string($1.slot.text) }))]
  }
}
