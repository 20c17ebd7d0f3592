import AssayEngine
import AssayJSON
import AssayModel
import AssayStore

/// A client's calls in order, each settled beforehand, so that the same sitting can be played with any interruption.
struct Script {
  var assessment: String
  var calls: [Call]

  struct Call {
    var method: String
    /// The members beside session, token and number.
    var members: String
    /// Whether the call carries a number.
    var isNumbered: Bool
  }

  /// What was known at the end: the state without the clock, the result, and the journal but for who was attached.
  struct Outcome: Equatable {
    var state: JSONValue
    var result: JSONValue
    var events: [SessionEvent.Kind]
  }

  /// The calls of a whole sitting, recorded at an engine of its own.
  static func recorded(_ assessment: String) throws -> Script {
    let desk = Desk(try sampleStore())
    guard let candidate = Candidate(at: desk, assessment) else { throw Broken.start }
    var calls: [Call] = []
    for (turn, slot) in candidate.slots.enumerated() {
      calls.append(Call(method: "item.get", members: #""slot":"\#(slot)""#, isNumbered: false))
      guard let answer = fullAnswer(to: candidate.item(slot), turn) else { continue }
      let method = assessment == "practice" ? "item.check" : "response.save"
      if assessment == "practice" {
        calls.append(Call(method: "item.hint", members: #""slot":"\#(slot)""#, isNumbered: true))
      }
      calls.append(Call(method: method, members: #""slot":"\#(slot)","answer":\#(answer)"#, isNumbered: true))
      if turn % 3 == 1 {
        calls.append(Call(method: "item.flag", members: #""slot":"\#(slot)","flagged":true"#, isNumbered: true))
      }
      if turn == 4 {
        calls.append(Call(method: "response.clear", members: #""slot":"s1""#, isNumbered: true))
        calls.append(Call(method: "response.save", members: #""slot":"s99","answer":{"text":"x"}"#, isNumbered: true))
      }
    }
    calls.append(Call(method: "session.submit", members: "", isNumbered: true))
    calls.append(Call(method: "session.submit", members: #""confirm":true"#, isNumbered: true))
    calls.append(Call(method: "session.result", members: "", isNumbered: false))
    return Script(assessment: assessment, calls: calls)
  }

  enum Broken: Error { case start, interrupted(Int) }
}

/// A client that plays a script and, when the engine dies, goes on with another one over the same store.
struct Player {
  let script: Script
  let store: any Store
  let clock = StoppedClock()
  private var desk: Desk
  private var candidate: Candidate
  private var engines: UInt64 = 1

  init(_ script: Script, _ store: any Store) throws {
    self.script = script
    self.store = store
    desk = Desk(store, clock: clock)
    guard let candidate = Candidate(at: desk, script.assessment) else { throw Script.Broken.start }
    self.candidate = candidate
  }

  /// What becomes of the call during which the engine dies.
  enum Death: CaseIterable {
    /// The line came in half.
    case beforeTheEnd
    /// It was carried out, and the reply was lost.
    case beforeTheReply
    /// The reply came through.
    case afterTheReply
  }

  /// Plays all calls; the engine dies at the given ones.
  mutating func play(dying deaths: [Int: Death] = [:]) throws -> Script.Outcome {
    for place in script.calls.indices {
      clock.now = 1_790_000_000_000 + Int64(place) * 1000
      switch deaths[place] {
      case nil: perform(place)
      case .beforeTheEnd:
        let line = self.line(script.calls[place])
        _ = desk.engine.receive(Array(line.utf8.prefix(line.utf8.count / 2))[...])
        try comeBack()
        perform(place)
      case .beforeTheReply:
        perform(place)
        try comeBack()
        perform(place)
      case .afterTheReply:
        perform(place)
        try comeBack()
      }
    }
    var state = candidate.state.members ?? []
    state.removeAll { $0.name == "clock" }
    guard let id = SessionID(candidate.session), let stored = try store.session(id) else { throw Script.Broken.start }
    return Script.Outcome(
      state: .object(state), result: candidate.call("session.result").result,
      events: try stored.events.map(\.kind).filter { kind in
        switch kind {
        case .attached, .started: false
        default: true
        }
      })
  }

  private func line(_ call: Script.Call) -> String {
    let number = call.isNumbered ? #","seq":1"# : ""
    let members = call.members.isEmpty ? "" : "," + call.members
    return #"{"jsonrpc":"2.0","id":1,"method":"\#(call.method)","params":{"session":"\#(candidate.session)","#
      + #""token":"\#(candidate.token)"\#(number)\#(members)}}"#
  }

  private func perform(_ place: Int) {
    let call = script.calls[place]
    let number = script.calls[..<place].filter(\.isNumbered).count + 1
    let members = [call.isNumbered ? #""seq":\#(number)"# : "", call.members].filter { !$0.isEmpty }
    candidate.call(call.method, members.joined(separator: ","))
  }

  /// A new engine, and the same request key.
  private mutating func comeBack() throws {
    engines += 1
    desk = Desk(store, clock: clock, entropy: 100 + engines)
    guard let back = Candidate(at: desk, script.assessment) else { throw Script.Broken.interrupted(Int(engines)) }
    guard back.session == candidate.session else { throw Script.Broken.interrupted(Int(engines)) }
    candidate = back
  }
}
