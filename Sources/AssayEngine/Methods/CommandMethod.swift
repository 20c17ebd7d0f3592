import AssayDelivery
import AssayJSON
import AssayJSONRPC
import AssayModel

/// A method that changes a session: it makes a command, the session decides, and the reply is written around `seq`.
protocol CommandMethod: Method where Params: CommandParams, Result == CommandResult<Self> {
  /// Writes what stands between `seq` and `clock` in the result.
  static func write(_ reply: Reply, to writer: inout JSONWriter, _ contents: inout ContentCache)
}

/// The parameters of a method that changes a session.
protocol CommandParams: MethodParams {
  var head: CommandCall { get }

  /// What is asked of the session.
  func command(in sessions: borrowing LiveSessions, at place: Int) -> SessionCommand
}

/// The result of a command that was carried out, now or before.
struct CommandResult<M: CommandMethod>: MethodResult {
  var sequence: Int
  var reply: Reply
  var isReplay: Bool
  var clock: ClockView

  func write(to writer: inout JSONWriter, _ contents: inout ContentCache) {
    writer.member("seq", sequence)
    M.write(reply, to: &writer, &contents)
    if isReplay { writer.member("replayed", true) }
    writer.member(clock)
  }
}

extension CommandMethod {
  static var audience: Audience { .candidate }

  static func call(_ params: Params, in engine: inout Engine) throws(RPCError) -> CommandResult<Self> {
    var place = try engine.open(params.head.call)
    if params.head.sequence != engine.sessions.nextSequence(of: place) {
      // Perhaps another process has carried out what is missing here.
      place = try engine.open(params.head.call, makingSureOfStore: true)
    }
    let command = params.command(in: engine.sessions, at: place)
    let (reply, isReplay) = try engine.carryOut(command, numbered: params.head.sequence, on: place)
    return CommandResult(
      sequence: params.head.sequence, reply: reply, isReplay: isReplay,
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
