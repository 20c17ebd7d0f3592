import AssayEngine
import AssayStore

/// Answers saved without a disk: decoder, session, writer and a store in memory, on one core.
enum SavedAnswers: Benchmark {
  static let names = ["saves-per-second"]

  private static let sessions = 16
  private static let linesPerChunk = 64
  private static let chunks = 1_500

  static func run(in place: Workplace) throws -> [Measurement] {
    let rounds = try Rounds([{ try time() }])
    let count = Double(chunks * linesPerChunk)
    return [
      Measurement(
        name: names[0], what: "response.save in memory, 64 lines at a time, per s",
        seen: "\((rounds.median(0) / count).asTime) each, \(sessions) sessions", value: count / rounds.median(0))
    ]
  }

  private static func time() throws -> Double {
    var engine = try Exam.engine(on: MemoryStore())
    var clients: [Client] = []
    for number in 0..<sessions { clients.append(try Client(number, at: &engine)) }
    var lines: [UInt8] = []
    var ends: [Int] = []
    for _ in 0..<chunks {
      for line in 0..<linesPerChunk { clients[line % sessions].appendSave(to: &lines) }
      ends.append(lines.count)
    }
    var begin = 0
    var replies: [UInt8] = []
    replies.reserveCapacity(lines.count * 2)
    let start = Time.processor
    for end in ends {
      replies += engine.receive(lines[begin..<end])
      begin = end
    }
    let time = Time.processor - start
    guard replies.count(of: #""saved":true"#) == chunks * linesPerChunk else {
      throw Failure("the engine did not save every answer")
    }
    return time
  }
}

extension [UInt8] {
  /// How often a text stands in the bytes.
  func count(of text: String) -> Int {
    let pattern = Array(text.utf8)
    var count = 0
    for place in indices where self[place] == pattern[0] && self[place...].starts(with: pattern) { count += 1 }
    return count
  }
}
