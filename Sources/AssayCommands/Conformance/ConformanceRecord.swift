import AssayJSON

/// What came of a scenario.
struct ConformanceRecord {
  var plan: SittingPlan
  /// The request key that the session was started with before the client came; nil where the client starts it.
  var earlierKey: String?
  var lines: [SentLine] = []
  /// What was told of the session's end beside replies: when, in milliseconds.
  var closedAt: Int64?
  var ending = Ending.killed
  /// Why the session ended, as its engine says: `candidate` where the client submitted it; nil where it is open.
  var cause: String?
  /// What is in each slot at the end.
  var answers: [String: JSONValue] = [:]
  /// What the client printed last.
  var printed = ""

  /// How the client ended.
  enum Ending: Equatable {
    case exited(Int32)
    case signalled(Int32)
    /// It did not end in time.
    case killed
  }
}

extension ConformanceRecord {
  /// Whether the client was told that its submission was carried out.
  var isSubmissionAcknowledged: Bool {
    lines.contains { $0.method == "session.submit" && $0.answer?.result != nil }
  }

  /// Whether the client ever sends before it has the answer to what it sent.
  var isPipelining: Bool {
    zip(lines, lines.dropFirst()).contains { first, next in
      first.life == next.life && first.answer.map { $0.at > next.at } ?? false
    }
  }

  /// How long after an answer a line may still come that was sent before it was read.
  var leeway: Int64 { isPipelining ? 300 : 0 }

  /// The calls that send a number for the first time, or for something else once it was free again.
  var firstSends: [SentLine] {
    var highest = 0
    return lines.filter { line in
      guard let sequence = line.sequence, sequence > highest else { return false }
      highest = sequence
      return true
    }
  }

  /// The number of the client's first change, as the first reply that opened the session has it.
  var firstNumber: Int {
    lines.lazy.compactMap { $0.answer?.result?["state"]?["nextSeq"]?.int }.first ?? 1
  }

  /// The lines of a method.
  func lines(of method: String) -> [SentLine] { lines.filter { $0.method == method } }
}

/// Something that a client did otherwise than it should.
struct ConformanceProblem {
  /// What was expected, and what came, as a sentence.
  var expected: String
  /// The line that it shows in.
  var line: SentLine?

  init(_ expected: String, _ line: SentLine? = nil) {
    self.expected = expected
    self.line = line
  }
}
