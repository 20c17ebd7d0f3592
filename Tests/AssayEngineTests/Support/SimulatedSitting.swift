import AssayDigest
import AssayJSON
import AssayModel
import AssayStore
import Synchronization

@testable import AssayEngine

/// What a client sent under a number, and what it was told of it.
struct SentCommand: Hashable {
  enum Kind: Hashable {
    case save(SlotID, Answer)
    case clear(SlotID)
    /// Something that the assessment refuses.
    case saveNowhere
    case submit
  }

  var kind: Kind
  var isAcknowledged = false
}

/// A client that sends again until it is answered, engines that die, and a store that fails: everything by one seed.
///
/// The store refuses calls, loses writes whose outcome it does not know, or keeps them, and is opened again. Whether an
/// unsynced write was lost is only seen when the store is opened again, since nothing can be read before; so it can be
/// decided when it is written. Between client and engine, replies are lost, and lines come late, twice, or to an engine
/// that another has taken the place of.
final class SimulatedSitting {
  private let store: FailingStore<MemoryStore>
  private let shelf: PackageShelf
  private let clock = StoppedClock()
  private var chance: Chance
  private var engine: Engine
  /// An engine that went on without knowing that a new one was started.
  private var former: Engine?
  private var engines: UInt64 = 0
  private(set) var session = ""
  private var token = ""
  /// Lines that are still under way.
  private var late: [String] = []
  private(set) var sent: [SentCommand]
  /// What went wrong with the promise itself, as it was seen on the way.
  private(set) var broken: [String] = []
  /// How often something was sent.
  private(set) var attempts = 0

  init(seed: Int, exam: [UInt8], shelf: PackageShelf) throws {
    var chance = Chance(seed)
    let base = MemoryStore()
    try base.publish("final", packageBytes: exam, at: Instant(milliseconds: 0), note: "")
    store = FailingStore(base, failing: Self.weather(chance.below(1_000_000), percent: chance.below(25)))
    self.shelf = shelf
    sent = (0..<5 + chance.below(6)).map { _ in SentCommand(kind: Self.command(&chance)) }
    sent.append(SentCommand(kind: .submit))
    self.chance = chance
    engine = Engine(
      store: store, role: .candidate, clock: { Instant(milliseconds: 0) }, entropy: .seeded(1), version: "0.1.0")
    replaceEngine()
  }

  /// What fails, by seed: so many of a hundred calls.
  private static func weather(
    _ seed: Int, percent: Int
  ) -> @Sendable (Int) -> FailingStore<MemoryStore>.Fault? {
    let chance = Mutex(Chance(seed))
    return { _ in
      chance.withLock { chance in
        guard chance.happens(percent) else { return nil }
        return chance.one(of: [
          .refused(.locked(path: "simulated")), .refused(.diskFull(path: "simulated")), .lost, .unknown, .unknown,
        ])
      }
    }
  }

  private static func command(_ chance: inout Chance) -> SentCommand.Kind {
    switch chance.below(10) {
    case 0: .clear(chance.one(of: ["s1", "s2", "s3"]))
    case 1: .saveNowhere
    case 2...4: .save("s1", .choice(OptionID("o", 1 + chance.below(4))))
    case 5...7: .save("s2", .trueFalse(chance.happens(50)))
    default: .save("s3", .number(String(chance.below(1000))))
    }
  }

  /// Plays to the end, and gives what the store holds of it.
  func play() throws -> [SessionEvent] {
    var done = 0
    start()
    while done < sent.count, attempts < 500 {
      let last = min(done + chance.below(3), sent.count - 1)
      let replies = transmit((done...last).map { line($0) })
      while done <= last, let reply = replies[done + 1], isAnswer(reply) {
        acknowledge(done)
        done += 1
      }
      if replies.values.contains(where: { ["staleClient", "unknownSession"].contains($0.kind) }) { start() }
    }
    if done < sent.count { broken.append("number \(done + 1) was never answered") }
    guard let id = SessionID(session) else { return [] }
    return try store.base.session(id)?.events ?? []
  }

