import AssayJSON

/// One line that the client sent, and what it was answered.
struct SentLine {
  /// Which engine it was sent to, from 1: each start of the engine is a life of its own.
  var life: Int
  /// Milliseconds since the scenario began.
  var at: Int64
  /// How many lines came before it.
  var place = 0
  /// Without its end.
  var bytes: [UInt8]
  /// Whether a line feed stood behind it.
  var isTerminated = true
  /// The line as JSON; nil where it is none.
  let message: JSONValue?
  /// What is asked for, whatever the number and the token, so that two sends can be compared.
  let content: [UInt8]
  var answer: Answer?
  /// Whether it met a trouble, so that its answer says nothing about the client.
  var isTroubled = false

  /// What was written back.
  struct Answer {
    /// When it was written, in milliseconds since the scenario began.
    var at: Int64
    /// How many lines had come when it was decided.
    var place = 0
    var message: JSONValue

    var result: JSONValue? { message["result"] }
    /// The kind of the error, where it is one.
    var kind: String? { message["error"]?["data"]?["kind"]?.string }
  }

  init(life: Int, at: Int64, bytes: [UInt8]) {
    self.life = life
    self.at = at
    self.bytes = bytes
    let message = try? JSONValue(parsing: bytes)
    let own = (message?["params"]?.members ?? []).filter { !["token", "session", "seq"].contains($0.name) }
    content = JSONValue.object([JSONMember("method", message?["method"] ?? .null)] + own).canonicalBytes
    self.message = message
  }
}

extension SentLine {
  var method: String? { message?["method"]?.string }
  var params: JSONValue? { message?["params"] }
  var sequence: Int? { params?["seq"]?.int }
  var session: String? { params?["session"]?.string }

  /// Whether it was sent with the answer at hand.
  ///
  /// Time alone does not say so: a clock can stand still while an answer goes out and the next line comes in.
  ///
  /// - Parameters:
  ///   - answer: An answer to an earlier line.
  ///   - leeway: How long, in milliseconds, a line may still come that was sent before the answer was read; 0 for a client
  ///     that waits for its answers.
  /// - Returns: Whether it came behind the answer.
  func came(after answer: Answer, leeway: Int64) -> Bool {
    at > answer.at + leeway || (leeway == 0 && at == answer.at && place >= answer.place)
  }

  /// Whether it is a call that changes a session.
  var isChange: Bool { params?["seq"] != nil }

  /// Whether it was answered with a result, or with a refusal that used its number.
  var isSettled: Bool {
    guard let answer else { return false }
    return answer.result != nil || !Self.numberless.contains(answer.kind ?? "")
  }

  /// Whether it was refused for good without using its number, which is free for something else then.
  var freedItsNumber: Bool {
    guard let kind = answer?.kind else { return false }
    return Self.numberless.contains(kind) && !["storage", "sequenceGap", "staleClient"].contains(kind)
  }

  private static let numberless: Set<String> = [
    "parseError", "invalidRequest", "methodNotFound", "invalidParams", "internalError", "notInitialised", "storage",
    "limit", "sequenceGap", "sequenceConflict", "staleClient", "unknownSession",
  ]

  /// The line for people, shortened.
  var shown: String {
    let text = String(decoding: bytes.prefix(600), as: UTF8.self).harmless
    return bytes.count > 600 ? text + "… (\(bytes.count) bytes)" : text
  }
}
