import AssayDigest
import AssayEngine
import AssayJSON
import AssayModel
import AssayStore
import Testing

/// A clock that stands still until it is told otherwise.
final class StoppedClock {
  var now: Int64

  init(_ now: Int64 = 1_790_000_000_000) { self.now = now }
}

/// An engine and a client at its pipe, with everything injected.
final class Desk {
  let store: any Store
  let clock: StoppedClock
  var engine: Engine
  /// Every line sent, after `→ `, and every line that came, after `← `.
  private(set) var transcript: [String] = []
  private(set) var reports: [String] = []
  private var nextID = 1
  private let judge: ProtocolJudge

  init(
    _ store: any Store = MemoryStore(), role: Role = .candidate, clock: StoppedClock = StoppedClock(),
    entropy: UInt64 = 7, seeds: FormSeeds = .same(11), isInitialised: Bool = true
  ) {
    self.store = store
    self.clock = clock
    judge = ProtocolJudge(role)
    let log = Log()
    engine = Engine(
      store: store, role: role, clock: { Instant(milliseconds: clock.now) }, entropy: .seeded(entropy),
      version: "0.1.0", seeds: seeds, report: { log.lines.append($0) })
    self.log = log
    if isInitialised { call("initialize", #"{"protocol":"1","client":{"name":"test","version":"1"}}"#) }
  }

  private let log: Log

  private final class Log { var lines: [String] = [] }

  /// What the engine told whoever runs it.
  var messages: [String] { log.lines }

  /// Sends a line and gives the lines that come back.
  @discardableResult
  func send(_ line: String) -> [String] {
    transcript.append("→ \(line)")
    return took(engine.receive(Array((line + "\n").utf8)[...]), for: line.split(separator: "\n").map(String.init))
  }

  /// Lets the clock go on and gives the lines that come of it.
  @discardableResult
  func wait(_ milliseconds: Int64) -> [String] {
    clock.now += milliseconds
    return took(engine.tick(), for: [])
  }

  /// Takes down lines, and holds them against the protocol's document.
  private func took(_ bytes: [UInt8], for requests: [String]) -> [String] {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    transcript += lines.map { "← \($0)" }
    let problems = judge.problems(requests, lines)
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    return lines
  }

  /// Calls a method and gives its reply, the envelope too.
  @discardableResult
  func call(_ method: String, _ params: String = "{}") -> JSONValue {
    let id = nextID
    nextID += 1
    let lines = send(#"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(params)}"#)
    let replies = lines.map(JSONValue.init(reply:))
    return replies.first { $0["id"]?.int == id } ?? .null
  }
}

extension JSONValue {
  /// Reads a line of the engine; `null` when it is not JSON.
  init(reply line: String) {
    do { self = try JSONValue(parsing: line) } catch { self = .null }
  }

  var result: JSONValue { self["result"] ?? .null }

  /// The kind of the error, or "" in a reply that has none.
  var kind: String { self["error"]?["data"]?["kind"]?.string ?? "" }
}

extension Store {
  /// Publishes a package at the beginning of time.
  func publish(_ package: AssessmentPackage) throws {
    try publish(
      package.assessment.id, packageBytes: try package.canonicalBytes(), at: Instant(milliseconds: 0), note: "test")
  }
}

/// A store with the sample's assessments.
func sampleStore(flipped: Bool = false) throws -> MemoryStore {
  let store = MemoryStore()
  try store.publish(SampleBank(isFlipped: flipped).exam())
  try store.publish(SampleBank(isFlipped: flipped).check())
  return store
}
