import AssayDigest
import AssayEngine
import AssayJSON
import AssayJSONRPC
import AssayModel
import AssayStore

/// The engine's side of a scenario: engines on one store, each a life that ends in order or by the trouble planned.
///
/// It has no streams and no clock: lines go in with their time, and what is to be written comes out with the time at
/// which it is due.
final class EngineSide {
  /// Something to be done to a connection.
  struct Effect {
    enum Kind {
      case write([UInt8])
      /// Ends the connection in order.
      case end
      /// The engine dies.
      case death
    }

    var life: Int
    /// When, in milliseconds since the scenario began.
    var at: Int64
    var kind: Kind
  }

  private(set) var record: ConformanceRecord
  private let stage: Stage
  private let store: MemoryStore
  private var lives: [Int: EngineLife] = [:]
  /// How long, in milliseconds, a reply is held back after which a good client stops, and the reply to the first answer.
  ///
  /// A client that does not wait for replies goes on meanwhile, and is known by that: what it had sent before it could
  /// read the reply is not taken for going on after it.
  private static let hesitation: Int64 = 250
  /// How far the engine's clock is ahead of the scenario's.
  private var clockAhead: Int64 = 0
  private var now: Int64 = 0
  /// How often each method came: changes by their numbers, other calls by their lines.
  private var counts: [String: Int] = [:]
  private var highest = 0
  /// Whether the reply to an answer was held back, so that a client that does not wait for it is known.
  private var wasHeldBack = false
  private var pending: [PlannedTrouble]
  private var storageFailsUntil: Int64 = -1
  private var isStorageBroken = false

  init(_ stage: Stage, store: MemoryStore) {
    self.stage = stage
    self.store = store
    pending = stage.troubles
    record = ConformanceRecord(plan: stage.plan)
    guard stage.isLeftInPause else { return }
    record.earlierKey = "left-behind"
    SittingAudit(makeEngine()).pause(record)
  }

  private static let epoch: Int64 = 1_790_000_000_000
  private var instant: Instant { Instant(milliseconds: Self.epoch + now + clockAhead) }

  /// Begins a life.
  func begin(_ life: Int) { lives[life] = EngineLife(makeEngine()) }

  private func makeEngine(_ role: Role = .candidate) -> Engine {
    Engine(
      store: store, role: role, clock: { [unowned self] in instant }, entropy: .system, version: Assay.version,
      seeds: .same(1))
  }

  /// Takes bytes that the client sent.
  func receive(_ bytes: [UInt8], on life: Int, at now: Int64) -> [Effect] {
    self.now = now
    guard lives[life] != nil else { return [] }
    lives[life]?.received += bytes
    var effects: [Effect] = []
    while let line = lives[life]?.nextLine() { effects += carryOut(line, on: life) }
    return effects
  }

  /// Takes the end of the client's input.
  func end(_ life: Int, at now: Int64) -> [Effect] {
    self.now = now
    guard let own = lives[life] else { return [] }
    var effects: [Effect] = []
    if !own.received.isEmpty {
      var line = SentLine(life: life, at: now, bytes: own.received)
      line.place = record.lines.count
      line.isTerminated = false
      record.lines.append(line)
    }
    effects.append(Effect(life: life, at: own.latest, kind: .end))
    lives[life] = nil
    return effects
  }

  /// Lets the engines do what their clocks ask for.
  func tick(at now: Int64) -> [Effect] {
    self.now = now
    return lives.keys.sorted().flatMap { life -> [Effect] in
      guard let next = lives[life]?.engine.nextDeadline, next <= instant else { return [] }
      return write(lives[life]?.engine.tick() ?? [], on: life)
    }
  }

  /// What the store has at the end, asked as the client could.
  func finish() {
    lives = [:]
    (record.cause, record.answers) = SittingAudit(makeEngine()).result(of: record)
  }
}

// MARK: - One line