  /// Whether a reply answers the command: carried out, or refused by the assessment.
  private func isAnswer(_ reply: JSONValue) -> Bool {
    reply.result != .null || reply.kind == "unknownSlot"
  }

  /// Takes down that a command was answered, and looks whether what the reply promises is so.
  private func acknowledge(_ place: Int) {
    sent[place].isAcknowledged = true
    guard let id = SessionID(session), let kept = try? store.base.session(id)?.events,
      kept.contains(where: { $0.sequence == place + 1 })
    else { return broken.append("number \(place + 1) was acknowledged before it was kept") }
  }

  /// Starts or resumes the session, however often it takes.
  private func start() {
    let call =
      #"{"jsonrpc":"2.0","id":0,"method":"session.start","params":{"assessment":"final","requestKey":"k","candidate":"ada"}}"#
    while attempts < 500 {
      attempts += 1
      let reply = replies(to: call + "\n", from: &engine)[0]?.result ?? .null
      guard let session = reply["session"]?.string, let token = reply["token"]?.string else { continue }
      if !self.session.isEmpty, self.session != session { broken.append("a second session was started") }
      self.session = session
      self.token = token
      return
    }
  }

  /// Sends lines in one piece, and gives the replies that come through, by id.
  private func transmit(_ lines: [String]) -> [Int: JSONValue] {
    attempts += 1
    clock.now += Int64(chance.below(3000))
    let chunk = lines.joined()
    switch chance.below(24) {
    case 0:
      engineDies()
      return [:]
    case 1:
      _ = engine.receive(Array(chunk.utf8.prefix(chunk.utf8.count / 2))[...])
      engineDies()
      return [:]
    case 2:
      _ = engine.receive(Array(chunk.utf8)[...])
      engineDies()
      return [:]
    case 3:
      _ = engine.receive(Array(chunk.utf8)[...])
      return [:]
    case 4: late += lines
    case 5:
      former = engine
      replaceEngine()
      start()
      return [:]
    case 6:
      _ = engine.receive(Array(late.joined().utf8)[...])
      late.removeAll()
    case 7:
      let again = Array((late.joined() + chunk).utf8)
      if var other = former {
        _ = other.receive(again[...])
        former = other
      }
    default: break
    }
    return replies(to: chunk, from: &engine)
  }

  private func replies(to chunk: String, from engine: inout Engine) -> [Int: JSONValue] {
    var replies: [Int: JSONValue] = [:]
    for line in engine.receive(Array(chunk.utf8)[...]).split(separator: 0x0A) {
      let reply = JSONValue(reply: String(decoding: line, as: UTF8.self))
      if let id = reply["id"]?.int { replies[id] = reply }
    }
    return replies
  }

  private func engineDies() {
    replaceEngine()
    start()
  }

  /// A new process on the same store.
  private func replaceEngine() {
    engines += 1
    try? store.reopen()
    engine = Engine(
      store: store, role: .candidate, clock: { [clock] in Instant(milliseconds: clock.now) },
      entropy: .seeded(engines), version: "0.1.0", seeds: .same(11))
    engine.shelf = shelf
    let hello =
      #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocol":"1","client":{"name":"t","version":"1"}}}"#
    _ = engine.receive(Array((hello + "\n").utf8)[...])
  }

  private func line(_ place: Int) -> String {
    let (method, members) =
      switch sent[place].kind {
      case .save(let slot, let answer): ("response.save", #","slot":"\#(slot)","answer":\#(answer.wireText)"#)
      case .clear(let slot): ("response.clear", #","slot":"\#(slot)""#)
      case .saveNowhere: ("response.save", #","slot":"s9","answer":{"text":"x"}"#)
      case .submit: ("session.submit", #","confirm":true"#)
      }
    return #"{"jsonrpc":"2.0","id":\#(place + 1),"method":"\#(method)","params":{"session":"\#(session)","#
      + #""token":"\#(token)","seq":\#(place + 1)\#(members)}}"# + "\n"
  }
}

extension Answer {
  fileprivate var wireText: String {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.text
  }
}
