import AssayBank
import AssayDiagnostics
import AssayDigest
import AssayEngine
import AssayJSON
import AssayModel
import AssayStore
import FoundationEssentials

/// The exam `bench` of a generated bank, published in a store, and an engine on it.
enum Exam {
  static let id: AssessmentID = "bench"

  /// Publishes the exam in a store and starts an engine for candidates there.
  static func engine(on store: any Store) throws -> Engine {
    try publish(in: store)
    var engine = Engine(store: store, role: .candidate, clock: now, entropy: .seeded(1), version: "bench")
    _ = try engine.call(
      #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocol":"1","client":{"name":"bench"}}}"#)
    return engine
  }

  /// Publishes the exam in a store.
  static func publish(in store: any Store) throws {
    let loaded = BankLoader.load(GeneratedBank.withExam)
    guard let bank = loaded.value?.bank, !loaded.hasErrors, let exam = bank.assessments.first else {
      throw Failure("the generated exam has errors: \(loaded.diagnostics.first?.message.text ?? "it is not there")")
    }
    let bytes = try AssessmentPackage(exam, from: bank).canonicalBytes()
    try store.publish(id, packageBytes: bytes, at: now(), note: "")
  }

  static func now() -> Instant { Instant(milliseconds: Int64(Date.now.timeIntervalSince1970 * 1000)) }
}

/// A session that was started, and the lines that its client sends.
struct Client {
  private let session: String
  private let token: String
  private var sequence = 0

  /// Starts a session.
  ///
  /// - Parameters:
  ///   - number: Told apart by it from others.
  ///   - call: Gives the engine's result of a line.
  /// - Throws: ``Failure`` where no session was started.
  init(_ number: Int, by call: (String) throws -> JSONValue) throws {
    let reply = try call(Self.start(number))
    guard let session = reply["session"]?.string, let token = reply["token"]?.string else {
      throw Failure("the engine started no session")
    }
    self.session = session
    self.token = token
  }

  /// Starts a session.
  init(_ number: Int, at engine: inout Engine) throws { self = try Client(number) { try engine.call($0) } }

  /// The line that starts a session.
  private static func start(_ number: Int) -> String {
    #"{"jsonrpc":"2.0","id":0,"method":"session.start","params":{"assessment":"bench","requestKey":"key-\#(number)"}}"#
  }

  /// The line that comes back to the session, as after a crash.
  var attach: String {
    #"{"jsonrpc":"2.0","id":0,"method":"session.attach","params":{"session":"\#(session)","token":"\#(token)"}}"#
  }

  /// Appends the line that saves the next answer: each of the forty slots in turn, and another option each time round.
  mutating func appendSave(to lines: inout [UInt8]) {
    sequence += 1
    let slot = (sequence - 1) % 40 + 1
    let option = (sequence / 40 + slot) % 4 + 1
    lines +=
      """
      {"jsonrpc":"2.0","id":\(sequence),"method":"response.save","params":{"session":"\(session)","token":"\(token)",\
      "seq":\(sequence),"slot":"s\(slot)","answer":{"choice":"o\(option)"}}}

      """.utf8
  }
}

extension Engine {
  /// The result of one line.
  mutating func call(_ line: String) throws -> JSONValue {
    let reply = receive(Array((line + "\n").utf8)[...])
    guard let result = try JSONValue(parsing: reply)["result"] else {
      throw Failure("the engine refused a line: \(String(decoding: reply, as: UTF8.self))")
    }
    return result
  }
}