extension EngineSide {
  private func carryOut(_ bytes: [UInt8], on life: Int) -> [Effect] {
    let place = record.lines.count
    var line = SentLine(life: life, at: now, bytes: bytes)
    line.place = place
    record.lines.append(line)
    if let error = standingTrouble(line) { return refuse(place, error) }
    switch nextTrouble(line) {
    case nil:
      let isFirstAnswer = line.method == "response.save" && !wasHeldBack
      wasHeldBack = wasHeldBack || isFirstAnswer
      return answer(place, run(line), delay: isFirstAnswer ? Self.hesitation : 0)
    case .delay(let milliseconds): return answer(place, run(line), delay: milliseconds)
    case .death(.before):
      record.lines[place].isTroubled = true
      return die(life, writing: [])
    case .death(.after):
      record.lines[place].isTroubled = true
      _ = run(line)
      return die(life, writing: [])
    case .death(.within):
      record.lines[place].isTroubled = true
      let reply = run(line)
      return die(life, writing: Array(reply.prefix(reply.count / 2)))
    case .storage(let milliseconds):
      storageFailsUntil = now + milliseconds
      return refuse(place, .failedStorage(isRetryable: true))
    case .storageThatKept:
      _ = run(line)
      return refuse(place, .failedStorage(isRetryable: true))
    case .storageForGood:
      isStorageBroken = true
      return refuse(place, .failedStorage(isRetryable: false), delay: Self.hesitation)
    case .gap: return refuse(place, .missedLine(expected: line.sequence ?? 1))
    case .clock(let milliseconds):
      clockAhead += milliseconds
      return answer(place, run(line))
    case .takenOver:
      SittingAudit(makeEngine()).takeOver(record)
      return answer(place, run(line), delay: Self.hesitation)
    case .displaced:
      var effects = answer(place, run(line))
      SittingAudit(makeEngine()).takeOver(record)
      effects += tell(#"{"jsonrpc":"2.0","method":"session.displaced","params":{"session":"SESSION"}}"#, to: line)
      return effects
    case .voided:
      SittingAudit(makeEngine(.staff)).void(line.session ?? "")
      return tell(
        #"{"jsonrpc":"2.0","method":"session.closed","params":{"session":"SESSION","cause":"staff"}}"#, to: line)
        + answer(place, run(line))
    case .told(let text): return tell(text, to: line) + answer(place, run(line))
    case .refusal(let kind, let code, let details):
      return refuse(
        place,
        RPCError(
          code: code, kind: kind, message: "This is refused for good, in a test.", advice: "Tell the candidate.",
          details: details),
        delay: Self.hesitation)
    }
  }

  private func standingTrouble(_ line: SentLine) -> RPCError? {
    guard line.isChange else { return nil }
    if isStorageBroken { return .failedStorage(isRetryable: false) }
    return now < storageFailsUntil ? .failedStorage(isRetryable: true) : nil
  }

  /// The trouble that is planned for a line; each comes once.
  private func nextTrouble(_ line: SentLine) -> Trouble? {
    guard let method = line.method else { return nil }
    if let sequence = line.sequence {
      guard sequence > highest else { return nil }
      highest = sequence
    }
    let count = counts[method, default: 0] + 1
    counts[method] = count
    guard let place = pending.firstIndex(where: { $0.method == method && $0.nth == count }) else { return nil }
    return pending.remove(at: place).trouble
  }

  private func run(_ line: SentLine) -> [UInt8] { lives[line.life]?.engine.receive((line.bytes + [0x0A])[...]) ?? [] }

  private func refuse(_ place: Int, _ error: RPCError, delay: Int64 = 0) -> [Effect] {
    record.lines[place].isTroubled = true
    var writer = JSONWriter()
    let id = (try? Request(record.lines[place].bytes))?.id ?? .null
    writer.reply(to: id, error: error)
    return answer(place, writer.bytes, delay: delay)
  }

  /// Writes what the engine said to a line, with what the stage adds.
  private func answer(_ place: Int, _ bytes: [UInt8], delay: Int64 = 0) -> [Effect] {
    let line = record.lines[place]
    guard let life = lives[line.life] else { return [] }
    let due = max(life.latest, now + stage.latency + delay)
    lives[line.life]?.latest = due
    var output: [UInt8] = []
    let session = line.session ?? ""
    for told in stage.toldBefore { output += StageLines.line(told, session) }
    for message in StageLines.messages(bytes) {
      if message["id"] != nil {
        record.lines[place].answer = SentLine.Answer(at: due, place: record.lines.count, message: message)
        output += StageLines.reply(message, to: line, on: stage)
      } else {
        note(message, at: due)
        output += message.line
      }
    }
    for told in stage.toldBehind { output += StageLines.line(told, session) }
    let effect = Effect(life: line.life, at: due, kind: .write(output))
    guard life.engine.isShutdown else { return [effect] }
    lives[line.life] = nil
    return [effect, Effect(life: line.life, at: due, kind: .end)]
  }

  /// Writes a notification that only the stage knows of.
  private func tell(_ text: String, to line: SentLine) -> [Effect] {
    let due = max(lives[line.life]?.latest ?? now, now)
    return [Effect(life: line.life, at: due, kind: .write(StageLines.line(text, line.session ?? "")))]
  }

  /// Writes what an engine says of its own accord.
  private func write(_ bytes: [UInt8], on life: Int) -> [Effect] {
    guard !bytes.isEmpty, let own = lives[life] else { return [] }
    let due = max(own.latest, now)
    for message in StageLines.messages(bytes) { note(message, at: due) }
    return [Effect(life: life, at: due, kind: .write(bytes))]
  }

  private func note(_ message: JSONValue, at due: Int64) {
    if message["method"]?.string == "session.closed", record.closedAt == nil { record.closedAt = due }
  }

  private func die(_ life: Int, writing bytes: [UInt8]) -> [Effect] {
    let due = max(lives[life]?.latest ?? now, now)
    lives[life] = nil
    return (bytes.isEmpty ? [] : [Effect(life: life, at: due, kind: .write(bytes))])
      + [Effect(life: life, at: due, kind: .death)]
  }
}

/// One engine, and what came to it that is no whole line yet.
struct EngineLife {
  var engine: Engine
  var received: [UInt8] = []
  /// When the last reply is due that was given.
  var latest: Int64 = 0

  init(_ engine: Engine) { self.engine = engine }

  /// Takes the next line without its end.
  mutating func nextLine() -> [UInt8]? {
    while let end = received.firstIndex(of: 0x0A) {
      let line = Array(received[..<end])
      received.removeSubrange(...end)
      if !line.isEmpty { return line }
    }
    // What is far beyond any line is taken for one, so that it is told and not gathered for ever.
    guard received.count > 4 * LineSplitter.standardLimit else { return nil }
    defer { received = [] }
    return received
  }
}

extension RPCError {
  /// What the store could not keep, in a test.
  fileprivate static func failedStorage(isRetryable: Bool) -> Self {
    RPCError(
      code: 6001, kind: "storage", message: "The store could not do this, so nothing of it is acknowledged.",
      advice: isRetryable ? "Send it again unchanged." : "Tell whoever runs the engine.", isRetryable: isRetryable)
  }

  /// A line that never came, in a test.
  fileprivate static func missedLine(expected: Int) -> Self {
    RPCError(
      code: 3001, kind: "sequenceGap", message: "The number is not the next one; \(expected) is.",
      advice: "Send what was not acknowledged again, in order, from `seq` \(expected) on.",
      details: [JSONMember("expected", JSONValue(expected))])
  }
}
