import AssayJSON
import AssayModel
import AssayStore
import FoundationEssentials
import Glibc

/// One scenario, from the start of the client to its end.
///
/// It waits for nothing: whoever runs it watches its descriptors, for as long as it says, and lets it go a step on. So
/// several go side by side on one thread.
struct ScenarioRun {
  private let timeLimit: Int64
  private let folder: String
  private let listener: Int32
  private let client: ClientProcess
  private let side: EngineSide
  private var connections: [Int32: EngineConnection] = [:]
  private var effects: [EngineSide.Effect] = []
  private var lives = 0
  private let began: Int64
  private var ending: ConformanceRecord.Ending?
  /// Until when what the client still wrote is taken, once it has ended.
  private var drainsUntil = Int64.max

  /// Starts the client.
  ///
  /// - Parameters:
  ///   - scenario: What the client meets.
  ///   - command: The client.
  ///   - timeLimit: After how many milliseconds it is ended.
  /// - Throws: What keeps it from being run.
  init(_ scenario: any Scenario.Type, _ command: [String], timeLimit: Int64) throws(Failure) {
    var stage = Stage()
    scenario.arrange(&stage)
    let store = MemoryStore()
    do {
      try store.publish(
        ConformanceExam.id, packageBytes: try ConformanceExam.package(stage.asks).canonicalBytes(),
        at: Instant(milliseconds: 0), note: "conformance")
    } catch {
      throw Failure("the exam of the conformance test could not be published: \(error).", .ownMistake)
    }
    side = EngineSide(stage, store: store)
    self.timeLimit = timeLimit
    folder = try makeFolder()
    began = Self.milliseconds
    let socketPath = folder + "/engine"
    guard let listener = LocalSocket.listen(at: socketPath) else {
      let reason = systemReason(errno)
      try? FileManager.default.removeItem(atPath: folder)
      throw Failure("no socket could be made in `\(folder)`: \(reason).")
    }
    self.listener = listener
    do throws(Failure) {
      client = try Self.start(command, stage.plan, socketPath, in: folder)
    } catch {
      close(listener)
      try? FileManager.default.removeItem(atPath: folder)
      throw error
    }
  }

  private static func start(
    _ command: [String], _ plan: SittingPlan, _ socketPath: String, in folder: String
  ) throws(Failure) -> ClientProcess {
    let engine = [executablePath(), "conformance", "--engine", socketPath]
    let planFile = folder + "/plan.json"
    if let problem = writeWhole(Array(plan.json(engine: engine).text(.pretty).utf8), to: planFile) {
      throw Failure("`\(planFile)` could not be written: \(problem).")
    }
    return try ClientProcess(
      command,
      variables: [
        ("ASSAY_CONFORMANCE", "1"), ("ASSAY_PLAN", planFile),
        ("ASSAY_ENGINE", engine.map(\.shellQuoted).joined(separator: " ")),
      ], output: folder + "/printed")
  }

  private static var milliseconds: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  private var now: Int64 { Self.milliseconds - began }

  /// What to watch for something to read.
  var descriptors: [Int32] { [listener] + connections.keys }

  /// How long to watch at most, in milliseconds; nobody says when a client ends.
  var wait: Int64 { min(max((effects.map(\.at).min() ?? .max) - now, 0), 10) }

  /// Whether the client has ended, and all that it wrote was taken.
  var isOver: Bool { ending != nil && (now >= drainsUntil || (connections.isEmpty && effects.isEmpty)) }

  /// Takes what can be read, and does what is due.
  mutating func step(_ ready: Set<Int32>) {
    for (descriptor, connection) in connections where ready.contains(descriptor) && !connection.isEnding {
      let chunk = readChunk(descriptor) ?? []
      effects += chunk.isEmpty ? side.end(connection.life, at: now) : side.receive(chunk, on: connection.life, at: now)
    }
    // Behind the reading: a new connection may have the number of one that was closed since `ready` was asked for.
    if ready.contains(listener), let descriptor = LocalSocket.accept(on: listener) {
      lives += 1
      connections[descriptor] = EngineConnection(descriptor, life: lives)
      side.begin(lives)
    }
    effects += side.tick(at: now)
    carryOut()
    for (descriptor, connection) in connections where connection.flush() { connections[descriptor] = nil }
    guard ending == nil else { return }
    ending = client.ending()
    if ending == nil, now > timeLimit {
      client.end()
      ending = .killed
    }
    if ending != nil { drainsUntil = now + 200 }
  }

  /// Ends what the client left behind, and gives what came of the scenario.
  consuming func finish() -> ConformanceRecord {
    if ending == nil { client.end() }
    client.endTheRest()
    connections = [:]
    close(listener)
    side.finish()
    var record = side.record
    record.ending = ending ?? .killed
    record.printed = String(decoding: wholeFile(folder + "/printed").suffix(2000), as: UTF8.self).harmless
    try? FileManager.default.removeItem(atPath: folder)
    return record
  }

  /// Does what is due, in the order in which it was decided.
  private mutating func carryOut() {
    let now = now
    let due = effects.filter { $0.at <= now }
    effects.removeAll { $0.at <= now }
    for effect in due {
      guard let connection = connections.values.first(where: { $0.life == effect.life }) else { continue }
      switch effect.kind {
      case .write(let bytes): connection.write(EngineRelay.piece(bytes))
      case .end: connection.end(EngineRelay.piece([]))
      case .death: connection.end([])
      }
    }
  }
}

/// The connection to one relay: what is written waits until it can be taken, so that nobody waits for a client that
/// does not read.
private final class EngineConnection {
  let life: Int
  private(set) var isEnding = false
  private let descriptor: Int32
  private var waiting: [UInt8] = []

  init(_ descriptor: Int32, life: Int) {
    self.descriptor = descriptor
    self.life = life
  }

  func write(_ bytes: [UInt8]) { waiting += bytes }

  /// Ends the connection once everything is written.
  func end(_ bytes: [UInt8]) {
    waiting += bytes
    isEnding = true
  }

  /// Writes what can be taken; true once nothing more is to be written, or nobody takes it any more.
  func flush() -> Bool {
    while !waiting.isEmpty {
      let count = unsafe waiting.withUnsafeBytes { buffer in
        unsafe send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
      }
      if count < 0 { return errno != EAGAIN && errno != EINTR }
      waiting.removeFirst(count)
    }
    return isEnding
  }

  deinit { close(descriptor) }
}

/// A new folder of our own.
private func makeFolder() throws(Failure) -> String {
  let base = environment("TMPDIR").isEmpty ? "/tmp" : environment("TMPDIR")
  var template = Array((base + "/assay-conformance-XXXXXX").utf8CString)
  guard let made = unsafe mkdtemp(&template) else {
    throw Failure("no folder could be made in `\(base)`: \(systemReason(errno)).")
  }
  return unsafe String(cString: made)
}

/// Where this program stands.
private func executablePath() -> String {
  (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
}

/// What is in a file; nothing where it cannot be read.
private func wholeFile(_ path: String) -> [UInt8] {
  (try? Data(contentsOf: URL(filePath: path))).map { Array($0) } ?? []
}

extension String {
  /// The text as one word of a shell.
  fileprivate var shellQuoted: String {
    let plain = utf8.allSatisfy { byte in
      switch byte {
      case 0x2B...0x3A, 0x40...0x5A, 0x5F, 0x61...0x7A: true
      default: false
      }
    }
    return plain
      ? self : "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }
}
