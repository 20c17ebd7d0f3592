import AssayDigest
import AssayEngine
import AssayJSON
import AssayModel
import AssayStore
import Synchronization

/// One engine with a session under way.
struct Run {
  private let store: FailingStore<MemoryStore>
  private let clock = Clock()
  private let plan: Plan
  private var engine: Engine
  private var output: [UInt8] = []
  private let session: String
  private let token: String

  /// How many calls of the store it takes to start the session.
  static let callsToStart = Run(Plan(0)).store.calls

  init(_ plan: Plan) {
    self.plan = plan
    let base = MemoryStore()
    FuzzBank.publish(in: base)
    store = FailingStore(base, failingAt: plan.fault.map { [$0.call: $0.kind] } ?? [:])
    engine = Self.engine(on: store, clock, seed: 7)
    _ = engine.receive(Self.initialize[...])
    let start = engine.receive(
      Self.line(2, "session.start", #"{"assessment":"check","requestKey":"own","candidate":"c"}"#)[...])
    guard let result = try? JSONValue(parsing: start)["result"], let session = result["session"]?.string,
      let token = result["token"]?.string
    else { preconditionFailure("no session starts: \(String(decoding: start, as: UTF8.self))") }
    self.session = session
    self.token = token
  }

  /// The input with the session and its token in the places left for them.
  func filledIn(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var filled: [UInt8] = []
    var rest = bytes
    let places = [(Array("SESSION".utf8), Array(session.utf8)), (Array("TOKEN".utf8), Array(token.utf8))]
    while let byte = rest.first {
      if let (word, value) = places.first(where: { rest.starts(with: $0.0) }) {
        filled += value
        rest.removeFirst(word.count)
      } else {
        filled.append(byte)
        rest.removeFirst()
      }
    }
    return filled
  }

  mutating func receive(_ chunk: ArraySlice<UInt8>) {
    clock.advance(by: plan.step)
    output += engine.receive(chunk)
    if engine.nextDeadline.map({ $0 <= clock.now }) ?? false { output += engine.tick() }
  }

  /// Ends the input, and holds what came back and what was kept to the laws.
  mutating func finish() {
    // A line that broke off is answered before the session is asked for.
    output += engine.receive([0x0A])
    compareWithSuccessor()
    output += engine.finish()
    check(output)
  }

  /// What an engine answers, asked again where it could not read the store, as a client asks.
  private static func answer(of engine: inout Engine, to question: [UInt8]) -> [UInt8] {
    let reply = engine.receive(question[...])
    let last = lastLine(reply).flatMap { try? JSONValue(parsing: Array($0)) }
    return last?["error"]?["data"]?["kind"]?.string == "storage" ? engine.receive(question[...]) : reply
  }

  /// An engine that is new on the store tells the same of the session as the one that brought it here.
  private mutating func compareWithSuccessor() {
    let hasFailed = plan.fault.map { store.calls >= $0.call } ?? true
    guard hasFailed, !engine.isShutdown else { return }
    let question = Self.line(3, "session.state", #"{"session":"\#(session)","token":"\#(token)"}"#)
    let live = Self.answer(of: &engine, to: question)
    var successor = Self.engine(on: store, clock, seed: 8)
    _ = successor.receive(Self.initialize[...])
    let replayed = Self.answer(of: &successor, to: question)
    guard Self.lastLine(live) != Self.lastLine(replayed) else { return }
    // Unlike a precondition's, these words are told in a release build too.
    fatalError("before: \(String(decoding: live, as: UTF8.self))after: \(String(decoding: replayed, as: UTF8.self))")
  }
}

extension Run {
  private static let initialize = line(1, "initialize", #"{"protocol":"1","client":{"name":"fuzz"}}"#)

  private static func line(_ id: Int, _ method: String, _ params: String) -> [UInt8] {
    Array((#"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(params)}"# + "\n").utf8)
  }

  private static func engine(on store: any Store, _ clock: Clock, seed: UInt64) -> Engine {
    Engine(
      store: store, role: .candidate, clock: { clock.now }, entropy: .seeded(seed), version: "fuzz", seeds: .same(1))
  }

  private static func lastLine(_ bytes: [UInt8]) -> ArraySlice<UInt8>? { bytes.split(separator: 0x0A).last }

  private func check(_ output: [UInt8]) {
    guard let last = output.last else { return }
    precondition(last == 0x0A, "the output ends within a line")
    for line in output.split(separator: 0x0A) {
      let text = String(decoding: line, as: UTF8.self)
      guard let reply = try? JSONValue(parsing: Array(line)) else { preconditionFailure("not JSON: \(text)") }
      precondition(reply["jsonrpc"]?.string == "2.0", "not JSON-RPC: \(text)")
      let isReply = reply["id"] != nil && (reply["result"] == nil) != (reply["error"] == nil)
      precondition(isReply || reply["method"] != nil, "neither reply nor notification: \(text)")
      guard let error = reply["error"] else { continue }
      precondition(error["code"]?.int != nil && error["message"]?.string != nil, "an error without words: \(text)")
      precondition(error["code"]?.int != -32603, "an internal error: \(text)")
    }
  }
}

/// A clock that goes on when it is told to.
final class Clock: Sendable {
  private let time = Mutex(Instant(milliseconds: 1_767_225_600_000))

  var now: Instant { time.withLock { $0 } }

  func advance(by step: Interval) { time.withLock { $0 = $0 + step } }
}
